package dev.cairn.gate;

import dev.cairn.text.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers in a text, in digits or in words, in a form in which `5` meets `five`, `1st` meets `1`
/// and `4,000` meets `4000`.
public final class Numbers {
  private static final Pattern DIGITS = Pattern.compile("([0-9][0-9.,]*)(st|nd|rd|th|s|%|k|K|x)?");
  private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:[.,][0-9]{3})+");

  /// Words that say how many wherever they stand. `one` is not among them: it mostly points at
  /// something.
  private static final Map<String, Integer> COUNTS = counts();

  /// Words that may say how many, good enough to vouch for a figure but not to ask for one.
  private static final Map<String, Integer> PERHAPS = perhaps();

  private Numbers() {}

  /// The values that the word at `i` may stand for when it vouches for a number; empty where it is
  /// none.
  public static Set<String> values(String text, List<Word> words, int i) {
    Set<String> certain = claimed(text, words, i);
    Integer perhaps = PERHAPS.get(words.get(i).folded());
    return certain.isEmpty() && perhaps != null && !isUnit(text, words, i)
        ? Set.of(perhaps.toString())
        : certain;
  }

  /// The values, one of which must be vouched for where the word at `i` claims a number; empty
  /// where it claims none.
  public static Set<String> claimed(String text, List<Word> words, int i) {
    Word word = words.get(i);
    if (!Character.isDigit(word.text().codePointAt(0))) {
      return spelled(text, words, i);
    }
    Matcher m = DIGITS.matcher(word.text());
    if (!m.matches()) {
      return Set.of();
    }
    String figure = m.group(1);
    String plain =
        unpadded(GROUPED.matcher(figure).matches() ? figure.replaceAll("[.,]", "") : figure);
    if ("k".equalsIgnoreCase(m.group(2))) {
      return Set.of(plain + "000", plain + "k");
    }
    String literal = unpadded(figure);
    return literal.equals(plain) ? Set.of(plain) : Set.of(plain, literal);
  }

  private static Set<String> spelled(String text, List<Word> words, int i) {
    Integer count = COUNTS.get(words.get(i).folded());
    if (count == null || isUnit(text, words, i)) {
      return Set.of();
    }
    boolean compound = i + 1 < words.size() && isUnit(text, words, i + 1);
    Integer unit = compound ? COUNTS.get(words.get(i + 1).folded()) : null;
    return Set.of(String.valueOf(unit == null ? count : count + unit));
  }

  /// Whether the word at `i` ends a compound such as `twenty-five`, and has been counted with its
  /// beginning.
  private static boolean isUnit(String text, List<Word> words, int i) {
    if (i == 0 || !isHyphenated(text, words, i - 1)) {
      return false;
    }
    Integer tens = COUNTS.get(words.get(i - 1).folded());
    Integer unit = COUNTS.get(words.get(i).folded());
    return tens != null && tens >= 20 && unit != null && unit < 10;
  }

  private static boolean isHyphenated(String text, List<Word> words, int i) {
    int end = words.get(i).end();
    return words.get(i + 1).start() == end + 1 && text.charAt(end) == '-';
  }

  private static String unpadded(String figure) {
    int i = 0;
    while (i + 1 < figure.length()
        && figure.charAt(i) == '0'
        && Character.isDigit(figure.charAt(i + 1))) {
      i++;
    }
    return figure.substring(i);
  }

  private static Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    number(
        counts,
        2,
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            + " sixteen seventeen eighteen nineteen twenty");
    number(counts, 2, "zwei drei vier fünf sechs sieben");
    counts.putAll(
        Map.of(
            "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80,
            "ninety", 90, "neun", 9, "zehn", 10, "zwölf", 12));
    return Map.copyOf(counts);
  }

  private static Map<String, Integer> perhaps() {
    Map<String, Integer> counts = new HashMap<>();
    number(counts, 1, "one two three four five six seven eight nine ten");
    number(counts, 1, "first second third fourth fifth sixth seventh eighth ninth tenth");
    number(counts, 1, "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf");
    number(counts, 1, "un deux trois quatre cinq six sept huit neuf dix onze douze");
    number(counts, 1, "uno dos tres cuatro cinco seis siete ocho nueve diez once doce");
    number(counts, 1, "una due tre quattro cinque sei sette otto nove dieci undici dodici");
    number(counts, 1, "single double triple");
    counts.putAll(
        Map.of(
            "zero",
            0,
            "both",
            2,
            "pair",
            2,
            "dozen",
            12,
            "hundred",
            100,
            "thousand",
            1000,
            "half",
            50));
    return Map.copyOf(counts);
  }

  private static void number(Map<String, Integer> counts, int from, String words) {
    int value = from;
    for (String word : words.split(" ")) {
      counts.putIfAbsent(word, value++);
    }
  }
}
