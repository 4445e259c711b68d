package dev.cairn.eval;

import dev.cairn.text.Word;
import java.util.List;
import java.util.Set;

/// What must be read for a question to count as answered.
///
/// @param answers the forms that will do, any of them; empty where the words alone say it
/// @param context content words that must stand beside it, in the form of [ContentWords]
/// @param least how many of them
record Fact(List<Wanted> answers, Set<String> context, int least) {
  /// The share of the other content words that must stand beside an answer: a page may say it in
  /// its own words, but a year alone says nothing.
  private static final double ENOUGH = 0.5;

  /// The share of its words by which a quotation without an answer in it is known again.
  private static final double MOST = 0.75;

  Fact {
    answers = List.copyOf(answers);
    context = Set.copyOf(context);
  }

  /// An answer among the words of a statement or a question.
  ///
  /// @param answers its forms
  static Fact of(List<String> answers, Set<String> context) {
    return new Fact(
        answers.stream().map(Wanted::of).toList(),
        context,
        (int) Math.ceil(ENOUGH * context.size()));
  }

  /// A statement as a whole.
  static Fact stated(String quotation) {
    Set<String> words = ContentWords.of(Word.of(quotation));
    return new Fact(List.of(), words, (int) Math.ceil(MOST * words.size()));
  }
}
