package dev.cairn.text;

import java.text.Normalizer;
import java.util.Locale;

/// Finds quotations in a text, with white space, quotation marks and dashes normalised. Nothing
/// else is forgiven: a word left out is not a quotation.
public final class QuoteMatcher {
  private final String text;

  /// @param text what is quoted from
  public QuoteMatcher(String text) {
    this.text = normalise(text);
  }

  /// Whether the quotation stands in the text, letter case included.
  public boolean contains(String quotation) {
    String wanted = normalise(quotation);
    return !wanted.isEmpty() && text.contains(wanted);
  }

  /// The form in which quotations are compared: NFC, one space for a run of white space, straight
  /// quotation marks, `-` for every dash.
  public static String normalise(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(composed.length());
    boolean space = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (Character.isWhitespace(c) || c == 0xA0 || c == 0x202F || c == 0x2007) {
        space = !out.isEmpty();
        continue;
      }
      char plain = plain(c);
      if (plain == 0) {
        continue;
      }
      if (space) {
        out.append(' ');
        space = false;
      }
      out.append(plain);
    }
    return out.toString();
  }

  /// The number of words of a quotation, a run of Chinese or Japanese characters counting as one
  /// word for every two.
  public static int words(String quotation) {
    int words = 0;
    for (Word word : Word.of(quotation)) {
      Character.UnicodeScript script = Character.UnicodeScript.of(word.text().codePointAt(0));
      boolean dense =
          script == Character.UnicodeScript.HAN
              || script == Character.UnicodeScript.HIRAGANA
              || script == Character.UnicodeScript.KATAKANA;
      words += dense ? Math.max(1, word.text().length() / 2) : 1;
    }
    return words;
  }

  private static char plain(char c) {
    return switch (c) {
      case '‘', '’', '‚', '‛', '′', 'ʼ', '`', '´' -> '\'';
      case '“', '”', '„', '‟', '«', '»', '″', '＂' -> '"';
      case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－' -> '-';
      case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD -> 0;
      default -> c;
    };
  }

  /// A text as this class compares it, without regard to letter case.
  public static String folded(String text) {
    return normalise(text).toLowerCase(Locale.ROOT);
  }
}
