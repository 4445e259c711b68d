package dev.cairn.eval;

import dev.cairn.text.Word;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something that the wiki should be able to answer, with what its sources answer.
///
/// @param id the same for the same question, whatever else is asked
/// @param text as a person reads it
/// @param query as it is searched for
/// @param facts all of which must be read
public record Question(String id, Kind kind, String text, String query, List<Fact> facts) {
  /// Where a question comes from.
  public enum Kind {
    /// The owner asked it.
    OWN,
    /// It was asked before and its answer kept.
    ANSWERED,
    /// It was made from a source, for whoever looks for what to improve.
    TUNING,
    /// It was made from a source and is shown to nobody who improves the wiki.
    HELD_OUT
  }

  private static final int MOST_WORDS = 12;

  /// Words of a question that was made from a sentence: nobody asks with a whole sentence, and the
  /// source would be found by any.
  private static final int FEW_WORDS = 5;

  public Question {
    facts = List.copyOf(facts);
  }

  /// The words of a text as a query: those that say something, in their order, without any mark
  /// that a search would take for an operator.
  static String query(Stream<Word> words) {
    return words
        .filter(ContentWords::carries)
        .limit(MOST_WORDS)
        .map(Word::text)
        .collect(Collectors.joining(" "));
  }

  /// The words of a sentence that say most of what it is about, as a query: names before others,
  /// longer before shorter ones.
  static String shortQuery(List<Word> words) {
    List<Word> telling =
        words.stream()
            .filter(ContentWords::carries)
            .sorted(
                Comparator.comparing((Word word) -> !word.isCapitalised())
                    .thenComparing(word -> -word.text().length())
                    .thenComparing(Word::start))
            .limit(FEW_WORDS)
            .sorted(Comparator.comparing(Word::start))
            .toList();
    return query(telling.stream());
  }
}
