package dev.cairn.cli;

import dev.cairn.history.History;
import dev.cairn.history.Refusal;
import dev.cairn.model.ModelFacts;
import dev.cairn.model.ModelSettings;
import dev.cairn.model.ModelTable;
import dev.cairn.model.Models;
import dev.cairn.model.Probe;
import dev.cairn.model.Task;
import dev.cairn.model.UserFolders;
import dev.cairn.search.Refreshed;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cairn doctor`.
@Command(
    name = "doctor",
    description =
        "What is wrong with this installation. Calls each configured model to see what it can do.")
final class DoctorCommand extends CairnCommand {
  /// What came of looking at one thing.
  ///
  /// @param hint what to do; empty where nothing has to be done
  private record Check(String name, boolean fine, String message, String hint) {}

  @Option(names = "--offline", description = "Call no model.")
  boolean offline;

  private final List<Check> checks = new ArrayList<>();
  private final List<Map<String, Object>> models = new ArrayList<>();

  @Override
  ExitCode run(Console console) throws IOException {
    fine("java", Runtime.version() + " in " + System.getProperty("java.home"));
    Optional<Vault> vault = vault();
    if (vault.isPresent()) {
      settings(vault.get());
      repository(vault.get());
      index(vault.get());
      models(vault.get(), console);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("checks", checks.stream().map(DoctorCommand::json).toList());
    json.put("models", models);
    console.json(json);
    boolean wrong = checks.stream().anyMatch(check -> !check.fine);
    print(console);
    return wrong ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  private void fine(String name, String message) {
    checks.add(new Check(name, true, message, ""));
  }

  private void wrong(String name, String message, String hint) {
    checks.add(new Check(name, false, message, hint));
  }

  private Optional<Vault> vault() throws IOException {
    try {
      Vault vault = cairn().vault();
      fine("vault", vault.root().toString());
      return Optional.of(vault);
    } catch (Failure e) {
      wrong("vault", String.valueOf(e.getMessage()), e.hint);
      return Optional.empty();
    }
  }

  private void settings(Vault vault) throws IOException {
    try {
      cairn().settings(vault);
      cairn().modelSettings(vault);
      fine("settings", Vault.SETTINGS + " can be read");
    } catch (Failure e) {
      wrong("settings", String.valueOf(e.getMessage()), e.hint);
    }
  }

  private void repository(Vault vault) throws IOException {
    switch (History.open(vault.root(), cairn().clock())) {
      case Refusal refusal -> wrong("repository", refusal.sentence(), refusal.hint());
      case History.Opened(History opened) -> {
        try (History history = opened) {
          Optional<Refusal> obstacle = history.obstacle();
          if (obstacle.isPresent()) {
            wrong("repository", obstacle.get().sentence(), obstacle.get().hint());
          } else {
            fine("repository", "commits can be made");
          }
        }
      }
    }
  }

  private void index(Vault vault) {
    if (!Files.isDirectory(vault.derived().resolve("index"))) {
      fine("index", "not made yet; the first search makes it");
      return;
    }
    try (SearchIndex index = SearchIndex.open(vault)) {
      Refreshed refreshed = index.refresh();
      fine(
          "index",
          refreshed.rebuiltBecause() == null
              ? "equal to the files"
              : "made anew, because " + refreshed.rebuiltBecause());
    } catch (IOException e) {
      wrong("index", "The search index cannot be used: " + e.getMessage(), "");
    }
  }

  private void models(Vault vault, Console console) throws IOException {
    try {
      switch (Models.open(vault, cairn().shell().environment(), Map.of(), cairn().clock())) {
        case Models.NoModel _ ->
            fine("models", "none is configured; everything works without, and asks nobody");
        case Models.NotReady(String _, String sentence, String hint) ->
            wrong("models", sentence, hint);
        case Models.Ready(Models opened) -> {
          for (ModelFacts facts : opened.all()) {
            model(opened, facts, console);
          }
          fine(
              "prices",
              "list prices as of "
                  + opened.pricesAsOf()
                  + "; your own go before them, from "
                  + ModelTable.ownFile(UserFolders.of(cairn().shell().environment())));
        }
      }
    } catch (ModelSettings.Unreadable e) {
      wrong("models", e.sentence(), "Correct that, then run the command again.");
    }
  }

  private void model(Models opened, ModelFacts facts, Console console) throws IOException {
    String tasks = opened.tasks(facts).stream().map(Task::label).collect(Collectors.joining(", "));
    Probe probe = null;
    if (!offline) {
      console.note("Calling " + facts.name() + "…");
      probe = opened.probe(facts, "doctor");
    }
    models.add(json(facts, tasks, probe));
    String failure = probe == null ? null : probe.failure();
    if (failure != null) {
      wrong(facts.name().toString(), failure, "It is configured to " + tasks + ".");
      return;
    }
    fine(facts.name().toString(), told(facts, tasks, probe));
    if (probe != null && facts.jsonSchema() == null && Boolean.TRUE.equals(probe.jsonSchema())) {
      fine(
          "",
          "it holds answers to a JSON Schema: say json-schema = true under [\""
              + facts.name()
              + "\"] in "
              + ModelTable.ownFile(UserFolders.of(cairn().shell().environment())));
    }
  }

  private static String told(ModelFacts facts, String tasks, @Nullable Probe probe) {
    String price =
        facts
            .knownPrice()
            .map(p ->
                "$"
                    + p.input().toPlainString()
                    + " in, $"
                    + p.output().toPlainString()
                    + " out for a million tokens")
            .orElse("price unknown");
    return (probe == null ? "" : "answers; ")
        + "for "
        + tasks
        + "; JSON Schema "
        + yesOrNo(probe == null ? facts.jsonSchema() : probe.jsonSchema())
        + "; tools "
        + yesOrNo(probe == null ? facts.tools() : probe.tools())
        + "; context "
        + String.format(Locale.ROOT, "%,d", facts.context())
        + (facts.contextKnown() ? "; " : " (not known, so taken for this); ")
        + price;
  }

  private static String yesOrNo(@Nullable Boolean value) {
    return value == null ? "unknown" : value ? "yes" : "no";
  }

  private static Map<String, Object> json(ModelFacts facts, String tasks, @Nullable Probe probe) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", facts.name().toString());
    json.put("tasks", List.of(tasks.split(", ")));
    json.put("answers", probe == null ? null : probe.failure() == null);
    json.put("failure", probe == null ? null : probe.failure());
    json.put("jsonSchema", probe == null ? facts.jsonSchema() : probe.jsonSchema());
    json.put("tools", probe == null ? facts.tools() : probe.tools());
    json.put("context", facts.context());
    json.put("contextKnown", facts.contextKnown());
    json.put("usdIn", facts.price() == null ? null : facts.price().input());
    json.put("usdOut", facts.price() == null ? null : facts.price().output());
    json.put("tokens", probe == null ? 0 : probe.spending().tokens());
    return json;
  }

  private static Map<String, Object> json(Check check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", check.name);
    json.put("fine", check.fine);
    json.put("message", check.message);
    json.put("hint", check.hint);
    return json;
  }

  private void print(Console console) {
    List<List<String>> rows = new ArrayList<>();
    for (Check check : checks) {
      rows.add(List.of(check.fine ? "ok" : "wrong", check.name, check.message));
      if (!check.hint.isEmpty()) {
        rows.add(List.of("", "", check.hint));
      }
    }
    console.table(rows);
  }
}
