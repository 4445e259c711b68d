package dev.cairn.cli;

import dev.cairn.vault.Vault;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cairn watch`.
@Command(
    name = "watch",
    description =
        "Follow the vault while you work, and answer cairn search from an index that stays open."
            + " Ctrl-C ends it.")
final class WatchCommand extends CairnCommand {
  @Option(
      names = "--ingest",
      description = "Take new files in raw/ in once they have been left alone for five seconds.")
  boolean ingest;

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    Console lines = console.inLines();
    try (Watching watching = Watching.start(vault, cairn().clock(), lines)) {
      Runtime.getRuntime().addShutdownHook(new Thread(watching::withdraw));
      watching.run(() -> {
        if (ingest) {
          ingest(vault, lines);
        } else {
          watching.announceWaiting();
        }
      });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.INTERRUPTED;
  }

  /// Takes in what waits. What stands in the way is said, and does not end the watch: it may be
  /// gone the next time.
  private void ingest(Vault vault, Console console) throws IOException {
    if (WaitingSources.in(vault, cairn().clock()).isEmpty()) {
      return;
    }
    try (var bench = workbench(vault, console)) {
      new ReportPrinter(console, false).print(bench.ingest(bench.newRawFiles(), false));
    } catch (Failure | IOException e) {
      cairn().shell().failed(e, console);
    }
  }
}
