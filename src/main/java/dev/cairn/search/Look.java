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

  /// The fingerprint where it may be remembered: files so young that they may change once more
  /// without a sign of it have none.
  @Nullable Long settled() {
    return Seen.isSettled(listing.latestStamp(), began) ? fingerprint : null;
  }

  static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }
}
