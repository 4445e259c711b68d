package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A word that somebody asks about, as the index knows it.
///
/// @param word as it was written
/// @param taken the word of the vault that it was taken for, because no text has it; empty where it
///   stands as it was written
/// @param terms what the vault's languages make of it, as [Stems] has them
/// @param rarity how much it tells one text from another, greater than 0; greatest for a word that
///   no text has
public record AskedWord(String word, String taken, Set<String> terms, double rarity) {
  /// A shorter word is near to too many others to be a slip of the pen.
  private static final int SHORTEST_SLIP = 7;

  private static final int SHORTEST_STEM = 6;
  private static final int MOST_FORMS = 8;

  public AskedWord {
    terms = Set.copyOf(terms);
  }

  /// The words of a question in order, each once, without those that are in nearly every text.
  static List<AskedWord> of(List<String> words, Vocabulary vocabulary) throws IOException {
    List<AskedWord> asked = new ArrayList<>();
    Set<Set<String>> seen = new HashSet<>();
    for (String word : words) {
      Clause clause = new Clause(word, Clause.Kind.WORD, false);
      if (Sought.isCommon(clause, vocabulary)) {
        continue;
      }
      for (Set<String> terms : places(clause, vocabulary)) {
        AskedWord one = of(word, terms, vocabulary);
        if (seen.add(one.terms())) {
          asked.add(one);
        }
      }
    }
    return asked;
  }

  /// The terms of each of a word's places; of a word that is also found in parts, such as `PhD`,
  /// those of the whole.
  private static List<Set<String>> places(Clause clause, Vocabulary vocabulary) throws IOException {
    List<Set<String>> places = Wording.of(clause, vocabulary.writings(), MOST_FORMS).places();
    String whole = clause.text().toLowerCase(Locale.ROOT);
    return places.stream()
        .filter(terms -> places.size() > 1 && terms.contains(whole))
        .findFirst()
        .map(terms -> List.of(Set.of(whole)))
        .orElse(places);
  }

  private static AskedWord of(String word, Set<String> terms, Vocabulary vocabulary)
      throws IOException {
    boolean letters = word.codePoints().allMatch(Character::isLetter);
    if (letters && word.length() >= SHORTEST_SLIP && !vocabulary.has(terms)) {
      String near = nearest(terms, vocabulary);
      if (near != null) {
        Set<String> other = Set.of(near);
        return new AskedWord(word, vocabulary.written(near), other, vocabulary.rarity(other));
      }
    }
    return new AskedWord(word, "", terms, vocabulary.rarity(terms));
  }

  private static @Nullable String nearest(Set<String> terms, Vocabulary vocabulary)
      throws IOException {
    for (String term : terms) {
      String near = term.length() < SHORTEST_STEM ? null : vocabulary.nearest(term, 1);
      if (near != null) {
        return near;
      }
    }
    return null;
  }
}
