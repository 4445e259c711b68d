package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.compile.Report;
import dev.cairn.compile.Report.SourceReport;
import dev.cairn.compile.Report.Status;
import dev.cairn.compile.Workbench;
import dev.cairn.gate.Violation;
import dev.cairn.source.Injection;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Prints what an operation came to.
final class ReportPrinter {
  private static final int MOST_LINES = 20;
  private static final int MOST_PLACES = 5;

  private final Console console;
  private final boolean dryRun;

  ReportPrinter(Console console, boolean dryRun) {
    this.console = console;
    this.dryRun = dryRun;
  }

  ExitCode print(Workbench.Result result) {
    return switch (result) {
      case Workbench.Refused(var refusal) -> throw Failure.of(refusal);
      case Workbench.Rejected(List<Violation> violations) -> throw rejected(violations);
      case Workbench.Done(Report report) -> {
        console.json(json(report));
        text(report);
        boolean refused =
            report.sources().stream().anyMatch(source -> source.status() == Status.REFUSED);
        yield refused ? ExitCode.FINDINGS : ExitCode.DONE;
      }
    };
  }

  private static Failure rejected(List<Violation> violations) {
    StringBuilder message = new StringBuilder("The gate refused, and nothing was written:");
    violations.stream()
        .limit(MOST_LINES)
        .forEach(violation -> message.append("\n  ").append(violation));
    if (violations.size() > MOST_LINES) {
      message.append("\n  … and ").append(violations.size() - MOST_LINES).append(" more");
    }
    return new Failure(ExitCode.FINDINGS, "gate", message.toString(), "");
  }

  private static Map<String, Object> json(Report report) {
    Map<String, Object> pages = new LinkedHashMap<>();
    pages.put("created", paths(report.created()));
    pages.put("updated", paths(report.updated()));
    pages.put("removed", paths(report.removed()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", report.run());
    json.put("commit", report.commit());
    json.put("sources", report.sources().stream().map(ReportPrinter::json).toList());
    json.put("pages", pages);
    json.put("citations", Map.of("written", report.citations(), "rejected", report.rejected()));
    json.put("disagreements", report.disagreements());
    json.put("kept", paths(report.kept()));
    json.put("problems", report.problems());
    Report.Writing writing = report.writing();
    json.put("tokens", writing.spending().tokens());
    json.put("usd", writing.spending().unpriced() == 0 ? writing.spending().usd() : null);
    json.put("model", writing.model());
    json.put("calls", writing.spending().calls());
    json.put("written", paths(writing.pages()));
    json.put("dropped", writing.dropped());
    json.put("notes", writing.notes());
    json.put("ms", report.ms());
    return json;
  }

  private static Map<String, Object> json(SourceReport source) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", source.path());
    json.put("slug", source.slug());
    json.put("status", source.status().name().toLowerCase(Locale.ROOT));
    json.put("reason", source.reason());
    json.put("injections", source.injections().stream().map(ReportPrinter::json).toList());
    return json;
  }

  private static Map<String, Object> json(Injection injection) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", injection.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("line", injection.lines().first());
    return json;
  }

  private static List<String> paths(List<VaultPath> paths) {
    return paths.stream().map(VaultPath::value).toList();
  }

  private void text(Report report) {
    List<List<String>> rows = new ArrayList<>();
    report.sources().stream()
        .limit(MOST_LINES)
        .forEach(source ->
            rows.add(
                List.of(
                    source.status().name().toLowerCase(Locale.ROOT),
                    source.path(),
                    source.reason().isEmpty() ? source.slug() : source.reason())));
    console.table(rows);
    if (report.sources().size() > MOST_LINES) {
      console.line("… and " + (report.sources().size() - MOST_LINES) + " more sources");
    }
    refusedBelow(report);
    injections(report);
    if (report.created().isEmpty() && report.updated().isEmpty() && report.removed().isEmpty()) {
      console.line("Nothing to do: the wiki says what its sources give.");
    } else {
      console.line(summary(report));
    }
    written(report.writing());
    report
        .kept()
        .forEach(path ->
            console.line(
                console.styled("kept     ", Style.YELLOW)
                    + path
                    + "  a person's words stand; see wiki/reviews/"));
    report
        .problems()
        .forEach(problem -> console.line(console.styled("problem  ", Style.YELLOW) + problem));
    if (!report.commit().isEmpty()) {
      console.line(console.styled("Take it back with: cairn undo " + report.run(), Style.DIM));
    }
  }

  private void written(Report.Writing writing) {
    if (writing.model().isEmpty()) {
      return;
    }
    console.line(
        writing.model()
            + " wrote "
            + Console.count(writing.pages().size(), "page")
            + " in "
            + Console.count(writing.spending().calls(), "call")
            + ": "
            + writing.spending().tokens()
            + " tokens, "
            + writing.spending().price()
            + (writing.dropped() == 0
                ? ""
                : "; "
                    + writing.dropped()
                    + " of its quotations, names and sentences did not hold and were dropped"));
    writing.notes().stream()
        .limit(MOST_LINES)
        .forEach(note -> console.line(console.styled("model    ", Style.YELLOW) + note));
    if (writing.notes().size() > MOST_LINES) {
      console.line("… and " + (writing.notes().size() - MOST_LINES) + " more notes");
    }
  }

  /// Refusals beyond the lines shown still are: somebody must see to them.
  private void refusedBelow(Report report) {
    report.sources().stream()
        .skip(MOST_LINES)
        .filter(source -> source.status() == Status.REFUSED)
        .forEach(source -> console.line("refused  " + source.path() + "  " + source.reason()));
  }

  private void injections(Report report) {
    report.sources().stream()
        .filter(source -> !source.injections().isEmpty())
        .limit(MOST_LINES)
        .forEach(source ->
            console.line(
                console.styled("caution  ", Style.YELLOW)
                    + source.path()
                    + "  contains text that reads like an instruction to a model: "
                    + places(source)));
  }

  private static String places(SourceReport source) {
    String first =
        source.injections().stream()
            .map(injection -> injection.lines().toString())
            .distinct()
            .limit(MOST_PLACES)
            .collect(Collectors.joining(", "));
    long more = source.injections().stream().map(Injection::lines).distinct().count() - MOST_PLACES;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private String summary(Report report) {
    String did = dryRun ? "Would write" : "Wrote";
    StringBuilder line = new StringBuilder(did).append(' ');
    line.append(Console.count(report.created().size(), "new page"))
        .append(", ")
        .append(report.updated().size())
        .append(" updated, ")
        .append(report.removed().size())
        .append(" removed");
    if (report.citations() > 0) {
      line.append("; ").append(Console.count(report.citations(), "citation"));
      line.append(", all verified");
    }
    if (report.rejected() > 0) {
      line.append(", ").append(Console.count(report.rejected(), "sentence")).append(" left out");
    }
    if (report.disagreements() > 0) {
      line.append("; ").append(Console.count(report.disagreements(), "disagreement"));
    }
    return line.append(" (")
        .append(String.format(Locale.ROOT, "%.1f", report.ms() / 1000.0))
        .append(" s)")
        .toString();
  }
}
