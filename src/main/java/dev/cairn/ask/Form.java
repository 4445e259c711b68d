package dev.cairn.ask;

/// How an answer is shown.
public enum Form {
  /// Sentences.
  PAGE,
  /// A table that compares.
  TABLE,
  /// A deck for Marp.
  SLIDES,
  /// A bar chart, drawn from a table of numbers.
  CHART,
  /// The question, what was said and the pages as cards (JSON Canvas).
  CANVAS;

  /// Whether the answer consists of cells rather than sentences.
  boolean isTable() {
    return this == TABLE || this == CHART;
  }
}
