package dev.cairn.search;

import java.util.ArrayList;
import java.util.List;

/// What a person typed, taken apart. Every text has a meaning: a quotation mark that nothing
/// closes, a lone `-` and other stray marks are passed over, and `word:` before anything is a word
/// unless [Condition] knows it.
record QueryText(List<Clause> clauses, List<Condition> conditions) {
  /// Clauses behind this many are not looked at: somebody pasted a text.
  private static final int MOST = 64;

  /// Fewer letters than this before a `*` begin too many words to say anything.
  private static final int SHORTEST_PREFIX = 2;

  QueryText {
    clauses = List.copyOf(clauses);
    conditions = List.copyOf(conditions);
  }

  /// The parts of a text in order.
  static QueryText of(String text) {
    List<Clause> clauses = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < text.length() && clauses.size() + conditions.size() < MOST; ) {
      if (Character.isWhitespace(text.charAt(i))) {
        i++;
        continue;
      }
      boolean negated =
          text.charAt(i) == '-' && i + 1 < text.length() && isWanted(text.charAt(i + 1));
      int start = negated ? i + 1 : i;
      Condition.Key key = Condition.keyAt(text, start);
      Part value = Part.at(text, key == null ? start : start + key.word().length() + 1);
      Condition condition = key == null ? null : Condition.of(key, value.inside(), negated);
      Part part = key == null || condition != null ? value : Part.at(text, start);
      if (condition != null) {
        conditions.add(condition);
      } else {
        add(clauses, part, negated);
      }
      i = part.next();
    }
    return new QueryText(clauses, conditions);
  }

  private static boolean isWanted(char c) {
    return c != '-' && !Character.isWhitespace(c);
  }

  private static void add(List<Clause> clauses, Part part, boolean negated) {
    String inside = part.inside().strip();
    if (inside.isEmpty()) {
      return;
    }
    int stem = inside.length() - 1;
    boolean prefix =
        !part.quoted()
            && inside.charAt(stem) == '*'
            && stem >= SHORTEST_PREFIX
            && Character.isLetterOrDigit(inside.charAt(stem - 1));
    clauses.add(
        prefix
            ? new Clause(inside.substring(0, stem), Clause.Kind.PREFIX, negated)
            : new Clause(inside, part.quoted() ? Clause.Kind.PHRASE : Clause.Kind.WORD, negated));
  }

  /// A word, or what stands between quotation marks.
  ///
  /// @param next where the text goes on behind it
  private record Part(String inside, boolean quoted, int next) {
    static Part at(String text, int start) {
      int close =
          start < text.length() && isQuote(text.charAt(start)) ? closing(text, start + 1) : -1;
      if (close >= 0) {
        return new Part(text.substring(start + 1, close), true, close + 1);
      }
      int end = endOfWord(text, start);
      return new Part(text.substring(Math.min(start, end), end), false, end);
    }

    private static boolean isQuote(char c) {
      return c == '"' || c == '“' || c == '”' || c == '„';
    }

    private static int closing(String text, int from) {
      for (int i = from; i < text.length(); i++) {
        if (isQuote(text.charAt(i))) {
          return i;
        }
      }
      return -1;
    }

    private static int endOfWord(String text, int start) {
      int i = Math.min(start + 1, text.length());
      while (i < text.length()
          && !Character.isWhitespace(text.charAt(i))
          && !isQuote(text.charAt(i))) {
        i++;
      }
      return i;
    }
  }
}
