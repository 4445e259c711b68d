package dev.cairn.ask;

import dev.cairn.vault.Citation;
import java.util.List;

/// A sentence of an answer, or a cell of its table, with what it rests on.
///
/// @param heading the part of the answer that a sentence belongs to, empty where there are none; of
///   a cell the name of its row
/// @param column the name of a cell's column; empty for a sentence
/// @param text plain text
/// @param citations at least one
public record Said(String heading, String column, String text, List<Citation> citations) {
  public Said {
    citations = List.copyOf(citations);
  }

  static Said sentence(String heading, String text, List<Citation> citations) {
    return new Said(heading, "", text, citations);
  }
}
