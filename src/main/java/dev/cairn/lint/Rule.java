package dev.cairn.lint;

import java.util.Locale;

/// What lint looks for.
public enum Rule {
  BROKEN_LINK,
  AMBIGUOUS_LINK,
  SELF_LINK,
  PLACEHOLDER_LINK,
  ORPHAN,
  WANTED_PAGE,
  NEAR_DUPLICATE,
  DUPLICATE_BASENAME,
  UNCITED,
  UNVERIFIABLE_CITATION,
  UNGROUNDED,
  STALE,
  OVERSIZED,
  FRONT_MATTER,
  EXECUTABLE,
  UNKNOWN_ADDRESS,
  INJECTION,
  RAW_CHANGED,
  RAW_MISSING,
  STRAY_FILE;

  /// Its name for people and for `--json`: `broken-link`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
