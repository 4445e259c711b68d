package dev.cairn.search;

import java.util.List;

/// A part of what somebody looks for, wanted or not.
record Clause(String text, Kind kind, boolean negated) {
  /// What a clause asks for.
  enum Kind {
    WORD,
    /// Words side by side: they stood in quotation marks.
    PHRASE,
    /// Words that begin so: a `*` stood behind.
    PREFIX
  }

  boolean isPhrase() {
    return kind == Kind.PHRASE;
  }

  boolean isPrefix() {
    return kind == Kind.PREFIX;
  }

  static List<Clause> wanted(List<Clause> clauses) {
    return clauses.stream().filter(clause -> !clause.negated).toList();
  }

  static List<Clause> unwanted(List<Clause> clauses) {
    return clauses.stream().filter(Clause::negated).toList();
  }
}
