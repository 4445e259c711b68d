package dev.cairn.source;

/// What came of reading a raw file.
public sealed interface Reading {

  /// It could be read.
  record Read(Source source) implements Reading {}

  /// It cannot be a source.
  ///
  /// @param reason one sentence without the file's name, such as "it is empty"
  record Refused(String reason) implements Reading {}
}
