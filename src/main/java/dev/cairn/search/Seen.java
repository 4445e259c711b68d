package dev.cairn.search;

import dev.cairn.vault.Vault.FileEntry;

/// What a file was when it was indexed.
///
/// @param stamp as in the vault's walk; [#UNSETTLED] where the file was so young that it may since
///   have changed without its stamp changing
/// @param id as in the vault's walk
/// @param hash SHA-256 of its bytes in hexadecimal; empty for a file that was too large to read
record Seen(long size, long stamp, int id, String hash) {
  static final long UNSETTLED = -1;

  /// File systems keep times at steps of up to two seconds.
  static final long STEP_NANOS = 2_000_000_000L;

  /// @param now nanoseconds since the epoch, taken before the file was read
  static Seen of(FileEntry entry, String hash, long now) {
    long stamp = isSettled(entry.stamp(), now) ? entry.stamp() : UNSETTLED;
    return new Seen(entry.size(), stamp, entry.id(), hash);
  }

  /// Whether a file that was looked at shows by its stamp whether it has changed since.
  ///
  /// @param now nanoseconds since the epoch, taken before it was looked at
  static boolean isSettled(long stamp, long now) {
    return stamp < now - STEP_NANOS;
  }

  /// Whether it says the same as another. Not `equals`, which the JVM makes for a record when it is
  /// first called.
  boolean isSame(Seen other) {
    return size == other.size && stamp == other.stamp && id == other.id && hash.equals(other.hash);
  }

  /// Whether there is no need to read the file.
  boolean isStill(FileEntry entry) {
    return size == entry.size() && stamp == entry.stamp() && id == entry.id();
  }
}
