package dev.cairn.cli;

import dev.cairn.compile.Workbench;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cairn undo`.
@Command(
    name = "undo",
    description = "Take an operation back with a new commit; later work and people's words stay.")
final class UndoCommand extends CairnCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "The run, as cairn log shows it; else the last that stands.")
  @Nullable String run;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    try (Workbench bench = workbench(cairn().vault(), console)) {
      return new ReportPrinter(console, dryRun).print(bench.undo(run, dryRun));
    }
  }
}
