package dev.cairn.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The language of a text, told by its script and, where several languages share one, by its most
/// frequent words.
public final class Language {

  /// What [#detect(String)] answers where the text does not settle it.
  public static final String UNDETERMINED = "und";

  private static final int SAMPLE = 20_000;
  private static final double LEAD = 1.1;
  private static final double LEAST_SHARE = 0.04;
  private static final Map<String, List<String>> LATIN_USERS = usersByWord(LanguageWords.LATIN);
  private static final Map<String, List<String>> CYRILLIC_USERS =
      usersByWord(LanguageWords.CYRILLIC);

  private static final Map<UnicodeScript, String> BY_SCRIPT =
      Map.ofEntries(
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.TIBETAN, "bo"),
          Map.entry(UnicodeScript.DEVANAGARI, "hi"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"),
          Map.entry(UnicodeScript.HANGUL, "ko"));

  private Language() {}

  /// Whether a word is one of the most frequent of some language, and says nothing by itself.
  public static boolean isFrequent(String word) {
    String folded = word.toLowerCase(Locale.ROOT);
    return LATIN_USERS.containsKey(folded) || CYRILLIC_USERS.containsKey(folded);
  }

  /// An ISO 639-1 code, or [#UNDETERMINED]. Only the first 20,000 characters are looked at.
  public static String detect(String text) {
    String sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    Map<UnicodeScript, Integer> letters = lettersByScript(sample);
    letters.remove(UnicodeScript.COMMON);
    letters.remove(UnicodeScript.INHERITED);
    int kana =
        letters.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
    int han = letters.getOrDefault(UnicodeScript.HAN, 0);
    UnicodeScript most = UnicodeScript.UNKNOWN;
    for (Map.Entry<UnicodeScript, Integer> each : letters.entrySet()) {
      most = each.getValue() > letters.getOrDefault(most, 0) ? each.getKey() : most;
    }
    // An ideograph says about as much as three letters: names in Latin script do not make a text
    // English.
    if ((han + kana) * 3 > letters.getOrDefault(most, 0) && han + kana > 1) {
      return kana * 20 > han + kana ? "ja" : "zh";
    }
    return switch (most) {
      case LATIN -> byWords(sample, LanguageWords.LATIN, LATIN_USERS);
      case CYRILLIC -> cyrillic(sample);
      case ARABIC -> arabic(sample);
      default -> BY_SCRIPT.getOrDefault(most, UNDETERMINED);
    };
  }

  private static Map<UnicodeScript, Integer> lettersByScript(String text) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    int ascii = 0;
    for (int i = 0; i < text.length(); ) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        ascii += isAsciiLetter(unit) ? 1 : 0; // the most of most texts
        i++;
        continue;
      }
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetter(c)) {
        letters.merge(UnicodeScript.of(c), 1, Integer::sum);
      }
    }
    if (ascii > 0) {
      letters.merge(UnicodeScript.LATIN, ascii, Integer::sum);
    }
    return letters;
  }

  /// The words that hold a language's sentences together, lower case; empty for a language without
  /// a list.
  ///
  /// @param code an ISO 639-1 code
  public static Set<String> functionWords(String code) {
    Set<String> latin = LanguageWords.LATIN.get(code);
    return latin != null ? latin : LanguageWords.CYRILLIC.getOrDefault(code, Set.of());
  }

  private static String cyrillic(String text) {
    if (has(text, "јљњћџђ")) {
      return "sr";
    }
    if (has(text, "ў")) {
      return "be";
    }
    if (has(text, "їєґ")) {
      return "uk";
    }
    String byWords = byWords(text, LanguageWords.CYRILLIC, CYRILLIC_USERS);
    return byWords.equals(UNDETERMINED) && has(text, "ыэё") ? "ru" : byWords;
  }

  private static String arabic(String text) {
    if (has(text, "ٹڈڑے")) {
      return "ur";
    }
    return has(text, "پچژگ") ? "fa" : "ar";
  }

  private static boolean has(String text, String letters) {
    return text.toLowerCase(Locale.ROOT).codePoints().anyMatch(c -> letters.indexOf(c) >= 0);
  }

  /// A word counts for every language that uses it, and the less the more do; a letter few
  /// languages have counts half.
  private static String byWords(
      String text, Map<String, Set<String>> profiles, Map<String, List<String>> users) {
    Map<String, Double> scores = new HashMap<>();
    int words = 0;
    for (String word : words(text.toLowerCase(Locale.ROOT).replace('’', '\''))) {
      words++;
      List<String> speakers = users.getOrDefault(word, List.of());
      for (String code : speakers) {
        scores.merge(code, 1.0 / Math.sqrt(speakers.size()), Double::sum);
      }
      if (!isAscii(word)) {
        LanguageWords.LETTERS.forEach((code, letters) -> {
          if (profiles.containsKey(code) && word.chars().anyMatch(c -> letters.indexOf(c) >= 0)) {
            scores.merge(code, 0.5, Double::sum);
          }
        });
      }
    }
    return clearWinner(scores, words);
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// Runs of letters, marks and apostrophes.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      if (isInWord(c)) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      }
      i += Character.charCount(c);
    }
    return words;
  }

  private static boolean isAsciiLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isInWord(int c) {
    if (c < 0x80) {
      return isAsciiLetter(c) || c == '\'';
    }
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /// By word, the languages that use it.
  private static Map<String, List<String>> usersByWord(Map<String, Set<String>> profiles) {
    Map<String, List<String>> users = new HashMap<>();
    profiles.forEach((code, words) ->
        words.forEach(word -> users.computeIfAbsent(word, none -> new ArrayList<>()).add(code)));
    return users;
  }

  private static String clearWinner(Map<String, Double> scores, int words) {
    String best = UNDETERMINED;
    double first = 0;
    double second = 0;
    for (String code : scores.keySet().stream().sorted().toList()) {
      double score = scores.getOrDefault(code, 0.0);
      if (score > first) {
        second = first;
        first = score;
        best = code;
      } else {
        second = Math.max(second, score);
      }
    }
    boolean enough = first >= Math.max(1.4, words * LEAST_SHARE);
    return enough && first >= second * LEAD ? best : UNDETERMINED;
  }
}
