package dev.cairn.source;

import java.lang.Character.UnicodeScript;

/// The characters that a reader does not see: what is left of a text when they are gone.
///
/// Zero-width and bidirectional controls, tag characters and surplus variation selectors can carry
/// words that a person looking at the file never reads, and keep equal words from being equal. A
/// joiner stays where it shapes what is seen, within the scripts that need it and between the parts
/// of an emoji.
final class InvisibleCharacters {

  private static final int JOINER = 0x200D;
  private static final int NON_JOINER = 0x200C;
  private static final int GRAPHEME_JOINER = 0x034F;

  private InvisibleCharacters() {}

  /// The text as it is seen. White space is left as it is.
  static String strip(String text) {
    int first = 0;
    while (first < text.length() && plain(text.charAt(first))) {
      first++;
    }
    return first == text.length() ? text : strip(text, first);
  }

  private static boolean plain(char c) {
    return c >= 0x20 && c < 0x7F || c == '\t' || c == '\n' || c == '\r' || c > 0xAD && c < 0x0300;
  }

  private static String strip(String text, int from) {
    StringBuilder seen = new StringBuilder(text.length()).append(text, 0, from);
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      int before = seen.isEmpty() ? ' ' : seen.codePointBefore(seen.length());
      int after = at < text.length() ? text.codePointAt(at) : ' ';
      if (visible(c, before, after)) {
        seen.appendCodePoint(c);
      } else if (c == 0x0B || c == 0x0C || c == 0x85) {
        seen.append(' ');
      }
    }
    return seen.toString();
  }

  private static boolean visible(int c, int before, int after) {
    if (c == JOINER || c == NON_JOINER) {
      return joins(before) && joins(after);
    }
    if (c == GRAPHEME_JOINER || c == 0x3164 || c == 0xFFA0) {
      return false;
    }
    if (c >= 0xFE00 && c <= 0xFE0F) {
      return before > 0x20 && !variation(before) && script(before) != UnicodeScript.LATIN;
    }
    if (c >= 0xE0100 && c <= 0xE01EF) {
      return script(before) == UnicodeScript.HAN;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\t' || c == '\n' || c == '\r';
      case Character.FORMAT -> numberSign(c);
      case Character.SURROGATE -> false;
      default -> true;
    };
  }

  private static boolean variation(int c) {
    return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
  }

  /// Format characters that print: the signs that span a number or a verse in Arabic, Syriac and
  /// Kaithi.
  private static boolean numberSign(int c) {
    return c >= 0x0600 && c <= 0x0605
        || c == 0x06DD
        || c == 0x070F
        || c == 0x0890
        || c == 0x0891
        || c == 0x08E2
        || c == 0x110BD
        || c == 0x110CD;
  }

  private static boolean joins(int c) {
    if (c >= 0x1F000 && c <= 0x1FAFF || c >= 0x2190 && c <= 0x2BFF || c == 0xFE0F) {
      return true;
    }
    if (c < 0x0590
        || !Character.isLetter(c)
            && Character.getType(c) != Character.NON_SPACING_MARK
            && Character.getType(c) != Character.COMBINING_SPACING_MARK) {
      return false;
    }
    return switch (script(c)) {
      case LATIN, GREEK, CYRILLIC, HAN, HIRAGANA, KATAKANA, HANGUL, COMMON -> false;
      default -> true;
    };
  }

  private static UnicodeScript script(int c) {
    return UnicodeScript.of(c);
  }
}
