package dev.cairn.history;

import dev.cairn.vault.Change;
import java.util.List;

/// Edits after they have met the history and the work tree.
///
/// @param changes what the gate should look at, without those that change nothing
/// @param conflicts where a person's words stood in the way and stayed
public record Prepared(List<Change> changes, List<Conflict> conflicts) {

  public Prepared {
    changes = List.copyOf(changes);
    conflicts = List.copyOf(conflicts);
  }
}
