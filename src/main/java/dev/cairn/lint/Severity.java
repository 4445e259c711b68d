package dev.cairn.lint;

/// How much a finding matters.
public enum Severity {
  /// What must never be on a page of the engine.
  ERROR,
  /// What a reader should look at.
  WARNING,
  /// What is good to know.
  INFO
}
