package dev.cairn.source;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A few lines of text without what disguises words: letter case, accents, invisible characters,
/// look-alike letters, digits for letters, emphasis marks, surplus white space.
final class FoldedText {
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern SPACED =
      Pattern.compile("(?<![\\p{L}])(?:\\p{L}[ .\\-·]){4,}\\p{L}(?![\\p{L}])");
  private static final Pattern EMPHASIS =
      Pattern.compile("[*`~]+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])");
  private static final Pattern LINE_MARK = Pattern.compile("^[\\s>|]*(?:[-+•] )?[\\s>|]*");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final String CYRILLIC = "аеорсухіјѕԁһӏвкмнт";
  private static final String GREEK = "αορυικντε";
  private static final String CYRILLIC_AS_LATIN = "aeopcyxijsdhlbkmht";
  private static final String GREEK_AS_LATIN = "aopuikvte";

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}']+");

  private static final int BEGINNINGS = 0x1FFF;

  private final String text;
  private final String words;
  private final BitSet beginnings = new BitSet(BEGINNINGS + 1);
  private final int[] starts;

  private FoldedText(String text, int[] starts) {
    this.text = text;
    this.words = " " + BETWEEN.matcher(text).replaceAll(" ") + "  ";
    for (int i = 0; i + 3 < words.length(); i++) {
      if (words.charAt(i) == ' ') {
        beginnings.set(beginning(words, i + 1));
      }
    }
    this.starts = starts;
  }

  static FoldedText of(String line) {
    return of(List.of(line));
  }

  /// Several lines, which become one.
  static FoldedText of(List<String> lines) {
    StringBuilder all = new StringBuilder();
    int[] starts = new int[lines.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = all.length();
      all.append(fold(lines.get(i))).append(i + 1 < starts.length ? " " : "");
    }
    return new FoldedText(all.toString(), starts);
  }

  String text() {
    return text;
  }

  /// Whether a stretch occurs, or where it begins with a space, a word that begins so.
  boolean holds(String stretch) {
    if (stretch.charAt(0) != ' ') {
      return text.contains(stretch);
    }
    return (stretch.length() < 4 || beginnings.get(beginning(stretch, 1)))
        && words.contains(stretch);
  }

  /// A number for three characters, so that most words can be told to be absent without a search.
  private static int beginning(String text, int at) {
    return (text.charAt(at) * 961 + text.charAt(at + 1) * 31 + text.charAt(at + 2)) & BEGINNINGS;
  }

  /// Which of the lines an offset is in, counted from 0.
  int line(int offset) {
    int i = Arrays.binarySearch(starts, offset);
    return i >= 0 ? i : -i - 2;
  }

  /// A line or a word as texts are compared.
  static String fold(String line) {
    String seen = LINE_MARK.matcher(InvisibleCharacters.strip(line)).replaceFirst("");
    boolean ascii = seen.chars().allMatch(c -> c < 0x80);
    String plain = seen;
    if (!ascii) {
      plain = Normalizer.normalize(seen, Normalizer.Form.NFKD);
      plain = MARKS.matcher(plain).replaceAll("");
      plain = plain.replace('’', '\'').replace('‘', '\'').replace('“', '"').replace('”', '"');
    }
    plain = EMPHASIS.matcher(plain.toLowerCase(java.util.Locale.ROOT)).replaceAll("");
    plain = SPACE.matcher(plain).replaceAll(" ").strip();
    return words(joined(plain));
  }

  /// Words that were set letter by letter.
  private static String joined(String text) {
    return SPACED
        .matcher(text)
        .replaceAll(run -> Matcher.quoteReplacement(run.group().replaceAll("[ .\\-·]", "")));
  }

  /// Each word with its look-alikes replaced: letters of another script within Latin words, digits
  /// within words.
  private static String words(String text) {
    if (text.chars().noneMatch(c -> c >= 0x80 || c >= '0' && c <= '9')) {
      return text;
    }
    return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(plain(word.group())));
  }

  private static String plain(String word) {
    int latin = 0;
    int others = 0;
    int digits = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      latin += c >= 'a' && c <= 'z' ? 1 : 0;
      others += c >= 0x370 && c < 0x530 ? 1 : 0;
      digits += "01345".indexOf(c) >= 0 ? 1 : 0;
    }
    boolean mixed = latin > 0 && others > 0;
    boolean disguised =
        latin >= 3
            && digits > 0
            && latin > digits
            && Character.isLetter(word.charAt(word.length() - 1));
    if (!mixed && !disguised) {
      return word;
    }
    StringBuilder plain = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      plain.setCharAt(i, latin(word.charAt(i), mixed, disguised));
    }
    return plain.toString();
  }

  private static char latin(char c, boolean mixed, boolean disguised) {
    int cyrillic = mixed ? CYRILLIC.indexOf(c) : -1;
    int greek = mixed ? GREEK.indexOf(c) : -1;
    int digit = disguised ? "01345".indexOf(c) : -1;
    return cyrillic >= 0
        ? CYRILLIC_AS_LATIN.charAt(cyrillic)
        : greek >= 0 ? GREEK_AS_LATIN.charAt(greek) : digit >= 0 ? "oieas".charAt(digit) : c;
  }
}
