package dev.cairn.lint;

import dev.cairn.vault.VaultPath;

/// A safe repair: one stretch of a file replaced by another text.
///
/// @param start offset of its first character in the file's text
/// @param end offset behind its last
/// @param there what stands there when the repair is proposed; it is made only while that still
///   does
public record Fix(VaultPath path, int start, int end, String there, String replacement) {

  /// What it does, for people: `[[x]] → [[y]]`.
  public String description() {
    return there + " → " + replacement;
  }
}
