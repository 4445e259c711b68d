package dev.cairn.history;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs the operation of [InterruptedTest] in a process of its own, and halts it at a step, as a
/// kill would.
final class CrashChild {
  static final int HALTED = 99;

  private CrashChild() {}

  public static void main(String[] arguments) throws Exception {
    int last = Integer.parseInt(arguments[1]);
    AtomicInteger count = new AtomicInteger();
    Steps steps =
        step -> {
          if (count.incrementAndGet() == last) {
            Runtime.getRuntime().halt(HALTED);
          }
        };
    InterruptedTest.operate(new GitVault(Path.of(arguments[0])), steps);
  }
}
