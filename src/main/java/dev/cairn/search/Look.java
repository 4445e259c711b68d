package dev.cairn.search;

import dev.cairn.vault.Listing;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A vault's files and the moment at which somebody began to look at them.
///
/// @param began nanoseconds since 1970
/// @param fingerprint the listing's
record Look(Listing listing, long began, long fingerprint) {

  static Look at(Vault vault, InstantSource clock) throws IOException {
    long began = nanos(clock.instant());
    Listing listing = vault.listing();
    return new Look(listing, began, listing.fingerprint());
  }

  /// Somebody who took a glance before us did so at most this long ago.
  private static final long GLANCED_NANOS = TimeUnit.SECONDS.toNanos(20);

  /// What may be remembered of an index that is equal to these files: nothing, where some are so
  /// young that they may change once more without a sign of it.
  ///
  /// @param glance what was seen before this look
  Known known(@Nullable Long glance) {
    if (!Seen.isSettled(listing.latestStamp(), began)) {
      return Known.NOTHING;
    }
    boolean old = Seen.isSettled(listing.latestStamp(), began - GLANCED_NANOS);
    return new Known(fingerprint, old ? glance : null);
  }

  static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }
}
