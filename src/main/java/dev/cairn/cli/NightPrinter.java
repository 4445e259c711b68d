package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.maintain.NightReport;
import dev.cairn.maintain.Trial;
import dev.cairn.review.Proposal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints what a nightly run did.
final class NightPrinter {
  private final Console console;
  private final boolean dryRun;

  NightPrinter(Console console, boolean dryRun) {
    this.console = console;
    this.dryRun = dryRun;
  }

  void print(NightReport report) {
    console.json(json(report));
    for (Trial trial : report.trials()) {
      console.line(line(trial));
    }
    report.problems().forEach(console::line);
    report
        .opened()
        .forEach(proposal -> console.line((dryRun ? "would ask  " : "asks  ") + proposal.title()));
    if (report.isEmpty()) {
      console.line("Nothing promising is left to try.");
    }
    console.line(
        "Score %s, before %s; %s of %s kept, %s, %s (%.1f s)"
            .formatted(
                number(report.after().score()),
                number(report.before().score()),
                report.kept().size(),
                Console.count(report.trials().size(), "experiment"),
                Console.count(report.waiting(), "proposal") + " open",
                report.spending().tokens() + " tokens, " + report.spending().price(),
                report.ms() / 1000.0));
    if (!report.cap().isEmpty()) {
      console.line("Stopped at " + report.cap() + "; there is more to try.");
    }
  }

  private String line(Trial trial) {
    String subject = trial.experiment().subject();
    return switch (trial.outcome()) {
      case KEPT ->
          console.styled(dryRun ? "would keep  " : "kept  ", Style.GREEN)
              + subject
              + "  "
              + String.format(Locale.ROOT, "%+.2f", trial.gain())
              + (trial.run().isEmpty() ? "" : "  cairn undo " + trial.run());
      case DROPPED, REFUSED, POSTPONED ->
          console.styled(
                  trial.outcome() == Trial.Outcome.POSTPONED ? "waits    " : "dropped  ", Style.DIM)
              + subject
              + "  "
              + trial.why();
    };
  }

  private static String number(double score) {
    return String.format(Locale.ROOT, "%.1f", score);
  }

  private static Map<String, Object> json(NightReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("experiments", report.trials().stream().map(NightPrinter::json).toList());
    json.put("scorecard", EvalReport.json(report.after()));
    json.put("before", report.before().score());
    json.put("after", report.after().score());
    json.put("proposals", report.opened().stream().map(Proposal::id).toList());
    json.put("open", report.waiting());
    json.put("problems", List.copyOf(report.problems()));
    json.put("stopped", report.cap());
    json.put("tokens", report.spending().tokens());
    json.put("usd", report.spending().unpriced() == 0 ? report.spending().usd() : null);
    json.put("ms", report.ms());
    return json;
  }

  private static Map<String, Object> json(Trial trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", trial.experiment().kind().word());
    json.put("page", trial.experiment().page().value());
    json.put("subject", trial.experiment().subject());
    json.put("kept", trial.outcome() == Trial.Outcome.KEPT);
    json.put("before", trial.before());
    json.put("after", trial.after());
    json.put("gain", trial.gain());
    json.put("why", trial.why());
    json.put("ms", trial.ms());
    json.put("run", trial.run());
    return json;
  }
}
