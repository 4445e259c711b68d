package dev.cairn.graph;

import dev.cairn.vault.VaultPath;
import java.util.List;

/// A link whose name is that of more than one file, and which therefore points at none.
///
/// @param candidates at least two, ordered
public record AmbiguousLink(Reference reference, List<VaultPath> candidates) {
  public AmbiguousLink {
    candidates = List.copyOf(candidates);
  }
}
