package dev.cairn.search;

import java.util.List;

/// What a search found, best first; of equal scores the path that sorts first.
///
/// @param total the number of files found, which may be more than the hits
/// @param corrected words that no file has, each with what was looked for in its place
/// @param ms milliseconds that the search took
public record Hits(List<Hit> hits, int total, List<Correction> corrected, long ms) {
  public Hits {
    hits = List.copyOf(hits);
    corrected = List.copyOf(corrected);
  }
}
