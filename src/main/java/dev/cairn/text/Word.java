package dev.cairn.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A word of a text: letters, digits and what belongs to them (`2.0`, `train.py`, `C++`), without
/// the hyphens and apostrophes between words.
///
/// @param start offset of its first character
/// @param end offset behind its last
/// @param text as it stands in the text
/// @param folded lower case and compatibility forms folded, for comparing
public record Word(int start, int end, String text, String folded) {

  /// The words of a text in order. Runs of Chinese and Japanese writing are split where the script
  /// changes.
  public static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!isWordCharacter(c)) {
        i += Character.charCount(c);
        continue;
      }
      int end = endOf(text, i);
      String word = text.substring(i, end);
      words.add(new Word(i, end, word, fold(word)));
      i = end;
    }
    return words;
  }

  /// A text in the form in which words are compared: NFKC, lower case, typographic apostrophes made
  /// plain.
  public static String fold(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = c < 0x80 && !(c >= 'A' && c <= 'Z');
    }
    return plain
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'');
  }

  public boolean isCapitalised() {
    int first = text.codePointAt(0);
    return Character.isUpperCase(first) || Character.isTitleCase(first);
  }

  /// Whether it is written in capitals throughout, two letters at least: `LLM`, `BM25`, `HVAC`.
  public boolean isAcronym() {
    int capitals = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowerCase(c)) {
        return i == text.length() - 1 && c == 's' && capitals >= 2;
      }
      if (Character.isUpperCase(c)) {
        capitals++;
      }
    }
    return capitals >= 2;
  }

  /// Whether a capital stands behind its first letter: `nanoGPT`, `WhatsApp`.
  public boolean hasInnerCapital() {
    for (int i = 1; i < text.length(); i++) {
      if (Character.isUpperCase(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  public boolean hasDigit() {
    return text.chars().anyMatch(Character::isDigit);
  }

  public boolean hasLetter() {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  private static boolean isWordCharacter(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c == '_';
  }

  private static int endOf(String text, int start) {
    int i = start;
    int script = writing(text.codePointAt(start));
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isWordCharacter(c)) {
        if (writing(c) != script) {
          return i;
        }
        i = next;
        continue;
      }
      boolean inside = (c == '.' || c == ',' || c == '@') && next < text.length() && i > start;
      if (inside && c != ',' && isJoined(text, i, next)) {
        i = next;
        continue;
      }
      if (inside && c == ',' && Character.isDigit(text.charAt(i - 1)) && thousands(text, next)) {
        i = next;
        continue;
      }
      if ((c == '+' || c == '#') && i == start + 1 && Character.isLetter(text.codePointAt(start))) {
        int end = next;
        while (end < text.length() && text.charAt(end) == '+') {
          end++;
        }
        return end;
      }
      return i;
    }
    return i;
  }

  private static boolean isJoined(String text, int dot, int next) {
    int after = text.codePointAt(next);
    return Character.isDigit(after) && Character.isDigit(text.charAt(dot - 1))
        || Character.isLetterOrDigit(after) && Character.isLetterOrDigit(text.charAt(dot - 1));
  }

  private static boolean thousands(String text, int from) {
    int digits = 0;
    while (from + digits < text.length() && Character.isDigit(text.charAt(from + digits))) {
      digits++;
    }
    return digits == 3;
  }

  /// Separates the writings that do not put spaces between words.
  private static int writing(int c) {
    if (c < 0x3040) {
      return 0;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN -> 1;
      case HIRAGANA -> 2;
      case KATAKANA -> 3;
      default -> c == 0x30FC ? 3 : 0;
    };
  }
}
