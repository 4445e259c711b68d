package dev.cairn.review;

import dev.cairn.vault.VaultPath;

/// What accepting comes to.
public sealed interface Acceptance {
  /// It can be done.
  record Ready(Ruling ruling) implements Acceptance {}

  /// The page is no longer what the proposal was made for, and the change has no place in it.
  record Stale(VaultPath path) implements Acceptance {}

  /// The page's owner writes it; the change is theirs to make.
  record HandsOff(VaultPath path) implements Acceptance {}
}
