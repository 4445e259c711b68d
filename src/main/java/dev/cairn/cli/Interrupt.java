package dev.cairn.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Has Ctrl-C end a long work at a good place: the work is told to stop, and the process waits for
/// it to say that it has.
final class Interrupt implements AutoCloseable {
  private static final long MOST_SECONDS = 20;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;

  private Interrupt(Runnable stop) {
    this.hook =
        new Thread(() -> {
          stop.run();
          try {
            over.await(MOST_SECONDS, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// @param stop tells the work to stop, from another thread
  static Interrupt to(Runnable stop) {
    Interrupt interrupt = new Interrupt(stop);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  /// The work has ended.
  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, by way of this hook.
    }
  }
}
