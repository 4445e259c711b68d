package dev.cairn.compile;

import dev.cairn.text.CommonWords;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The stretches of a text that could be a name: one to five words that neither begin nor end with
/// a function word.
final class Grams {
  /// A stretch that could be a name.
  ///
  /// @param first index of its first word
  /// @param last index of its last word
  record Gram(String key, int first, int last) {
    int length() {
      return last - first + 1;
    }
  }

  private static final int MOST_WORDS = 5;
  private static final int MOST_PLAIN_WORDS = 3;
  private static final Set<String> INNER =
      Set.of(
          "of", "over", "for", "to", "and", "the", "in", "on", "as", "de", "von", "van", "der",
          "la", "du", "des", "del");

  private Grams() {}

  static List<Gram> of(String text, List<Word> words, Set<String> functionWords) {
    List<Gram> grams = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      if (functionWords.contains(words.get(first).folded())) {
        titled(text, words, first, grams);
      }
      if (isEnd(words.get(first), functionWords) && isPlainNumber(words.get(first)) == false) {
        extend(text, words, functionWords, first, grams);
      }
    }
    return grams;
  }

  /// A title that begins with a function word: four capitalised words or more, such as `As We May
  /// Think`.
  private static void titled(String text, List<Word> words, int first, List<Gram> grams) {
    int last = first;
    while (last + 1 < words.size()
        && last - first < MOST_WORDS
        && words.get(last).isCapitalised()
        && words.get(last + 1).isCapitalised()
        && isJoined(text, words.get(last), words.get(last + 1))) {
      last++;
    }
    if (last - first >= 3) {
      grams.add(new Gram(NameKey.of(words, first, last + 1), first, last));
    }
  }

  /// Whether a gram is a part of a hyphenated compound, or of a longer capitalised name.
  static boolean isPart(String text, List<Word> words, Gram gram) {
    Word first = words.get(gram.first());
    Word last = words.get(gram.last());
    boolean before =
        first.start() > 0
            && text.charAt(first.start() - 1) == '-'
            && gram.first() > 0
            && words.get(gram.first() - 1).end() == first.start() - 1;
    boolean after =
        gram.last() + 1 < words.size()
            && text.charAt(last.end()) == '-'
            && words.get(gram.last() + 1).start() == last.end() + 1
            && !NameMarks.isPatternWord(words.get(gram.last() + 1));
    if (before || after) {
      return true;
    }
    if (isTail(text, words, gram)) {
      return true;
    }
    if (gram.last() + 1 >= words.size() || !last.isCapitalised() || gram.length() > 2) {
      return false;
    }
    Word next = words.get(gram.last() + 1);
    return next.isCapitalised() && !next.isAcronym() && isJoined(text, last, next);
  }

  /// Whether a gram ends a longer capitalised name.
  static boolean isTail(String text, List<Word> words, Gram gram) {
    Word first = words.get(gram.first());
    if (gram.first() == 0 || !first.isCapitalised()) {
      return false;
    }
    Word previous = words.get(gram.first() - 1);
    boolean name =
        previous.isCapitalised()
            && !previous.isAcronym()
            && !CommonWords.isGeneral(previous.text());
    return name && isJoined(text, previous, first);
  }

  private static void extend(
      String text, List<Word> words, Set<String> functionWords, int first, List<Gram> grams) {
    boolean capitals = words.get(first).isCapitalised();
    for (int last = first; last < Math.min(words.size(), first + MOST_WORDS); last++) {
      Word word = words.get(last);
      if (last > first && !isJoined(text, words.get(last - 1), word)) {
        return;
      }
      int length = last - first + 1;
      if (length > MOST_PLAIN_WORDS && !capitals) {
        return;
      }
      if (!isEnd(word, functionWords)) {
        if (!INNER.contains(word.folded())) {
          return;
        }
        continue;
      }
      if (last + 1 < words.size()
          && isPlainNumber(words.get(last + 1))
          && text.startsWith("-", word.end())) {
        continue;
      }
      boolean single = length == 1;
      if (single && (word.text().length() < 2 || CommonWords.isGeneral(word.text()))) {
        continue;
      }
      if (length > MOST_PLAIN_WORDS && !word.isCapitalised()) {
        continue;
      }
      grams.add(new Gram(NameKey.of(words, first, last + 1), first, last));
    }
  }

  private static boolean isEnd(Word word, Set<String> functionWords) {
    return !functionWords.contains(word.folded()) && (word.hasLetter() || word.hasDigit());
  }

  static boolean isPlainNumber(Word word) {
    return !word.hasLetter();
  }

  /// Whether nothing but a space or a hyphen stands between two words.
  static boolean isJoined(String text, Word left, Word right) {
    int gap = right.start() - left.end();
    if (gap == 0) {
      return true;
    }
    if (gap != 1) {
      return false;
    }
    char c = text.charAt(left.end());
    return c == ' ' || c == '-' || c == '‑' || c == 0xA0;
  }
}
