package dev.cairn.lint;

import dev.cairn.vault.VaultPath;
import java.util.Comparator;
import java.util.Optional;

/// Something that is wrong, or worth knowing, about a vault. Orders by place.
///
/// @param line counted from 1; 0 where the whole file is meant
/// @param message what is wrong and what to do about it
/// @param fix the repair, where exactly one is safe
public record Finding(
    Rule rule, Severity severity, VaultPath path, int line, String message, Optional<Fix> fix)
    implements Comparable<Finding> {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::path)
          .thenComparing(Finding::line)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  Finding(Rule rule, Severity severity, VaultPath path, int line, String message) {
    this(rule, severity, path, line, message, Optional.empty());
  }

  @Override
  public int compareTo(Finding other) {
    return BY_PLACE.compare(this, other);
  }

  @Override
  public String toString() {
    return path + (line > 0 ? ":" + line : "") + ": " + message + " (" + rule.id() + ")";
  }
}
