package dev.cairn.eval;

import dev.cairn.text.Language;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The words of a text that carry its meaning, in the form in which they are compared: folded, in
/// the singular, without the most frequent words of any language.
final class ContentWords {
  private static final Set<String> ASKING =
      Set.of(
          "who",
          "whom",
          "whose",
          "what",
          "which",
          "when",
          "where",
          "why",
          "how",
          "many",
          "much",
          "does",
          "did",
          "was",
          "were",
          "has",
          "have",
          "wer",
          "wann",
          "wo",
          "wie",
          "warum",
          "welche",
          "qui",
          "quand",
          "où",
          "comment",
          "pourquoi",
          "combien");

  private ContentWords() {}

  static Set<String> of(List<Word> words) {
    Set<String> content = new LinkedHashSet<>();
    for (Word word : words) {
      if (carries(word)) {
        content.add(key(word));
      }
    }
    return content;
  }

  static boolean carries(Word word) {
    return word.text().length() > 1
        && !Language.isFrequent(word.folded())
        && !ASKING.contains(word.folded());
  }

  static String key(Word word) {
    return NameKey.singular(word.folded());
  }
}
