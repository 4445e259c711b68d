package dev.cairn.compile;

import dev.cairn.source.Passage;
import dev.cairn.source.Source;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Finds a model's quotations in a source, and gives each the statement that it stands for. A
/// quotation is found where its words follow each other in one passage; what is kept of it is the
/// source's own text.
public final class Quotations {
  private static final int FEWEST_WORDS = 3;
  private static final int MOST_WORDS = 60;

  private record Place(int passage, int word) {}

  /// A stretch of a passage.
  private record Stretch(int passage, int start, int end) {}

  private final List<Passage> passages;
  private final List<List<Word>> words = new ArrayList<>();
  private final Map<String, List<Place>> places = new HashMap<>();
  private final Map<Integer, List<Statement>> byPassage = new HashMap<>();
  private final List<Statement> statements;

  /// @param statements the source's own statements; those that quotations add follow them
  public Quotations(Source source, List<Statement> statements) {
    this.passages = source.passages();
    this.statements = new ArrayList<>(statements);
    for (int i = 0; i < passages.size(); i++) {
      List<Word> own = Word.of(passages.get(i).text());
      words.add(own);
      for (int j = 0; j < own.size(); j++) {
        places.computeIfAbsent(own.get(j).folded(), word -> new ArrayList<>()).add(new Place(i, j));
      }
    }
    statements.forEach(statement ->
        byPassage
            .computeIfAbsent(statement.passage(), passage -> new ArrayList<>())
            .add(statement));
  }

  /// Whether the words of a name follow each other somewhere in the source.
  boolean occurs(String name) {
    return find(name, passage -> true).isPresent();
  }

  /// The statement that a quotation stands for: the source's own where that is short enough to be
  /// quoted, else one that says no more than the quotation. Empty where the source does not say it.
  Optional<Statement> statement(String quotation) {
    return statement(quotation, passage -> true);
  }

  /// The statement that a quotation stands for in one passage.
  public Optional<Statement> statement(String quotation, int passage) {
    return statement(quotation, place -> place == passage);
  }

  private Optional<Statement> statement(String quotation, IntPredicate where) {
    Optional<Stretch> found = find(quotation, where);
    if (found.isEmpty() || !isQuotable(passages.get(found.get().passage()))) {
      return Optional.empty();
    }
    Stretch stretch = found.get();
    Passage passage = passages.get(stretch.passage());
    Optional<Statement> own =
        byPassage.getOrDefault(stretch.passage(), List.of()).stream()
            .filter(statement -> holds(passage, statement, stretch) && fits(statement.text()))
            .findFirst();
    if (own.isPresent()) {
      return own;
    }
    String text = passage.text().substring(stretch.start(), stretch.end());
    return fits(text) ? Optional.of(added(text, stretch.passage(), passage)) : Optional.empty();
  }

  /// All statements, those that quotations added last.
  List<Statement> statements() {
    return List.copyOf(statements);
  }

  private static boolean isQuotable(Passage passage) {
    return switch (passage.kind()) {
      case PARAGRAPH, LIST_ITEM, QUOTE, TABLE_ROW -> true;
      case HEADING, CODE -> false;
    };
  }

  private static boolean fits(String text) {
    int count = QuoteMatcher.words(text);
    return count >= FEWEST_WORDS && count <= MOST_WORDS;
  }

  /// Whether the quotation lies within the statement, or the statement within the quotation.
  private static boolean holds(Passage passage, Statement statement, Stretch stretch) {
    int from = passage.text().indexOf(statement.text());
    if (from < 0) {
      return false;
    }
    int to = from + statement.text().length();
    boolean within = from <= stretch.start() && stretch.end() <= to;
    return within || stretch.start() <= from && to <= stretch.end();
  }

  private Statement added(String text, int index, Passage passage) {
    for (Statement known : byPassage.getOrDefault(index, List.of())) {
      if (known.text().equals(text)) {
        return known;
      }
    }
    Statement statement =
        new Statement(
            statements.size() + 1,
            text,
            "",
            passage.locator().toString(),
            passage.headings(),
            index,
            passage.kind() == Passage.Kind.LIST_ITEM,
            false);
    statements.add(statement);
    byPassage.computeIfAbsent(index, passages -> new ArrayList<>()).add(statement);
    return statement;
  }

  private Optional<Stretch> find(String quotation, IntPredicate where) {
    List<Word> wanted = Word.of(quotation);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    for (Place place : places.getOrDefault(wanted.getFirst().folded(), List.of())) {
      List<Word> here = words.get(place.passage());
      if (where.test(place.passage())
          && place.word() + wanted.size() <= here.size()
          && isSame(here.subList(place.word(), place.word() + wanted.size()), wanted)) {
        String text = passages.get(place.passage()).text();
        int end = here.get(place.word() + wanted.size() - 1).end();
        return Optional.of(
            new Stretch(place.passage(), here.get(place.word()).start(), closed(text, end)));
      }
    }
    return isDense(wanted) ? findLetters(quotation.strip(), where) : Optional.empty();
  }

  /// Writing without spaces has no words that a quotation could begin and end with.
  private static boolean isDense(List<Word> words) {
    return Character.isIdeographic(words.getFirst().text().codePointAt(0))
        || Character.isIdeographic(words.getLast().text().codePointAt(0));
  }

  private Optional<Stretch> findLetters(String quotation, IntPredicate where) {
    for (int i = 0; i < passages.size(); i++) {
      int from = where.test(i) ? passages.get(i).text().indexOf(quotation) : -1;
      if (from >= 0) {
        return Optional.of(new Stretch(i, from, from + quotation.length()));
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(List<Word> left, List<Word> right) {
    for (int i = 0; i < left.size(); i++) {
      if (!left.get(i).folded().equals(right.get(i).folded())) {
        return false;
      }
    }
    return true;
  }

  /// The end of a stretch with the full stop that belongs to its last word.
  private static int closed(String text, int end) {
    return end < text.length() && ".!?".indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
  }
}
