package dev.cairn.search;

import dev.cairn.vault.VaultPath;
import java.util.List;

/// A page that uses the words of another.
///
/// @param score greater is more similar; comparable within one answer only
/// @param words the most telling words that both use, as that page writes them, the most telling
///   first
public record Similar(VaultPath path, float score, List<String> words) {
  public Similar {
    words = List.copyOf(words);
  }
}
