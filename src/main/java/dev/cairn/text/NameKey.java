package dev.cairn.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The form under which spellings of one name meet: case, accents on Latin letters, hyphens,
/// spaces, a leading article, a possessive and an English plural of the last word do not count.
/// `Auto research`, `auto-research` and `Autoresearch` have one key.
public final class NameKey {
  private static final Pattern ACCENT = Pattern.compile("(\\p{IsLatin})\\p{Mn}+");
  private static final Set<String> ARTICLES = Set.of("the", "a", "an");

  private NameKey() {}

  /// The key of a name; empty where the name holds no letter or digit.
  public static String of(String name) {
    List<Word> words = Word.of(name);
    int first = words.size() > 1 && ARTICLES.contains(words.getFirst().folded()) ? 1 : 0;
    return of(words, first, words.size());
  }

  /// The key of the words from `from` up to, not including, `to`.
  public static String of(List<Word> words, int from, int to) {
    int end = to;
    if (end - from > 1 && words.get(end - 1).folded().equals("s")) {
      end--;
    }
    StringBuilder key = new StringBuilder();
    for (int i = from; i < end; i++) {
      String folded = words.get(i).folded();
      boolean last = i == end - 1 && !isAcronymInS(words.get(i));
      key.append(last ? singular(folded) : folded);
    }
    return plain(key.toString());
  }

  /// A word as it stands in a key before the key's last word.
  public static String inner(Word word) {
    return plain(word.folded());
  }

  /// Whether a final `S` belongs to the name, as in `IPFS`.
  private static boolean isAcronymInS(Word word) {
    return word.text().endsWith("S") && word.isAcronym();
  }

  /// Without underscores, and Latin letters without their accents.
  private static String plain(String key) {
    boolean ascii = true;
    for (int i = 0; i < key.length() && ascii; i++) {
      ascii = key.charAt(i) < 0x80;
    }
    String bare = key.indexOf('_') < 0 ? key : key.replace("_", "");
    return ascii
        ? bare
        : ACCENT.matcher(Normalizer.normalize(bare, Normalizer.Form.NFD)).replaceAll("$1");
  }

  /// An English noun without its plural ending, as far as rules go. Applied to every language
  /// alike: a key is for meeting, not for reading.
  public static String singular(String word) {
    int length = word.length();
    if (length < 4 || !word.endsWith("s")) {
      return word;
    }
    if (word.endsWith("ies")) {
      return length > 4 ? word.substring(0, length - 3) + "y" : word;
    }
    if (word.endsWith("sses")
        || word.endsWith("ches")
        || word.endsWith("shes")
        || word.endsWith("xes")) {
      return word.substring(0, length - 2);
    }
    if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
      return word;
    }
    return word.substring(0, length - 1);
  }
}
