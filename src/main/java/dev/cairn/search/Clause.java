package dev.cairn.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A part of what somebody looks for: a word, or a phrase in quotation marks, wanted or not.
record Clause(String text, boolean phrase, boolean negated) {
  /// Words behind this many are not looked at: somebody pasted a text.
  private static final int MOST = 64;

  /// English words that stand in nearly every text.
  private static final Set<String> COMMON =
      Set.of(
          ("a about also an and any are as at be been being but by can could did do does for from"
                  + " had has have how i if in into is it its my no not of on or our should so such"
                  + " than that the their them then there these they this those to was we were what"
                  + " when where which while who whom whose why will with would you your")
              .split(" "));

  /// Those of the clauses that tell one text from another: without common words, unless there is
  /// nothing else.
  static List<Clause> telling(List<Clause> clauses) {
    List<Clause> telling = clauses.stream().filter(clause -> !clause.isCommon()).toList();
    return telling.isEmpty() ? clauses : telling;
  }

  private boolean isCommon() {
    return !phrase && COMMON.contains(text.toLowerCase(Locale.ROOT));
  }

  /// The clauses of a text in order. Every text has a meaning: a quotation mark that nothing
  /// closes, a lone `-` and other stray marks are passed over.
  static List<Clause> parse(String text) {
    List<Clause> clauses = new ArrayList<>();
    for (int i = 0; i < text.length() && clauses.size() < MOST; ) {
      if (Character.isWhitespace(text.charAt(i))) {
        i++;
        continue;
      }
      boolean negated =
          text.charAt(i) == '-' && i + 1 < text.length() && isWanted(text.charAt(i + 1));
      int start = negated ? i + 1 : i;
      int close = isQuote(text.charAt(start)) ? closing(text, start + 1) : -1;
      int end = close < 0 ? endOfWord(text, start) : close;
      String inside = text.substring(close < 0 ? start : start + 1, end).strip();
      if (!inside.isEmpty()) {
        clauses.add(new Clause(inside, close >= 0, negated));
      }
      i = close < 0 ? end : close + 1;
    }
    return clauses;
  }

  private static boolean isWanted(char c) {
    return c != '-' && !Character.isWhitespace(c);
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
    int i = start + 1;
    while (i < text.length()
        && !Character.isWhitespace(text.charAt(i))
        && !isQuote(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
