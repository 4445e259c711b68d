package dev.cairn.history;

import dev.cairn.vault.VaultPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the start after an interruption found and did.
///
/// @param finished the commit whose files were still to be put in place, null where there was none
/// @param placed the files put in place now
/// @param left the files that a person has changed since, left as they are
/// @param dropped whether an operation was found that had not landed, and its traces removed
public record Recovery(
    @Nullable String finished, List<VaultPath> placed, List<VaultPath> left, boolean dropped) {
  static final Recovery NOTHING = new Recovery(null, List.of(), List.of(), false);

  public Recovery {
    placed = List.copyOf(placed);
    left = List.copyOf(left);
  }
}
