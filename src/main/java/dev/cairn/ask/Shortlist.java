package dev.cairn.ask;

import dev.cairn.ask.Question.Wants;
import dev.cairn.compile.Statement;
import dev.cairn.review.Callout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses among candidates those that are said: the best that say different things, with the list
/// that one of them announces, and with both sides where sources disagree about one of them.
final class Shortlist {
  private static final int MOST = 5;

  /// A statement that answers less well than this part of the best is left out.
  private static final double CLOSE = 0.75;

  /// Two statements that share more of their words say the same.
  private static final double SAME = 0.7;

  /// What likeness to what was said before, and another passage of one source, take from a score.
  private static final double REPEATED = 0.25;

  private static final double SAME_SOURCE = 0.04;

  /// A disagreement of which a side has this part of the question's words is about the question.
  private static final double TOUCHED = 0.5;

  /// No more are looked at.
  private static final int OPEN = 60;

  private static final int LONG = 300;

  private final Question question;
  private final Witnesses found;
  private final List<Candidate> candidates;
  private final List<Candidate> chosen = new ArrayList<>();

  /// One of those that are said.
  ///
  /// @param heading what it stands below; empty for the answer itself
  record Entry(String heading, Candidate candidate) {}

  /// @param candidates the best first
  /// @param found on whose pages disagreements are
  Shortlist(Question question, List<Candidate> candidates, Witnesses found) {
    this.question = question;
    this.found = found;
    this.candidates = candidates;
  }

  List<Entry> entries() {
    choose();
    List<Callout> touched = found.disagreements().stream().filter(this::isTouched).toList();
    Map<Candidate, String> disputed = new HashMap<>();
    List<Entry> below = new ArrayList<>();
    for (Callout disagreement : touched) {
      String heading = "Sources disagree: " + disagreement.subject();
      for (Candidate side : sides(disagreement)) {
        if (disputed.putIfAbsent(side, heading) == null) {
          below.add(new Entry(heading, side));
        }
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (Candidate candidate : inReadingOrder()) {
      if (!disputed.containsKey(candidate)) {
        entries.add(new Entry("", candidate));
        announced(candidate).forEach(item -> entries.add(new Entry("", item)));
      }
    }
    entries.addAll(below);
    return List.copyOf(entries);
  }

  private void choose() {
    List<Candidate> open =
        new ArrayList<>(candidates.stream().filter(Shortlist::isQuotable).limit(OPEN).toList());
    double best = open.isEmpty() ? 0 : open.getFirst().score();
    boolean fitting = !open.isEmpty() && open.getFirst().fits();
    while (chosen.size() < MOST && !open.isEmpty()) {
      Candidate next = open.stream().max(Comparator.comparingDouble(this::worth)).get();
      open.remove(next);
      if (worth(next) < CLOSE * best) {
        break;
      }
      boolean same = chosen.stream().anyMatch(other -> other.likeness(next) > SAME);
      if (!same && (next.fits() || !fitting)) {
        chosen.add(next);
      }
    }
  }

  /// Of what is too long the beginning can be quoted.
  private static boolean isQuotable(Candidate candidate) {
    String text = candidate.statement().text();
    return Citations.hasLength(text) || text.length() > LONG;
  }

  private double worth(Candidate candidate) {
    double likeness = chosen.stream().mapToDouble(candidate::likeness).max().orElse(0);
    long same =
        chosen.stream()
            .filter(c -> c.witness() == candidate.witness() && !c.isBeside(candidate))
            .count();
    return candidate.score() - REPEATED * likeness - SAME_SOURCE * same;
  }

  /// What stands in one passage follows each other as it does there, unless the question wants one
  /// thing said, which then comes first.
  private List<Candidate> inReadingOrder() {
    if (question.wants() != Wants.ANYTHING && question.wants() != Wants.REASON) {
      return chosen;
    }
    List<Candidate> ordered = new ArrayList<>();
    for (Candidate candidate : chosen) {
      if (!ordered.contains(candidate)) {
        chosen.stream()
            .filter(other -> other.isBeside(candidate))
            .sorted(Comparator.comparingInt(other -> other.statement().number()))
            .forEach(ordered::add);
      }
    }
    return ordered;
  }

  /// The list that a statement announces by the colon it ends with: items, or paragraphs that open
  /// alike, such as `Phase 1:` and `Phase 2:`.
  private List<Candidate> announced(Candidate candidate) {
    if (!candidate.statement().text().endsWith(":")) {
      return List.of();
    }
    List<Statement> items = new ArrayList<>();
    Statement before = candidate.statement();
    for (Statement next : candidate.witness().statements()) {
      boolean follows =
          next.passage() == before.passage() + 1
              && next.opens()
              && next.headings().equals(before.headings())
              && (items.isEmpty() ? opening(next) != null : isAlike(next, items.getFirst()));
      if (follows && items.size() < MOST) {
        items.add(next);
        before = next;
      }
    }
    return items.stream()
        .map(item -> Candidate.unweighed(candidate.witness(), item))
        .filter(item -> isQuotable(item) && !chosen.contains(item))
        .toList();
  }

  private static boolean isAlike(Statement next, Statement first) {
    return Objects.equals(opening(next), opening(first));
  }

  /// What the items of a list have in common; null for what is none.
  private static @Nullable String opening(Statement statement) {
    if (statement.item()) {
      return "";
    }
    return statement.label().isEmpty() ? null : statement.label().split(" ")[0];
  }

  /// Whether the question is about it.
  private boolean isTouched(Callout disagreement) {
    List<Candidate> sides = sides(disagreement);
    return !disagreement.isDecided()
        && sides.size() > 1
        && sides.stream().anyMatch(side -> side.cover() >= TOUCHED && side.fits());
  }

  /// The statements that a disagreement cites, also those that have no word of the question.
  private List<Candidate> sides(Callout disagreement) {
    List<Candidate> sides = new ArrayList<>();
    for (String label : disagreement.labels()) {
      candidates.stream()
          .filter(candidate -> candidate.label().equals(label))
          .findFirst()
          .or(() -> unweighed(label))
          .ifPresent(sides::add);
    }
    return sides;
  }

  private Optional<Candidate> unweighed(String label) {
    return found.all().stream()
        .flatMap(witness ->
            witness.statements().stream().map(statement -> Candidate.unweighed(witness, statement)))
        .filter(candidate -> candidate.label().equals(label))
        .findFirst();
  }
}
