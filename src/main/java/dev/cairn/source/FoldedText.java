package dev.cairn.source;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/// Lines of text without what disguises words: letter case, accents, invisible characters,
/// look-alike letters, digits for letters, hyphens, marks of emphasis, surplus white space.
final class FoldedText {
  private static final String CYRILLIC = "аеорсухіјѕԁһӏвкмнт";
  private static final String GREEK = "αορυικντε";
  private static final String DIGITS = "01345";
  private static final String CYRILLIC_AS_LATIN = "aeopcyxijsdhlbkmht";
  private static final String GREEK_AS_LATIN = "aopuikvte";
  private static final String DIGITS_AS_LATIN = "oieas";

  private final StringBuilder text = new StringBuilder();
  private final int[] starts;

  private FoldedText(List<String> lines) {
    starts = new int[lines.size()];
    for (int i = 0; i < starts.length; i++) {
      if (i > 0) {
        text.append('\n');
      }
      starts[i] = text.length();
      add(lines.get(i));
    }
  }

  static FoldedText of(String line) {
    return new FoldedText(List.of(line));
  }

  static FoldedText of(List<String> lines) {
    return new FoldedText(lines);
  }

  String text() {
    return text.toString();
  }

  /// Which of the lines an offset is in, counted from 0.
  int line(int offset) {
    int i = Arrays.binarySearch(starts, offset);
    return i >= 0 ? i : -i - 2;
  }

  /// Whether a word goes on over a place: letters or digits stand on both sides, of a script that
  /// sets spaces.
  static boolean isWithinWord(CharSequence text, int place) {
    return place > 0
        && place < text.length()
        && isOfWord(text.charAt(place - 1))
        && isOfWord(text.charAt(place));
  }

  static boolean isOfWord(char c) {
    return c < 0x80 ? c >= 'a' && c <= 'z' || c >= '0' && c <= '9' : isSpaced(c);
  }

  private static boolean isSpaced(char c) {
    return Character.isLetterOrDigit(c) && c < 0x2E80;
  }

  private void add(String line) {
    String seen = InvisibleCharacters.strip(line);
    boolean ascii = seen.chars().allMatch(c -> c < 0x80);
    String plain = ascii ? seen : Normalizer.normalize(seen, Normalizer.Form.NFKD);
    int begin = text.length();
    int word = begin;
    for (int i = 0; i < plain.length(); i++) {
      char c = folded(plain.charAt(i));
      if (c == ' ') {
        unmask(word);
        if (text.length() > begin && text.charAt(text.length() - 1) != ' ') {
          text.append(' ');
        }
        word = text.length();
      } else if (c != 0) {
        text.append(c);
      }
    }
    unmask(word);
    if (text.length() > begin && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
  }

  /// A character as texts are compared; 0 for none.
  private static char folded(char c) {
    if (c == '*' || c == '`' || c == '~' || c == '\\') {
      return 0;
    }
    if (c <= ' ' || c == '-' || c == '_') {
      return ' ';
    }
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK -> 0;
      case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION -> c == '–' || c == '—' ? c : ' ';
      case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION ->
          c == '’' || c == '‘' ? '\'' : '"';
      default -> Character.toLowerCase(c);
    };
  }

  /// Replaces the look-alikes of the word that begins at an offset: letters of another script among
  /// Latin ones, digits among letters.
  private void unmask(int from) {
    int latin = 0;
    int others = 0;
    int digits = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      latin += c >= 'a' && c <= 'z' ? 1 : 0;
      others += c >= 0x370 && c < 0x530 ? 1 : 0;
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    boolean mixed = latin > 0 && others > 0;
    boolean disguised = latin >= 3 && digits > 0 && latin > digits;
    for (int i = from; (mixed || disguised) && i < text.length(); i++) {
      char c = text.charAt(i);
      if (mixed) {
        c = latin(latin(c, CYRILLIC, CYRILLIC_AS_LATIN), GREEK, GREEK_AS_LATIN);
      }
      text.setCharAt(i, disguised ? latin(c, DIGITS, DIGITS_AS_LATIN) : c);
    }
  }

  private static char latin(char c, String letters, String latin) {
    int at = letters.indexOf(c);
    return at < 0 ? c : latin.charAt(at);
  }
}
