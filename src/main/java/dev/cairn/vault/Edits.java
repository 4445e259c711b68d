package dev.cairn.vault;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everything that one operation wants to change, ordered by path, each path once.
public record Edits(List<Edit> edits) {

  public Edits {
    edits = edits.stream().sorted(Comparator.comparing(Edit::path)).toList();
    Set<VaultPath> seen = new HashSet<>();
    for (Edit edit : edits) {
      if (!seen.add(edit.path())) {
        throw new IllegalArgumentException("two edits of " + edit.path());
      }
    }
  }

  public boolean isEmpty() {
    return edits.isEmpty();
  }
}
