package dev.cairn.search;

import dev.cairn.vault.VaultPath;

/// A file that was found, by the part of it that answers best.
///
/// @param title the page's title; a raw file's own title, else its name
/// @param section the headings above that part, outermost first, joined by ` › `; empty at the
///   beginning of a file
/// @param type the page's type; `raw` or `note` where it has none
/// @param score greater is better; comparable within one search only
/// @param line the line of the file at which that part begins, counted from 1
public record Hit(
    VaultPath path,
    String title,
    String section,
    String type,
    float score,
    Snippet snippet,
    int line) {

  Hit scored(float other) {
    return new Hit(path, title, section, type, other, snippet, line);
  }
}
