package dev.cairn.search;

import dev.cairn.vault.VaultPath;

/// A part of a file as somebody reads it who goes through what a search found.
///
/// @param title the page's title; a raw file's own title, else its name
/// @param section the headings above it, outermost first, joined by ` › `
/// @param line the line of the file at which it begins, counted from 1
/// @param text what a reader sees, on one line, without the definitions of footnotes
public record Excerpt(
    VaultPath path, String title, String section, int line, String text, float score) {}
