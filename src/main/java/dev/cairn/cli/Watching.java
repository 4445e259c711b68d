package dev.cairn.cli;

import dev.cairn.search.Refreshed;
import dev.cairn.serve.LocalServer;
import dev.cairn.serve.Reply;
import dev.cairn.serve.Request;
import dev.cairn.serve.Touched;
import dev.cairn.serve.WarmIndex;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A vault while it is followed: its warm index, the searches that are answered from it, and what
/// is said of its changes.
final class Watching implements AutoCloseable {
  /// New files count as complete when nothing was written to `raw/` for so long.
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

  /// Of more files than these at once only the number is said.
  private static final int MOST_LINES = 10;

  private final Vault vault;
  private final Clock clock;
  private final Console console;
  private final WarmIndex index;
  private @Nullable LocalServer server;

  /// When something in `raw/` changed that was not yet looked after; zero where nothing did.
  private volatile long rawChanged = System.nanoTime();

  private List<String> announced = List.of();

  /// What is to be done when there may be new files in `raw/`.
  @FunctionalInterface
  interface Intake {
    void look() throws IOException;
  }

  private Watching(Vault vault, Clock clock, Console console) throws IOException {
    this.vault = vault;
    this.clock = clock;
    this.console = console;
    this.index = WarmIndex.open(vault, this::say);
  }

  /// Makes the index equal to the files and begins to answer.
  static Watching start(Vault vault, Clock clock, Console console) throws IOException {
    Watching watching = new Watching(vault, clock, console);
    try {
      watching.server = LocalServer.start(vault, watching::reply);
      if (watching.server == null) {
        throw new Failure(
            ExitCode.STATE,
            "watched",
            "Another cairn watch follows " + vault.root() + " already.",
            "End that one first, with Ctrl-C where it runs.");
      }
      watching.begin();
      return watching;
    } catch (IOException | RuntimeException e) {
      watching.close();
      throw e;
    }
  }

  private void begin() throws IOException {
    index.refresh();
    int files = vault.listing().size();
    if (!console.isQuiet()) {
      console.line(
          String.format(Locale.ROOT, "Watching %s: %,d files. Ctrl-C ends.", vault.root(), files));
    }
    event("watching", Map.of("vault", vault.root().toString(), "files", files));
  }

  /// Follows the vault until the thread is interrupted.
  void run(Intake intake) throws IOException, InterruptedException {
    while (!Thread.interrupted()) {
      long changed = rawChanged;
      index.follow(changed == 0 ? Long.MAX_VALUE : QUIET_NANOS);
      if (rawChanged != 0 && System.nanoTime() - rawChanged >= QUIET_NANOS) {
        rawChanged = 0;
        intake.look();
      }
    }
    throw new InterruptedException();
  }

  /// Says which files in `raw/` wait, unless that was the last thing said of them.
  void announceWaiting() throws IOException {
    List<String> waiting = WaitingSources.in(vault, clock);
    if (!waiting.isEmpty() && !waiting.equals(announced)) {
      if (!console.isQuiet()) {
        boolean one = waiting.size() == 1;
        console.line(
            Console.count(waiting.size(), "file")
                + (one ? " waits" : " wait")
                + " in raw/: cairn ingest");
      }
      event("waiting", Map.of("paths", waiting));
    }
    announced = waiting;
  }

  private @Nullable Reply reply(Request request) {
    QuickSearch search = QuickSearch.of(request.arguments());
    if (search == null) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            request.environment(),
            Path.of(request.folder()),
            request.terminal());
    Integer exit = search.run(shell, vault, index);
    shell.out().flush();
    shell.err().flush();
    return exit == null ? null : new Reply(exit, out.toByteArray(), err.toByteArray());
  }

  private void say(Touched touched, Refreshed refreshed, long nanos) {
    long ms = TimeUnit.NANOSECONDS.toMillis(nanos);
    if (touched.everything() || touched.files().stream().anyMatch(path -> path.isUnder("raw"))) {
      rawChanged = System.nanoTime();
    }
    int count = refreshed.added() + refreshed.updated() + refreshed.removed();
    boolean each = touched.files().size() == count && count <= MOST_LINES;
    TreeSet<VaultPath> paths = new TreeSet<>(touched.files());
    if (!console.isQuiet() && each) {
      String what = refreshed.removed() == count ? "removed " : "indexed ";
      paths.forEach(path -> console.line(what + path + " (" + ms + " ms)"));
    } else if (!console.isQuiet()) {
      console.line("indexed " + Console.count(count, "file") + " (" + ms + " ms)");
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("paths", each ? paths : List.of());
    json.put("added", refreshed.added());
    json.put("updated", refreshed.updated());
    json.put("removed", refreshed.removed());
    json.put("ms", ms);
    event("indexed", json);
  }

  private void event(String name, Map<String, ?> values) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", name);
    json.putAll(values);
    console.json(json);
  }

  /// Takes the socket away, so that nobody asks any more.
  void withdraw() {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    withdraw();
    index.close();
  }
}
