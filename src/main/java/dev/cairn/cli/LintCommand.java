package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.compile.VaultSources;
import dev.cairn.compile.Workbench;
import dev.cairn.lint.Finding;
import dev.cairn.lint.Fixes;
import dev.cairn.lint.Linter;
import dev.cairn.lint.Severity;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cairn lint`.
@Command(
    name = "lint",
    description = "Say what is wrong with the wiki, and where. Exit code 1 if anything is.")
final class LintCommand extends CairnCommand {
  @Option(names = "--fix", description = "Repair what has exactly one safe repair.")
  boolean fix;

  @Option(names = "--dry-run", description = "With --fix: only say what would be done.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    if (fix) {
      ExitCode fixed = repair(vault, console);
      if (dryRun || fixed != ExitCode.DONE) {
        return fixed;
      }
    }
    List<Finding> findings = findings(vault);
    json(console, findings);
    text(console, findings);
    boolean clean = findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
    return clean ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private List<Finding> findings(Vault vault) throws IOException {
    VaultSources sources = new VaultSources(vault);
    return new Linter(vault, sources, sources::hash, cairn().settings(vault).allowedUrls())
        .findings();
  }

  private ExitCode repair(Vault vault, Console console) throws IOException {
    try (Workbench bench = workbench(vault, console)) {
      List<Finding> findings =
          findings(vault).stream().filter(finding -> finding.fix().isPresent()).toList();
      if (findings.isEmpty()) {
        console.line("Nothing has exactly one safe repair.");
      }
      findings.forEach(finding ->
          console.line(
              (dryRun ? "would fix " : "fixed ")
                  + finding.path()
                  + ":"
                  + finding.line()
                  + "  "
                  + finding.fix().orElseThrow().description()));
      Workbench.Result result =
          bench.write(
              "lint",
              "repaired " + Console.count(findings.size(), "finding"),
              Fixes.of(findings, vault),
              dryRun);
      return switch (result) {
        case Workbench.Done _ -> ExitCode.DONE;
        case Workbench.Refused _, Workbench.Rejected _ ->
            new ReportPrinter(console, dryRun).print(result);
      };
    }
  }

  private static void json(Console console, List<Finding> findings) {
    Map<String, Integer> counts = new TreeMap<>();
    findings.forEach(finding -> counts.merge(name(finding.severity()), 1, Integer::sum));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("findings", findings.stream().map(LintCommand::json).toList());
    json.put("counts", counts);
    console.json(json);
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", finding.rule().id());
    json.put("severity", name(finding.severity()));
    json.put("path", finding.path().value());
    json.put("line", finding.line());
    json.put("message", finding.message());
    json.put("fix", finding.fix().map(fix -> fix.description()).orElse(""));
    return json;
  }

  private static String name(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static void text(Console console, List<Finding> findings) {
    for (Finding finding : findings) {
      Style style =
          switch (finding.severity()) {
            case ERROR -> Style.RED;
            case WARNING -> Style.YELLOW;
            case INFO -> Style.DIM;
          };
      String place =
          finding.line() > 0 ? finding.path() + ":" + finding.line() : finding.path().toString();
      console.line(
          console.styled(name(finding.severity()), style)
              + "  "
              + place
              + "  "
              + finding.message()
              + "  "
              + console.styled("[" + finding.rule().id() + "]", Style.DIM));
    }
    long errors = findings.stream().filter(finding -> finding.severity() == Severity.ERROR).count();
    long warnings =
        findings.stream().filter(finding -> finding.severity() == Severity.WARNING).count();
    long fixable = findings.stream().filter(finding -> finding.fix().isPresent()).count();
    console.line(
        findings.isEmpty()
            ? "Nothing to complain about."
            : Console.count(errors, "error")
                + ", "
                + Console.count(warnings, "warning")
                + ", "
                + Console.count(findings.size() - errors - warnings, "hint")
                + (fixable > 0 ? "; cairn lint --fix repairs " + fixable : ""));
  }
}
