package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.gate.Violation;
import dev.cairn.history.History;
import dev.cairn.history.Refusal;
import dev.cairn.lint.Uncommitted;
import dev.cairn.vault.Change;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine.Command;

/// `cairn check`.
@Command(
    name = "check",
    description =
        "Hold what is not committed below wiki/ and raw/ to the rules that Cairn's own pages pass."
            + " Exit code 1 if a rule is broken.")
final class CheckCommand extends CairnCommand {
  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    return switch (History.open(vault.root(), cairn().clock())) {
      case Refusal refusal -> throw Failure.of(refusal);
      case History.Opened(History opened) -> {
        try (History history = opened) {
          Uncommitted uncommitted =
              Uncommitted.of(vault, history, cairn().settings(vault).allowedUrls());
          json(console, uncommitted);
          text(console, uncommitted);
          yield uncommitted.violations().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
        }
      }
    };
  }

  private static void json(Console console, Uncommitted uncommitted) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("added", paths(uncommitted, change -> change.head() == null));
    json.put(
        "changed", paths(uncommitted, change -> change.head() != null && change.placed() != null));
    json.put("removed", paths(uncommitted, change -> change.placed() == null));
    json.put("violations", uncommitted.violations().stream().map(CheckCommand::json).toList());
    console.json(json);
  }

  private static List<String> paths(Uncommitted uncommitted, Predicate<Change> wanted) {
    return uncommitted.changes().stream()
        .filter(wanted)
        .map(change -> change.path().value())
        .toList();
  }

  private static Map<String, Object> json(Violation violation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", id(violation));
    json.put("path", violation.path().value());
    json.put("line", violation.line());
    json.put("sentence", violation.sentence());
    json.put("message", violation.message());
    return json;
  }

  private static String id(Violation violation) {
    return violation.rule().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void text(Console console, Uncommitted uncommitted) {
    for (Violation violation : uncommitted.violations()) {
      console.line(
          console.styled("error", Style.RED)
              + "  "
              + violation
              + "  "
              + console.styled("[" + id(violation) + "]", Style.DIM));
    }
    long files = uncommitted.changes().size();
    long broken = uncommitted.violations().size();
    console.line(
        files == 0
            ? "Nothing to check: wiki/ and raw/ are as they were committed."
            : Console.count(files, "file")
                + " not committed, "
                + (broken == 0 ? "no rule broken." : Console.count(broken, "violation") + "."));
  }
}
