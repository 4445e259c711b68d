package dev.cairn.search;

/// A word that no file has, and what was looked for instead of it.
///
/// @param shown the nearest word, or a beginning with `*` behind it
public record Correction(String word, String shown) {}
