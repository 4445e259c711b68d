package dev.cairn.search;

import dev.cairn.source.Reading;

/// Reads a raw file into passages.
@FunctionalInterface
public interface RawReader {
  Reading read(String fileName, byte[] bytes);
}
