package dev.cairn.search;

import dev.cairn.text.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a query's clauses are in the words of an index. A word that no text has is looked for as a
/// beginning, or else as the word nearest to it.
///
/// @param wanted the clauses that have words; of single words those that tell one text from
///   another, unless there are only others
/// @param corrections what is looked for in place of words that no text has
record Sought(List<Wording> wanted, List<Wording> unwanted, List<Correction> corrections) {
  /// Terms behind this many are not looked for, so that no text that is pasted in asks more of the
  /// index than it bears.
  private static final int MOST_FORMS = 100;

  private static final int MOST_CORRECTIONS = 3;

  /// Words that one beginning stands for.
  private static final int MOST_BEGINNINGS = 50;

  private static final int SHORTEST_BEGINNING = 3;

  /// A word shorter than this is near to too many others.
  private static final int SHORTEST_MISTAKE = 4;

  /// From this length on two letters may be wrong.
  private static final int LONG = 8;

  /// English words that stand in nearly every text.
  private static final Set<String> COMMON =
      Set.of(
          ("a about also an and any are as at be been being but by can could did do does for from"
                  + " had has have how i if in into is it its my no not of on or our should so such"
                  + " than that the their them then there these they this those to was we were what"
                  + " when where which while who whom whose why will with would you your")
              .split(" "));

  static Sought of(List<Clause> clauses, Vocabulary vocabulary) throws IOException {
    List<Correction> corrections = new ArrayList<>();
    List<Wording> wanted = new ArrayList<>();
    for (Wording wording : worded(Clause.wanted(clauses), vocabulary)) {
      wanted.add(found(wording, vocabulary, corrections));
    }
    List<Wording> telling =
        wanted.stream().filter(wording -> !isCommon(wording.clause(), vocabulary)).toList();
    return new Sought(
        telling.isEmpty() ? wanted : telling,
        worded(Clause.unwanted(clauses), vocabulary),
        corrections);
  }

  Sought {
    wanted = List.copyOf(wanted);
    unwanted = List.copyOf(unwanted);
    corrections = List.copyOf(corrections);
  }

  private static List<Wording> worded(List<Clause> clauses, Vocabulary vocabulary)
      throws IOException {
    List<Wording> worded = new ArrayList<>();
    int room = MOST_FORMS;
    for (Clause clause : clauses) {
      Wording wording = Wording.of(clause, vocabulary.writings(), room);
      if (clause.isPrefix()) {
        Set<String> terms = new TreeSet<>(beginning(clause, vocabulary));
        wording.places().stream().limit(1).forEach(terms::addAll);
        wording = Wording.of(clause, terms);
      }
      if (!wording.forms().isEmpty()) {
        room -= wording.forms().size();
        worded.add(wording);
      }
    }
    return worded;
  }

  private static Set<String> beginning(Clause clause, Vocabulary vocabulary) throws IOException {
    List<Wording.Form> plain = Wording.of(clause, List.of(Writing.OTHER), 1).forms();
    return plain.isEmpty()
        ? Set.of()
        : vocabulary.beginning(plain.getFirst().terms().iterator().next(), MOST_BEGINNINGS);
  }

  private static Wording found(Wording wording, Vocabulary vocabulary, List<Correction> corrections)
      throws IOException {
    Clause clause = wording.clause();
    String word = clause.text();
    if (clause.kind() != Clause.Kind.WORD
        || corrections.size() == MOST_CORRECTIONS
        || word.length() < SHORTEST_BEGINNING
        || !word.codePoints().allMatch(Character::isLetter)
        || vocabulary.has(wording)) {
      return wording;
    }
    Set<String> beginning = beginning(clause, vocabulary);
    if (!beginning.isEmpty()) {
      corrections.add(new Correction(word, word + "*"));
      return Wording.of(clause, beginning);
    }
    String nearest = nearest(wording, vocabulary);
    if (nearest != null) {
      corrections.add(new Correction(word, vocabulary.written(nearest)));
      return Wording.of(clause, Set.of(nearest));
    }
    return wording;
  }

  private static @Nullable String nearest(Wording wording, Vocabulary vocabulary)
      throws IOException {
    int length = wording.clause().text().length();
    if (length < SHORTEST_MISTAKE) {
      return null;
    }
    for (String term : wording.places().getFirst()) {
      String nearest = vocabulary.nearest(term, length < LONG ? 1 : 2);
      if (nearest != null) {
        return nearest;
      }
    }
    return null;
  }

  /// Whether a word says nothing by itself.
  static boolean isCommon(Clause clause, Vocabulary vocabulary) {
    if (clause.kind() != Clause.Kind.WORD) {
      return false;
    }
    String word = clause.text().toLowerCase(Locale.ROOT);
    return COMMON.contains(word)
        || vocabulary.writings().stream()
            .filter(writing -> writing != Writing.ENGLISH && writing != Writing.OTHER)
            .anyMatch(writing -> Language.functionWords(writing.language()).contains(word));
  }
}
