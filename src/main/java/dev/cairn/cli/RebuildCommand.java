package dev.cairn.cli;

import dev.cairn.compile.Workbench;
import dev.cairn.compile.Workbench.Difference;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cairn rebuild`.
@Command(name = "rebuild", description = "Compile raw/ from nothing; what people wrote stays.")
final class RebuildCommand extends CairnCommand {
  @Option(
      names = "--check",
      description = "Write nothing; say whether the wiki is what raw/ gives.")
  boolean check;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    try (Workbench bench = workbench(cairn().vault(), console)) {
      return check
          ? check(bench, console)
          : new ReportPrinter(console, dryRun).print(bench.rebuild(dryRun));
    }
  }

  private static ExitCode check(Workbench bench, Console console) throws IOException {
    List<Difference> differences = bench.differences();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("same", differences.isEmpty());
    json.put(
        "differing", differences.stream().map(difference -> difference.path().value()).toList());
    console.json(json);
    console.table(
        differences.stream()
            .map(difference -> List.of(difference.path().value(), difference.what()))
            .toList());
    console.line(
        differences.isEmpty()
            ? "The wiki is what raw/ gives."
            : "Not what raw/ gives: "
                + Console.count(differences.size(), "page")
                + ", edited by a person or out of date. cairn rebuild renews what is out of date.");
    return differences.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
  }
}
