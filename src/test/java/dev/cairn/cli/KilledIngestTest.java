package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.compile.SteppedIngest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An ingest whose process is killed: at each of its steps, and at random moments
/// (`-Dcairn.kills=300 -Dcairn.seed=…` for more of them, or the same again).
final class KilledIngestTest {
  private static final int KILLS = Integer.getInteger("cairn.kills", 30);

  @TempDir Path folder;
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
  private Interruption interruption;

  @BeforeEach
  void start() throws IOException {
    interruption = new Interruption(folder, steps::add);
  }

  @Test
  void anIngestKilledAtAnyStepIsFinishedOrForgotten() throws Exception {
    assertThat(steps).contains("objects written", "branch moved", "journal removed");
    List<Callable<Void>> kills = new ArrayList<>();
    for (int step = 1; step <= steps.size(); step++) {
      int last = step;
      kills.add(() -> {
        String when = "killed at step " + last + " of " + steps;
        TestVault vault = interruption.copy("step" + last);
        Process child = child(vault, last);
        awaitMark(child, SteppedIngest.REACHED, when);
        kill(child);
        check(vault, when);
        return null;
      });
    }
    inPairs(kills);
  }

  @Test
  void anIngestKilledAtAnyMomentIsFinishedOrForgotten() throws Exception {
    long seed = Long.getLong("cairn.seed", System.nanoTime());
    System.out.println("cairn.seed=" + seed + " cairn.kills=" + KILLS);
    Random random = new Random(seed);
    long[] stages = stages();
    List<Callable<Void>> kills = new ArrayList<>();
    for (int i = 0; i < KILLS; i++) {
      // Half of them while it reads and compiles, half while it commits, which takes less time.
      int mark = random.nextBoolean() ? SteppedIngest.BEGUN : SteppedIngest.REACHED;
      long stage = stages[mark == SteppedIngest.BEGUN ? 0 : 1];
      long delay = random.nextLong(stage + stage / 4);
      String when =
          "seed %d, kill %d: %d µs after '%c'".formatted(seed, i, delay / 1_000, (char) mark);
      String name = "random" + i;
      kills.add(() -> {
        TestVault vault = interruption.copy(name);
        Process child = child(vault, 0);
        awaitMark(child, mark, when);
        boolean ended = child.waitFor(delay, TimeUnit.NANOSECONDS);
        kill(child);
        assertThat(ended && child.exitValue() != 0).as(when + ": it failed by itself").isFalse();
        check(vault, when);
        return null;
      });
    }
    inPairs(kills);
  }

  /// How long an undisturbed run takes to its first step, and from there to its end.
  private long[] stages() throws Exception {
    Process child = child(interruption.copy("measured"), 0);
    awaitMark(child, SteppedIngest.BEGUN, "measuring");
    long begun = System.nanoTime();
    awaitMark(child, SteppedIngest.REACHED, "measuring");
    long reached = System.nanoTime();
    assertThat(child.waitFor()).isZero();
    return new long[] {reached - begun, System.nanoTime() - reached};
  }

  private Process child(TestVault vault, int step) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SteppedIngest.class.getName(),
            vault.root.toString(),
            vault.inbox.toString(),
            TestVault.EPOCH,
            Integer.toString(step));
    Path home = Files.createTempDirectory(folder, "home");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void awaitMark(Process child, int mark, String when) throws IOException {
    InputStream out = child.getInputStream();
    int read = out.read();
    while (read != mark) {
      assertThat(read).as(when + ": the child ended").isNotNegative();
      read = out.read();
    }
  }

  private static void kill(Process child) throws InterruptedException {
    child.destroyForcibly();
    child.waitFor();
  }

  private void check(TestVault vault, String when) throws IOException {
    interruption.assertNothingIsBroken(vault, when);
    interruption.assertEndsAsUndisturbed(vault, when);
    vault.delete();
  }

  private static void inPairs(List<Callable<Void>> kills) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (Future<Void> kill : pool.invokeAll(kills)) {
        kill.get();
      }
    }
  }
}
