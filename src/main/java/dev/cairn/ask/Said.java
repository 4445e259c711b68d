package dev.cairn.ask;

import dev.cairn.vault.Citation;
import java.util.List;

/// A sentence of an answer with what it rests on.
///
/// @param heading the part of the answer that it belongs to; empty where there are no parts
/// @param text plain text
/// @param citations at least one
public record Said(String heading, String text, List<Citation> citations) {
  public Said {
    citations = List.copyOf(citations);
  }
}
