package dev.cairn.compile;

import dev.cairn.source.Source;

/// Takes from a source what can be compiled: its statements, the names it uses, which names mean
/// one thing.
public interface Extractor {
  /// @param fileName the raw file's name without its extension, for a source without a title
  Digest digest(Source source, String fileName);
}
