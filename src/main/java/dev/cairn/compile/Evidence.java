package dev.cairn.compile;

import dev.cairn.compile.NameUse.Mark;
import dev.cairn.compile.NameUse.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What all sources together have on a group of names.
///
/// @param marksBySource by source, how it sets any of the names apart
/// @param bearings the statements that bear on the thing, the most telling first
record Evidence(Map<Integer, Integer> marksBySource, List<Bearing> bearings) {
  /// A statement's bearing on the thing.
  record Bearing(int source, String slug, int statement, int score) {}

  private static final int STRONG =
      Mark.TITLE.bit()
          | Mark.HEADING.bit()
          | Mark.EMPHASIS.bit()
          | Mark.QUOTED.bit()
          | Mark.DEFINED.bit()
          | Mark.LABEL.bit()
          | Mark.ACRONYM.bit()
          | Mark.PROPER.bit()
          | Mark.LINKED.bit()
          | Mark.PERSON.bit();
  private static final int EDITORIAL =
      Mark.TITLE.bit()
          | Mark.HEADING.bit()
          | Mark.QUOTED.bit()
          | Mark.DEFINED.bit()
          | Mark.LABEL.bit()
          | Mark.LINKED.bit()
          | Mark.EMPHASIS.bit()
          | Mark.ACRONYM.bit();

  static Evidence of(NameGroup group, Store store) {
    Map<Integer, Integer> marks = new TreeMap<>();
    Map<Integer, Map<Integer, Integer>> scores = new TreeMap<>();
    for (String key : group.keys()) {
      store
          .uses(key)
          .forEach((source, use) -> {
            marks.merge(source, use.marks(), (a, b) -> a | b);
            Map<Integer, Integer> own = scores.computeIfAbsent(source, id -> new TreeMap<>());
            for (Role role : use.roles()) {
              own.merge(role.statement(), role.score(), Math::max);
            }
          });
    }
    List<Bearing> bearings = new ArrayList<>();
    scores.forEach((source, own) -> {
      String slug = store.slug(source);
      own.forEach((statement, score) -> bearings.add(new Bearing(source, slug, statement, score)));
    });
    bearings.sort(
        Comparator.comparingInt(Bearing::score)
            .reversed()
            .thenComparing(Bearing::slug)
            .thenComparingInt(Bearing::statement));
    return new Evidence(marks, bearings);
  }

  boolean has(Mark mark) {
    return marksBySource.values().stream().anyMatch(mark::in);
  }

  /// Whether two sources speak of it, or one is plainly about it.
  boolean isEnough() {
    List<Bearing> central =
        bearings.stream().filter(bearing -> bearing.score() >= Role.CENTRAL).toList();
    long speaking = central.stream().mapToInt(Bearing::source).distinct().count();
    if (has(Mark.ABOUT) && central.size() >= 2) {
      return true;
    }
    boolean strong = marksBySource.values().stream().anyMatch(marks -> (marks & STRONG) != 0);
    long using = bearings.stream().mapToInt(Bearing::source).distinct().count();
    boolean spokenOf =
        speaking >= 1 && central.size() >= 2 && (speaking >= 2 || central.size() >= 3);
    long quotable = bearings.stream().filter(bearing -> bearing.score() >= 24).count();
    boolean setApart = editors() >= 2 && central.size() >= 1 && quotable >= 3;
    return strong
        && using >= 2
        && (spokenOf || setApart || has(Mark.PROPER) && isNamedOften(using, central.size()));
  }

  /// Whether a proper name occurs so often that a reader would look it up though hardly a sentence
  /// is about it.
  private boolean isNamedOften(long using, int central) {
    long quotable = bearings.stream().filter(bearing -> bearing.score() >= 24).count();
    return using >= 3 && quotable >= 3 || central >= 2 && quotable >= 3;
  }

  /// Whether a writer set a plain word apart as a name: defined, quoted or stressed it, or two put
  /// it in a heading.
  boolean isTerm() {
    int naming =
        Mark.TITLE.bit()
            | Mark.QUOTED.bit()
            | Mark.DEFINED.bit()
            | Mark.LABEL.bit()
            | Mark.LINKED.bit()
            | Mark.EMPHASIS.bit()
            | Mark.ACRONYM.bit()
            | Mark.ABOUT.bit();
    return marksBySource.values().stream().anyMatch(marks -> (marks & naming) != 0)
        || marksBySource.values().stream().filter(Mark.HEADING::in).count() >= 2;
  }

  /// In how many sources a writer set the name apart, capitals not counted.
  long editors() {
    return marksBySource.values().stream().filter(marks -> (marks & EDITORIAL) != 0).count();
  }
}
