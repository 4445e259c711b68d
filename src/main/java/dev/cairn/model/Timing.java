package dev.cairn.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time, and waiting.
interface Timing {
  /// The moment to write down.
  Instant now();

  /// A steady clock, in nanoseconds from an arbitrary start.
  long nanos();

  void sleep(Duration pause) throws InterruptedException;

  /// @param clock what to write down; waiting and measuring go by the system
  static Timing of(InstantSource clock) {
    return new Timing() {
      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration pause) throws InterruptedException {
        Thread.sleep(pause);
      }
    };
  }
}
