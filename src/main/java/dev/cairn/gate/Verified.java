package dev.cairn.gate;

import dev.cairn.vault.Change;
import java.util.List;

/// Changes that have passed the gate. Only a [Gate] makes one.
public final class Verified {
  private final List<Change> changes;

  Verified(List<Change> changes) {
    this.changes = List.copyOf(changes);
  }

  public List<Change> changes() {
    return changes;
  }
}
