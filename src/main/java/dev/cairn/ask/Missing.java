package dev.cairn.ask;

import java.util.List;

/// What would have to be known to answer.
///
/// @param words words of the question that nothing which was found has together with the others
/// @param wanted pages that others link to and nobody has written, of which the question speaks
/// @param waiting files that bear on the question and are no sources yet
public record Missing(List<String> words, List<String> wanted, List<String> waiting) {
  public Missing {
    words = List.copyOf(words);
    wanted = List.copyOf(wanted);
    waiting = List.copyOf(waiting);
  }
}
