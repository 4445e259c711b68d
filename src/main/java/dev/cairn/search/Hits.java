package dev.cairn.search;

import java.util.List;

/// What a search found, best first; of equal scores the path that sorts first.
///
/// @param total the number of files found, which may be more than the hits
/// @param ms milliseconds that the search took
public record Hits(List<Hit> hits, int total, long ms) {
  public Hits {
    hits = List.copyOf(hits);
  }
}
