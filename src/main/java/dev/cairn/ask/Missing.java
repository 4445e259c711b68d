package dev.cairn.ask;

import java.util.List;

/// What would have to be known to answer.
///
/// @param words words of the question that nothing which was found has together with the others
/// @param wanted pages that others link to and nobody has written, of which the question speaks
/// @param waiting files that bear on the question and are no sources yet
/// @param told what the model says a source would have to tell; empty where it says nothing
public record Missing(List<String> words, List<String> wanted, List<String> waiting, String told) {
  public Missing {
    words = List.copyOf(words);
    wanted = List.copyOf(wanted);
    waiting = List.copyOf(waiting);
  }
}
