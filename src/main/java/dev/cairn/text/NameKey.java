package dev.cairn.text;

import java.util.List;
import java.util.Set;

/// The form under which spellings of one name meet: case, hyphens, spaces, a leading article, a
/// possessive and an English plural of the last word do not count. `Auto research`, `auto-research`
/// and `Autoresearch` have one key.
public final class NameKey {
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
      key.append(i == end - 1 ? singular(folded) : folded);
    }
    return key.toString().replace("_", "");
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
