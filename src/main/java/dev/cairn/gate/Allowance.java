package dev.cairn.gate;

import java.util.Set;

/// What an operation may do beyond the ordinary, because somebody asked for it or the sources
/// changed.
///
/// @param sources slugs of the sources that the operation revises or removes: what rests on them
///   may go
/// @param manyDeletions whether it may delete many pages: a removal, a rebuild, an undo
/// @param rawMayGo whether it may change or remove files below `raw/`: `remove --delete-raw`, an
///   undo
/// @param urls addresses that the owner allows in pages
/// @param repair whether it mends single places of pages, whoever wrote them: what was wrong there
///   before is not laid at its door
/// @param restores whether it puts back what stood before, as an undo does: what was wrong with
///   that may be wrong again
public record Allowance(
    Set<String> sources,
    boolean manyDeletions,
    boolean rawMayGo,
    Set<String> urls,
    boolean repair,
    boolean restores) {
  /// Nothing beyond the ordinary.
  public static final Allowance NONE = new Allowance(Set.of(), false, false, Set.of(), false);

  /// What an operation other than a repair may do.
  public Allowance(Set<String> sources, boolean manyDeletions, boolean rawMayGo, Set<String> urls) {
    this(sources, manyDeletions, rawMayGo, urls, false);
  }

  /// What an operation may do that puts nothing back.
  public Allowance(
      Set<String> sources,
      boolean manyDeletions,
      boolean rawMayGo,
      Set<String> urls,
      boolean repair) {
    this(sources, manyDeletions, rawMayGo, urls, repair, false);
  }

  public Allowance {
    sources = Set.copyOf(sources);
    urls = Set.copyOf(urls);
  }
}
