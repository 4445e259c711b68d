package dev.cairn.graph;

import dev.cairn.vault.VaultPath;

/// A link to a file, seen from that file.
///
/// @param from the page that holds it
/// @param line the line of that page, counted from 1
/// @param citation whether it only names a source, in the definition of a footnote
public record Backlink(VaultPath from, int line, boolean citation) {}
