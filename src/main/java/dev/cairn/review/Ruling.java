package dev.cairn.review;

import dev.cairn.history.Trailer;
import dev.cairn.vault.Edits;
import java.util.List;

/// What a decision changes, as one operation.
///
/// @param subject one line that says what was decided
/// @param names what pages of the engine's are called from now on; the compiler follows them
/// @param edits of pages, of the proposal's own page and of the review log
/// @param trailers for the commit
public record Ruling(String subject, List<Step.Naming> names, Edits edits, List<Trailer> trailers) {
  public Ruling {
    names = List.copyOf(names);
    trailers = List.copyOf(trailers);
  }

  public boolean isEmpty() {
    return names.isEmpty() && edits.isEmpty();
  }
}
