package dev.cairn.graph;

import java.util.List;

/// What speaks for and against a link where a page is named.
///
/// @param habit how often this name is a link to this page, over how often the vault's habit of
///   linking names would have it be one; the natural logarithm
/// @param nearness of the two pages in the link graph, from 0 to 1
/// @param linkedBack whether the named page links to the one that names it
/// @param ordinary whether the name is one word of everyday language
/// @param plain whether it is one word in lower case, though no ordinary one
/// @param words the words of the name
/// @param respelled whether the page writes its name otherwise, in other case for example
/// @param marked whether capitals or digits mark it as a name where it stands
/// @param length its length in characters
/// @param part whether it is a part of a longer capitalised name
/// @param opens whether it opens a sentence
public record MentionSigns(
    double habit,
    double nearness,
    boolean linkedBack,
    boolean ordinary,
    boolean plain,
    int words,
    boolean respelled,
    boolean marked,
    int length,
    boolean part,
    boolean opens) {
  private static final int MOST_WORDS = 4;

  /// Found by logistic regression on one half of a dictionary's pages, with links hidden at random;
  /// `bench/mentions.sh` shows how, and what they come to on the other half.
  private static final double[] WEIGHTS = {
    -0.94, 1.44, 1.41, 0.37, -0.46, -0.35, 0.32, -1.35, 0.63, 0.16, -1.94, -0.82
  };

  /// The signs as numbers, in the order in which they are declared, behind a constant 1.
  public List<Double> numbers() {
    return List.of(
        1.0,
        habit,
        nearness,
        number(linkedBack),
        number(ordinary),
        number(plain),
        Math.min(words, MOST_WORDS) - 1.0,
        number(respelled),
        number(marked),
        Math.log(length),
        number(part),
        number(opens));
  }

  MentionSigns withHabit(double other) {
    return new MentionSigns(
        other,
        nearness,
        linkedBack,
        ordinary,
        plain,
        words,
        respelled,
        marked,
        length,
        part,
        opens);
  }

  /// The same where capitals mark no name.
  MentionSigns unmarked() {
    return new MentionSigns(
        habit, nearness, linkedBack, ordinary, plain, words, respelled, false, length, part, opens);
  }

  private static double number(boolean sign) {
    return sign ? 1 : 0;
  }

  /// How likely a person would set the link, from 0 to 1.
  double score() {
    List<Double> numbers = numbers();
    double sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * numbers.get(i);
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
