package dev.cairn.eval;

import dev.cairn.eval.Measure.Better;
import dev.cairn.eval.Measure.Guard;
import dev.cairn.eval.Measure.Part;
import dev.cairn.eval.Question.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/// A measure that asks questions.
///
/// @param kinds the questions that it asks
/// @param tokens that it looks at, of what it took to answer
/// @param budget the tokens that may be read; 0 where it counts them
record Asked(
    String name,
    Set<Kind> kinds,
    ToIntFunction<Answered> tokens,
    int budget,
    double weight,
    Guard guard) {
  /// The budgets in which answers are looked for.
  static final List<Integer> BUDGETS = List.of(500, 2_000, 8_000);

  /// What decides: neither the owner's own, which are counted apart, nor those shown to whoever
  /// improves the wiki.
  private static final Set<Kind> HIDDEN = Set.of(Kind.ANSWERED, Kind.HELD_OUT);

  private static final Set<Kind> OWN = Set.of(Kind.OWN);

  /// All of them. Raw files are what the wiki is compared with and earn nothing.
  static final List<Asked> ALL =
      List.of(
          new Asked("wiki-recall-500", HIDDEN, Answered::wiki, 500, 8, Guard.LOSS),
          new Asked("wiki-recall-2000", HIDDEN, Answered::wiki, 2_000, 12, Guard.LOSS),
          new Asked("wiki-recall-8000", HIDDEN, Answered::wiki, 8_000, 5, Guard.LOSS),
          new Asked("raw-recall-500", HIDDEN, Answered::raw, 500, 0, Guard.NONE),
          new Asked("raw-recall-2000", HIDDEN, Answered::raw, 2_000, 0, Guard.NONE),
          new Asked("raw-recall-8000", HIDDEN, Answered::raw, 8_000, 0, Guard.NONE),
          new Asked("both-recall-500", HIDDEN, Answered::both, 500, 0, Guard.NONE),
          new Asked("both-recall-2000", HIDDEN, Answered::both, 2_000, 10, Guard.LOSS),
          new Asked("both-recall-8000", HIDDEN, Answered::both, 8_000, 0, Guard.NONE),
          new Asked("wiki-tokens", HIDDEN, Answered::wiki, 0, 5, Guard.NONE),
          new Asked("raw-tokens", HIDDEN, Answered::raw, 0, 0, Guard.NONE),
          new Asked("both-tokens", HIDDEN, Answered::both, 0, 0, Guard.NONE),
          new Asked("own-wiki-recall-500", OWN, Answered::wiki, 500, 5, Guard.LOSS),
          new Asked("own-wiki-recall-2000", OWN, Answered::wiki, 2_000, 10, Guard.LOSS),
          new Asked("own-raw-recall-2000", OWN, Answered::raw, 2_000, 0, Guard.NONE),
          new Asked("own-both-recall-2000", OWN, Answered::both, 2_000, 0, Guard.NONE));

  /// What one answer is worth: for recall 1 or 0, else the part of the largest budget that was not
  /// needed.
  double worth(Answered answered) {
    int needed = tokens.applyAsInt(answered);
    return budget > 0
        ? needed <= budget ? 1 : 0
        : 1 - Math.min(needed, Reader.MOST_TOKENS) / (double) Reader.MOST_TOKENS;
  }

  /// The answers that it looks at.
  List<Answered> among(List<Answered> answers) {
    return answers.stream().filter(each -> kinds.contains(each.question().kind())).toList();
  }

  /// Empty where nothing is asked.
  Optional<Measure> measure(List<Answered> answers) {
    List<Answered> asked = among(answers);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    double[] worths = asked.stream().mapToDouble(this::worth).toArray();
    double worth = Arrays.stream(worths).average().orElse(0);
    double noise = Sample.error(worths.length, i -> worths[i]);
    double value =
        budget > 0
            ? Arrays.stream(worths).sum()
            : asked.stream()
                .mapToInt(each -> Math.min(tokens.applyAsInt(each), Reader.MOST_TOKENS))
                .average()
                .orElse(0);
    int of = budget > 0 ? asked.size() : 0;
    Better better = budget > 0 ? Better.HIGHER : Better.LOWER;
    return Optional.of(
        new Measure(name, Part.ANSWERS, value, of, worth, better, weight, guard, noise));
  }
}
