package dev.cairn.compile;

import dev.cairn.text.DateMention;
import dev.cairn.text.Language;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import dev.cairn.vault.Citation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A statement as evidence on a page.
///
/// @param slug the source page's slug
/// @param score how much it bears on what the page is about
/// @param words its content words without their endings
/// @param dates the dates that it mentions; where it mentions none, those of its label
record Claim(
    String slug,
    Statement statement,
    int score,
    String language,
    Set<String> words,
    List<DateMention> dates) {

  static Claim of(String slug, Statement statement, int score, String language) {
    Set<String> functionWords = Language.functionWords(language);
    Set<String> words = new HashSet<>();
    for (Word word : Word.of(statement.text())) {
      if (!functionWords.contains(word.folded())) {
        words.add(stem(word.folded()));
      }
    }
    List<DateMention> dates = DateMention.of(statement.text());
    return new Claim(
        slug,
        statement,
        score,
        language,
        words,
        dates.isEmpty() && statement.opens() ? DateMention.of(statement.label()) : dates);
  }

  /// A word without the commonest endings, for comparing only.
  static String stem(String word) {
    String stem = NameKey.singular(word);
    for (String ending : List.of("ing", "ed", "ly", "e")) {
      if (stem.length() > ending.length() + 3 && stem.endsWith(ending)) {
        return stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }

  /// How many of the smaller set of words both have, from 0 to 1.
  double likeness(Claim other) {
    int least = Math.min(words.size(), other.words.size());
    if (least == 0) {
      return 0;
    }
    long shared = words.stream().filter(other.words::contains).count();
    return (double) shared / least;
  }

  Citation citation() {
    return new Citation(
        slug + "-" + statement.number(), slug, statement.locator(), statement.text());
  }

  String mark() {
    return citation().mark();
  }
}
