package dev.cairn.serve;

import dev.cairn.vault.VaultPath;
import java.util.Set;

/// What may have changed in a vault since somebody last asked.
///
/// @param everything whether it is not known what, so that all files have to be looked at
/// @param files empty where it is everything
public record Touched(boolean everything, Set<VaultPath> files) {
  static final Touched EVERYTHING = new Touched(true, Set.of());

  public Touched {
    files = Set.copyOf(files);
  }
}
