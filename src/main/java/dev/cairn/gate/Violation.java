package dev.cairn.gate;

import dev.cairn.vault.VaultPath;

/// A rule that a change breaks.
///
/// @param line the line of the changed file, counted from 1; 0 where the whole file is meant
/// @param sentence the words that break the rule; empty where the whole file is meant
public record Violation(Rule rule, VaultPath path, int line, String sentence, String message) {

  /// What the gate insists on.
  public enum Rule {
    CITATION,
    GROUNDING,
    UNCITED,
    LINK,
    FRONT_MATTER,
    HUMAN_TEXT,
    SHRINK,
    MASS_DELETE,
    EXECUTABLE,
    URL,
    PATH
  }

  @Override
  public String toString() {
    String place = line > 0 ? path + ":" + line : path.toString();
    return place + ": " + message + (sentence.isEmpty() ? "" : " («" + sentence + "»)");
  }
}
