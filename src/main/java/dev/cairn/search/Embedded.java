package dev.cairn.search;

import org.jspecify.annotations.Nullable;

/// What it took to bring the vectors up to the files.
///
/// @param files the files of the search index
/// @param missing of those, the files that still lack vectors
/// @param embedded texts that went through the model
/// @param reused texts whose vectors were known from elsewhere, as after a file moved
/// @param removed files whose vectors went with them
/// @param rebuiltBecause why the vectors were made anew, as the end of the sentence "the vectors
///   were made anew because …"; null where they were kept
public record Embedded(
    int files,
    int missing,
    int embedded,
    int reused,
    int removed,
    @Nullable String rebuiltBecause,
    End end) {

  /// How it ended. Whatever was embedded until then is kept.
  public sealed interface End {}

  /// Every file has its vectors.
  public record Done() implements End {}

  /// [VectorIndex#stop] was called.
  public record Stopped() implements End {}

  /// Another process is at it, and nothing was done.
  public record Busy() implements End {}

  /// The model could not be had.
  ///
  /// @param sentence what it said
  public record Failed(String sentence) implements End {}

  Embedded because(@Nullable String reason) {
    return new Embedded(files, missing, embedded, reused, removed, reason, end);
  }
}
