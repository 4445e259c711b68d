package dev.cairn.ask;

import dev.cairn.compile.Statement;
import java.util.BitSet;
import java.util.Set;

/// A statement that may answer a question, weighed.
///
/// @param score how well it answers, about from 0 to 1.5
/// @param cover the part of the question's words that it and what stands around it have, by weight
/// @param own the part that it has itself
/// @param fits whether it holds what the question wants: a date, a number, a name
/// @param near which of the question's words it or what stands around it has
/// @param terms its own terms, to tell how alike two candidates are
record Candidate(
    Witness witness,
    Statement statement,
    double score,
    double cover,
    double own,
    boolean fits,
    BitSet near,
    Set<String> terms) {
  /// What a statement must have of the question's words, with what stands around it and by itself,
  /// to answer it.
  static final double COVERED = 0.6;

  private static final double OWNED = 0.3;

  boolean answers(Question question) {
    return cover >= COVERED && own >= OWNED && (fits || !question.wants().isMust());
  }

  /// One that nobody asked for, and that stands where another does.
  static Candidate unweighed(Witness witness, Statement statement) {
    return new Candidate(witness, statement, 0, 0, 0, false, new BitSet(), Set.of());
  }

  /// The label of the citation that quotes it.
  String label() {
    return witness.slug() + "-" + statement.number();
  }

  /// Whether both stand in one passage.
  boolean isBeside(Candidate other) {
    return witness == other.witness && statement.passage() == other.statement.passage();
  }

  /// How many of the smaller set of terms both have, from 0 to 1.
  double likeness(Candidate other) {
    int least = Math.min(terms.size(), other.terms.size());
    long shared = terms.stream().filter(other.terms::contains).count();
    return least == 0 ? 0 : (double) shared / least;
  }

  /// As a person reads it: where a label opens it, with the label.
  String text() {
    String label = statement.label();
    return statement.opens() && !label.isEmpty() && !statement.text().startsWith(label)
        ? label + ": " + statement.text()
        : statement.text();
  }
}
