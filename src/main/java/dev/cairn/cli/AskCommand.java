package dev.cairn.cli;

import dev.cairn.ask.Answer;
import dev.cairn.ask.Asking;
import dev.cairn.ask.Asking.Outcome;
import dev.cairn.ask.FiledAnswers;
import dev.cairn.ask.Form;
import dev.cairn.compile.Filing;
import dev.cairn.compile.ModelTrailers;
import dev.cairn.compile.Workbench;
import dev.cairn.history.Trailer;
import dev.cairn.model.ModelRun;
import dev.cairn.model.ModelStopped;
import dev.cairn.model.Models;
import dev.cairn.model.Spending;
import dev.cairn.model.Task;
import dev.cairn.search.Refreshed;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cairn ask`.
@Command(
    name = "ask",
    description =
        "Answer a question from the sources, with citations, or say that the wiki does not know.")
final class AskCommand extends CairnCommand {
  /// How the answer is shown.
  enum As {
    page,
    table,
    slides,
    chart,
    canvas;

    Form form() {
      return Form.valueOf(name().toUpperCase(Locale.ROOT));
    }
  }

  @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "What you want to know.")
  List<String> words = new ArrayList<>();

  @Option(names = "--save", description = "File the answer below wiki/answers/.")
  boolean save;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description =
          "page; table, to compare; slides, for Marp; chart, as SVG, which needs a model; canvas,"
              + " for Obsidian.")
  As as = As.page;

  @Mixin BudgetOptions budget = new BudgetOptions();

  @Option(names = "--dry-run", description = "With --save: only say what would be filed.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    Optional<Models> models =
        budget.models(cairn(), vault).filter(opened -> opened.has(Task.WRITE));
    if (models.isEmpty() && as == As.chart) {
      throw Failure.usage(
          "no-model",
          "A chart needs a model to say which numbers belong together.",
          "Name one in cairn.toml, or ask for a table: --as table");
    }
    try (SearchIndex index = SearchIndex.open(vault)) {
      Refreshed refreshed = index.refresh();
      if (refreshed.rebuiltBecause() != null) {
        console.note("The search index was rebuilt because " + refreshed.rebuiltBecause() + ".");
      }
      Asking asking =
          new Asking(String.join(" ", words), vault, index, cairn().settings(vault).allowedUrls());
      asking.question().words().stream()
          .filter(word -> !word.taken().isEmpty())
          .forEach(word ->
              console.note("No text has '" + word.word() + "'; taken for '" + word.taken() + "'."));
      FiledAnswers filed = new FiledAnswers(vault, index.pages());
      Optional<Page> before = filed.find(asking.question());
      before.ifPresent(page ->
          console.note(
              "Asked before: "
                  + page.path()
                  + ", "
                  + page.front().get("updated").orElse("undated")
                  + (save ? "." : "; --save brings it up to date.")));
      ModelRun run = models.map(opened -> opened.run("ask")).orElse(null);
      Outcome outcome =
          run == null
              ? new Outcome(asking.extracts(as.form()), as.form(), "")
              : answer(asking, run, console);
      if (!outcome.trouble().isEmpty()) {
        console.note(outcome.trouble());
      }
      Spending spent = run == null ? Spending.NOTHING : run.budget().spent();
      AnswerPrinter printer = new AnswerPrinter(console, today());
      if (!save) {
        printer.print(outcome, before.map(Page::path).orElse(null), spent);
        return ExitCode.DONE;
      }
      return save(outcome, filed, vault, spent, printer, console);
    }
  }

  private Outcome answer(Asking asking, ModelRun run, Console console) throws IOException {
    console.start("Asking " + run.facts(Task.WRITE).name(), 0);
    try {
      return asking.answer(as.form(), run);
    } catch (ModelStopped e) {
      throw Failure.of(e);
    } finally {
      console.end();
    }
  }

  private String today() {
    return LocalDate.now(cairn().clock().withZone(ZoneOffset.UTC)).toString();
  }

  private ExitCode save(
      Outcome outcome,
      FiledAnswers filed,
      Vault vault,
      Spending spent,
      AnswerPrinter printer,
      Console console)
      throws IOException {
    Answer answer = outcome.answer();
    Optional<String> obstacle = obstacle(answer);
    if (obstacle.isPresent()) {
      printer.print(outcome, null, spent);
      console.note("Nothing is filed: " + obstacle.get());
      return ExitCode.FINDINGS;
    }
    Optional<Page> page = filed.page(answer, outcome.form(), today());
    if (page.isEmpty()) {
      printer.print(outcome, filed.find(answer.question()).map(Page::path).orElse(null), spent);
      console.note("It is filed as it is.");
      return ExitCode.DONE;
    }
    Workbench.Result result;
    try (Workbench bench = workbench(vault, console)) {
      result = new Filing(bench).file("ask", page.get(), trailers(answer, spent), dryRun);
    }
    return switch (result) {
      case Workbench.Refused _, Workbench.Rejected _ ->
          new ReportPrinter(console, dryRun).print(result);
      case Workbench.Done(var report) -> {
        printer.print(outcome, page.get().path(), spent);
        console.note(
            dryRun
                ? "Would file it as " + page.get().path() + "."
                : "Filed as "
                    + page.get().path()
                    + ". Take it back with: cairn undo "
                    + report.run());
        yield ExitCode.DONE;
      }
    };
  }

  private static Optional<String> obstacle(Answer answer) {
    if (!answer.confident()) {
      return Optional.of("the wiki does not know.");
    }
    return answer.ingested()
        ? Optional.empty()
        : Optional.of("it rests on files that are no sources yet. Take them in with: cairn ingest");
  }

  private static List<Trailer> trailers(Answer answer, Spending spent) {
    if (answer.writtenBy().equals("baseline")) {
      return List.of();
    }
    return ModelTrailers.of(answer.writtenBy(), spent);
  }
}
