package dev.cairn.maintain;

import java.io.IOException;

/// Looks for what might be better about one thing: links, citations, doubles.
interface Proposer {
  /// Adds to `ideas` what can be tried, and what only a person can decide.
  void look(Look look, Ideas ideas) throws IOException;
}
