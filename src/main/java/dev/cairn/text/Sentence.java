package dev.cairn.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A sentence of a text.
///
/// @param start offset of its first character in the text
/// @param end offset behind its last
public record Sentence(int start, int end, String text) {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "e.g", "i.e", "cf", "etc", "al",
          "fig", "figs", "no", "nos", "vol", "pp", "p", "ch", "sec", "ed", "eds", "ca", "approx",
          "inc", "ltd", "co", "corp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
          "sept", "oct", "nov", "dec", "bzw", "z.b", "d.h", "u.a", "usw", "nr", "bd", "hrsg", "m",
          "mme", "sra", "dra");

  /// The sentences of a text in order, without the white space between them. The division follows
  /// the JDK's rules for the language and takes back what an abbreviation or an initial made it
  /// cut.
  ///
  /// @param language an ISO 639-1 code, or `und`
  public static List<Sentence> of(String text, String language) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
    breaks.setText(text);
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (end < text.length() && continues(text, start, end)) {
        continue;
      }
      add(sentences, text, start, end);
      start = end;
    }
    return sentences;
  }

  private static void add(List<Sentence> sentences, String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      sentences.add(new Sentence(from, to, text.substring(from, to)));
    }
  }

  /// Whether the sentence that starts at `start` goes on behind `end`.
  private static boolean continues(String text, int start, int end) {
    int last = end - 1;
    while (last > start && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    if (last - start > 2_000) {
      return false;
    }
    if (Character.isLowerCase(text.codePointAt(end))) {
      return true;
    }
    int opened = 0;
    int quotes = 0;
    for (int i = start; i <= last; i++) {
      char c = text.charAt(i);
      quotes += c == '"' ? 1 : 0;
      opened += c == '(' || c == '“' || c == '„' ? 1 : c == ')' || c == '”' ? -1 : 0;
    }
    if (opened > 0 && last - start < 600 && closesSoon(text, end, ")”")) {
      return true;
    }
    if (quotes % 2 == 1 && last - start < 600 && closesSoon(text, end, "\"")) {
      return true;
    }
    if (text.charAt(last) != '.') {
      return false;
    }
    int from = last;
    while (from > start
        && !Character.isWhitespace(text.charAt(from - 1))
        && text.charAt(from - 1) != '(') {
      from--;
    }
    String word = text.substring(from, last).toLowerCase(Locale.ROOT);
    boolean initial =
        word.length() == 1 && Character.isUpperCase(text.charAt(from)) && !word.equals("i");
    return initial || ABBREVIATIONS.contains(word);
  }

  /// Whether what was opened is closed within the next few sentences' length.
  private static boolean closesSoon(String text, int from, String closing) {
    int to = Math.min(text.length(), from + 400);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (closing.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }
}
