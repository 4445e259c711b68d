package dev.cairn.maintain;

import java.util.Locale;

/// What an experiment tries, with the measure of the score that it is after.
public enum Kind {
  MEND_LINKS("links-broken"),
  CITE("sentences-uncited"),
  MERGE("duplicates"),
  REFRESH("citations-unverified"),
  SHORTEN("words-per-claim"),
  LINK_MENTIONS("links-missing"),
  WRITE("wiki-recall-2000");

  private final String measure;

  Kind(String measure) {
    this.measure = measure;
  }

  /// The name of the measure that it is after; one that the score does not have where what it mends
  /// is counted only on the pages it touches.
  String measure() {
    return measure;
  }

  /// The word for it in JSON and tables, such as `mend-links`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
