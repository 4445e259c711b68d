package dev.cairn.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A clock that goes only when somebody waits, and notes how long.
final class FakeTiming implements Timing {
  final List<Duration> slept = new ArrayList<>();
  private Instant now = Instant.parse("2026-04-08T10:00:00Z");
  private long nanos;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration pause) {
    slept.add(pause);
    pass(pause);
  }

  synchronized void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }
}
