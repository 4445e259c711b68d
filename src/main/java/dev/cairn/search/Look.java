package dev.cairn.search;

import dev.cairn.vault.Listing;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;

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

  /// Looks while something else is done.
  static Begun begin(Vault vault, InstantSource clock) {
    return new Begun(ForkJoinPool.commonPool().submit(() -> at(vault, clock)));
  }

  /// A look that somebody else takes.
  record Begun(ForkJoinTask<Look> task) {

    /// Waits for it.
    Look done() throws IOException {
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while looking at the vault's files");
      } catch (ExecutionException e) {
        if (cause(e) instanceof IOException io) {
          throw io;
        }
        throw new IllegalStateException(e);
      }
    }

    private static Throwable cause(Throwable e) {
      Throwable cause = e;
      while (!(cause instanceof IOException) && cause.getCause() != null) {
        cause = cause.getCause();
      }
      return cause;
    }
  }

  /// Somebody who took a glance before us did so at most this long ago.
  private static final long GLANCED_NANOS = TimeUnit.SECONDS.toNanos(20);

  /// What may be remembered of an index that is equal to these files: nothing, where some are so
  /// young that they may change once more without a sign of it.
  Known known() {
    return Seen.isSettled(listing.latestStamp(), began)
        ? new Known(fingerprint, null)
        : Known.NOTHING;
  }

  /// A file of which somebody saw, up to some seconds before a moment, that its state last changed
  /// earlier than this, has not changed once more without a sign of it.
  static long settledAt(long moment) {
    return moment - GLANCED_NANOS - Seen.STEP_NANOS;
  }

  static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }
}
