package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.eval.Comparison;
import dev.cairn.eval.Measure;
import dev.cairn.eval.Scorecard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints what became of a score between two commits.
final class ComparisonReport {
  private static final String BASELINE = "baseline";

  private final Console console;
  private final String first;
  private final String second;

  ComparisonReport(Console console, String first, String second) {
    this.console = console;
    this.first = first;
    this.second = second;
  }

  void print(Scorecard before, Scorecard after, Comparison comparison) {
    console.json(json(before, after, comparison));
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("", first, second, ""));
    for (Comparison.Change change : comparison.changes()) {
      if (change.before().weight() > 0 || change.before().value() != change.after().value()) {
        table.add(
            List.of(
                change.before().name(),
                cell(change.before()),
                cell(change.after()),
                said(change, comparison)));
      }
    }
    table.add(List.of("score", score(before), score(after), ""));
    table.add(List.of("pages by", writers(before), writers(after), ""));
    console.table(table);
    console.line("");
    console.line(console.styled(verdict(before, after, comparison), Style.BOLD));
  }

  private static String cell(Measure measure) {
    return measure.of() > 0
        ? String.format(Locale.ROOT, "%,.0f of %,d", measure.value(), measure.of())
        : EvalReport.number(measure.value(), measure.value() == Math.rint(measure.value()) ? 0 : 1);
  }

  private static String said(Comparison.Change change, Comparison comparison) {
    String name = change.before().name();
    if (comparison.lost().contains(name)) {
      return "worse, and nothing makes up for it";
    }
    if (change.before().weight() == 0 || change.by() == 0) {
      return "";
    }
    return change.isClear() ? change.by() > 0 ? "better" : "worse" : "within the noise";
  }

  private static String score(Scorecard card) {
    return Double.isNaN(card.score()) ? "–" : EvalReport.number(card.score(), 1);
  }

  private static String writers(Scorecard card) {
    List<String> writers = new ArrayList<>();
    card.writers().forEach((writer, pages) -> writers.add(writer + " (" + pages + ")"));
    return writers.isEmpty() ? "–" : String.join(", ", writers);
  }

  private String verdict(Scorecard before, Scorecard after, Comparison comparison) {
    String sentence =
        switch (comparison.verdict()) {
          case BETTER -> second + " is better than " + first + " by " + points(comparison) + ".";
          case SAME -> "No difference beyond the noise.";
          case WORSE ->
              comparison.lost().isEmpty()
                  ? second + " is worse than " + first + " by " + points(comparison) + "."
                  : second
                      + " is worse than "
                      + first
                      + ": "
                      + String.join(", ", comparison.lost())
                      + ".";
        };
    boolean modelled = !isBaseline(after) && isBaseline(before);
    return modelled && comparison.verdict() != Comparison.Verdict.BETTER
        ? sentence + " The model does not beat the baseline."
        : sentence;
  }

  private static boolean isBaseline(Scorecard card) {
    return card.writers().keySet().stream()
        .allMatch(writer -> writer.equals(BASELINE) || writer.equals("human"));
  }

  private static String points(Comparison comparison) {
    return EvalReport.number(Math.abs(comparison.gain()), 1) + " points";
  }

  private static Map<String, Object> json(
      Scorecard before, Scorecard after, Comparison comparison) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", comparison.verdict().name().toLowerCase(Locale.ROOT));
    json.put("gain", comparison.gain());
    json.put("lost", comparison.lost());
    json.put("before", EvalReport.json(before));
    json.put("after", EvalReport.json(after));
    json.put(
        "changes",
        comparison.changes().stream()
            .map(change -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("name", change.before().name());
              one.put("by", change.by());
              one.put("noise", change.noise());
              one.put("clear", change.isClear());
              return one;
            })
            .toList());
    return json;
  }
}
