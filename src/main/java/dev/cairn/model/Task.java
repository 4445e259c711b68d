package dev.cairn.model;

import java.util.Locale;

/// What a model is asked to do. Each may have a model of its own.
public enum Task {
  /// Reads source text and gives what it states.
  EXTRACT,
  /// Writes pages and answers.
  WRITE,
  /// Decides between alternatives.
  JUDGE,
  /// Reads images.
  VISION;

  /// The name in settings and in the ledger, such as `extract`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
