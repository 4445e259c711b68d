package dev.cairn.compile;

import dev.cairn.history.SteppedHistory;
import dev.cairn.vault.Content;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// An ingest of a folder's files that tells of its steps; as a program, one that waits to be
/// killed.
public final class SteppedIngest {
  /// Written to stdout when the ingest begins.
  public static final int BEGUN = 'b';

  /// Written to stdout at the step that was named, or at the first.
  public static final int REACHED = 'r';

  private SteppedIngest() {}

  /// Runs the ingest to its end.
  public static Report run(Path root, Path inbox, long epoch, SteppedHistory.Hearer hearer)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    try (Stream<Path> files = Files.list(inbox)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        candidates.add(new Candidate(name, name, Content.of(Files.readAllBytes(file)), null));
      }
    }
    Clock clock = Clock.fixed(Instant.ofEpochSecond(epoch), ZoneOffset.UTC);
    Settings settings = new Settings(Set.of(), Set.of());
    return switch (Workbench.open(
        SteppedHistory.open(root, clock, hearer),
        new Vault(root),
        settings,
        clock,
        Progress.NONE)) {
      case Workbench.NotReady(var refusal) -> throw new IllegalStateException(refusal.sentence());
      case Workbench.Ready(Workbench opened) -> {
        try (Workbench bench = opened) {
          yield switch (bench.ingest(candidates, false)) {
            case Workbench.Done(Report report) -> report;
            case Workbench.Refused(var refusal) ->
                throw new IllegalStateException(refusal.sentence());
            case Workbench.Rejected(var violations) ->
                throw new IllegalStateException(violations.toString());
          };
        }
      }
    };
  }

  /// @param arguments the vault, the inbox, the time, and the number of the step to stop at, 0 for
  ///   none
  public static void main(String[] arguments) throws IOException {
    int last = Integer.parseInt(arguments[3]);
    AtomicInteger count = new AtomicInteger();
    tell(BEGUN);
    run(
        Path.of(arguments[0]),
        Path.of(arguments[1]),
        Long.parseLong(arguments[2]),
        step -> {
          int now = count.incrementAndGet();
          if (now == Math.max(1, last)) {
            tell(REACHED);
          }
          if (last > 0 && now >= last) {
            waitForTheKill();
          }
        });
  }

  private static void tell(int what) {
    System.out.write(what);
    System.out.flush();
  }

  private static void waitForTheKill() throws IOException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
