package dev.cairn.graph;

import java.util.List;

/// A page that does not exist and that pages link to.
///
/// @param target its name as the first of those links writes it
/// @param references the links, ordered by page and line; at least one
public record Wanted(String target, List<Reference> references) {
  public Wanted {
    references = List.copyOf(references);
  }

  public int count() {
    return references.size();
  }
}
