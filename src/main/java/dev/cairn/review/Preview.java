package dev.cairn.review;

import dev.cairn.history.LineDiff;
import dev.cairn.vault.VaultPath;

/// What a step would make of a page as it stands now.
///
/// @param before empty where there is no page yet
/// @param after empty where the page would go
public record Preview(VaultPath path, String before, String after) {

  /// As `diff -u` writes it.
  public String diff() {
    return LineDiff.between(before, after);
  }
}
