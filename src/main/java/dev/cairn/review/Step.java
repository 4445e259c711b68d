package dev.cairn.review;

import dev.cairn.vault.VaultPath;

/// One thing that accepting a proposal does.
public sealed interface Step {
  VaultPath path();

  /// A page becomes another text, or comes to be.
  ///
  /// @param diff what changes, as [dev.cairn.history.LineDiff] writes it
  record Patch(VaultPath path, String diff) implements Step {}

  /// A page goes.
  ///
  /// @param made the start of the hash of the text for which that was proposed, by which a page
  ///   that has changed since is told
  record Removal(VaultPath path, String made) implements Step {
    /// The removal of a page that says this now.
    public static Removal of(VaultPath path, String text) {
      return new Removal(path, Drafting.hash(text));
    }
  }

  /// A page of the engine's gets a name as if a person had added it to its `aliases`; links and
  /// pages follow.
  record Naming(VaultPath path, String name) implements Step {}
}
