package dev.cairn.cli;

import dev.cairn.compile.SourceRecord;
import dev.cairn.compile.Workbench;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cairn remove`.
@Command(
    name = "remove",
    description = "Take back what rests on one source alone; keep what others support.")
final class RemoveCommand extends CairnCommand {
  @Parameters(paramLabel = "SOURCE", description = "The source's page, slug or raw file.")
  String source = "";

  @Option(names = "--delete-raw", description = "Delete its raw file as well.")
  boolean deleteRaw;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    try (Workbench bench = workbench(cairn().vault(), console)) {
      SourceRecord record =
          bench
              .find(source)
              .orElseThrow(() ->
                  Failure.usage(
                      "no-such-source",
                      source + " is no source of this vault.",
                      "wiki/index.md lists the sources; name one by its page or its raw file."));
      return new ReportPrinter(console, dryRun).print(bench.remove(record, deleteRaw, dryRun));
    }
  }
}
