package dev.cairn.search;

/// The garbage of a long indexing run.
///
/// Each buffer of documents lives long enough to be taken for something that lasts, and the serial
/// collector lets such garbage grow to the limit of the heap before it looks at it. Collected now
/// and then, a fraction of that is enough, without a limit that one large file might exceed.
final class Garbage {
  /// Bytes by which the heap may grow in between.
  private static final long MUCH = 64L << 20;

  private long left = used();

  synchronized void collectIfMuch() {
    long used = used();
    if (used - left > MUCH) {
      System.gc();
      left = used();
    } else {
      left = Math.min(left, used);
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
