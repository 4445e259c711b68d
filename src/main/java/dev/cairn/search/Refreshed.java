package dev.cairn.search;

import org.jspecify.annotations.Nullable;

/// What it took to make the index equal to the files, in files.
///
/// @param rebuiltBecause why the index was made anew, as the end of the sentence "the search index
///   was rebuilt because …"; null where it was kept
/// @param busy whether another process was writing the index, so that a search sees its last commit
///   and perhaps not the newest files
public record Refreshed(
    int added, int updated, int removed, @Nullable String rebuiltBecause, boolean busy) {}
