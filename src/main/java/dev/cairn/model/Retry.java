package dev.cairn.model;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When to make a failed call again: twice as long after each failure, at random within the upper
/// half of that time, so that many callers do not come back at one moment.
///
/// The random numbers decide about waiting only, never about results.
final class Retry {
  static final int ATTEMPTS = 5;

  /// Nobody waits longer than this for one call.
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration USUAL_LONGEST = Duration.ofMinutes(1);

  private final RandomGenerator random;
  private final int attempts;

  /// @param attempts how often a call is made at most
  Retry(RandomGenerator random, int attempts) {
    this.random = random;
    this.attempts = attempts;
  }

  /// How long to wait before the next attempt; empty where there shall be none.
  ///
  /// @param attempt how many were made
  Optional<Duration> pause(CallFailure failure, int attempt) {
    if (!failure.kind.again || attempt >= attempts) {
      return Optional.empty();
    }
    Duration asked = failure.retryAfter;
    if (asked != null) {
      return asked.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(asked);
    }
    long most = Math.min(FIRST.toMillis() << (attempt - 1), USUAL_LONGEST.toMillis());
    return Optional.of(Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1)));
  }
}
