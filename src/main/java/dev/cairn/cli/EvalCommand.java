package dev.cairn.cli;

import dev.cairn.compile.Workbench;
import dev.cairn.eval.Comparison;
import dev.cairn.eval.Evaluation;
import dev.cairn.eval.QuestionFile;
import dev.cairn.eval.ScoreHistory;
import dev.cairn.eval.Scorecard;
import dev.cairn.history.History;
import dev.cairn.history.RevisionCopy;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cairn eval`.
@Command(
    name = "eval",
    description =
        "Say what the wiki is worth: whether it answers better than the raw notes, whether it can"
            + " be trusted, whether one finds one's way in it.")
final class EvalCommand extends CairnCommand {
  @Option(
      names = "--add",
      paramLabel = "QUESTION",
      description = "Add a question to eval/questions.md, with --answer and --source.")
  @Nullable String add;

  @Option(
      names = "--answer",
      paramLabel = "TEXT",
      description = "With --add: what must be found; other ways to write it behind ' | '.")
  List<String> answers = List.of();

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "With --add: where the answer stands.")
  String source = "";

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "COMMIT",
      description = "Compare two commits: whether the second is better than the first.")
  List<String> compare = List.of();

  @Option(
      names = "--save",
      description = "Add the score to eval/history.csv and draw eval/scores.svg.")
  boolean save;

  @Option(
      names = "--period",
      paramLabel = "NAME",
      description = "Questions made from sources change with it; the week unless said.")
  @Nullable String period;

  @Option(names = "--dry-run", description = "With --add or --save: only say what would be done.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    if (add != null) {
      return add(vault, add, console);
    }
    if (!answers.isEmpty() || !source.isEmpty()) {
      throw Failure.usage(
          "usage", "--answer and --source go with --add.", "See: cairn eval --help");
    }
    return compare.isEmpty() ? score(vault, console) : compare(vault, console);
  }

  private ExitCode score(Vault vault, Console console) throws IOException {
    Scorecard card = scorecard(vault, console);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scorecard", EvalReport.json(card));
    json.put("period", period());
    console.json(json);
    new EvalReport(console, card).print();
    noteUnanswerable(vault, console);
    if (!save) {
      return ExitCode.DONE;
    }
    String subject = "score " + EvalReport.number(card.score(), 1);
    try (Workbench bench = workbench(vault, console)) {
      Edits edits = ScoreHistory.adding(vault, card, today().toString(), head(vault), period());
      return land(bench, subject, edits, console);
    }
  }

  private Scorecard scorecard(Vault vault, Console console) throws IOException {
    console.start("Evaluating", 0);
    try (Evaluation evaluation =
        Evaluation.of(
            vault, EvaluationTerms.of(vault, cairn().settings(vault), cairn().clock(), period()))) {
      return evaluation.scorecard();
    } finally {
      console.end();
    }
  }

  /// A question of the owner's without an answer cannot be asked.
  private static void noteUnanswerable(Vault vault, Console console) throws IOException {
    for (QuestionFile.Entry entry : QuestionFile.read(vault)) {
      if (entry.answers().isEmpty()) {
        console.note(
            Vault.QUESTIONS
                + ":"
                + entry.line()
                + ": the question has no answer and was not asked; write one below it, as '-"
                + " answer: …'.");
      }
    }
  }

  private ExitCode add(Vault vault, String question, Console console) throws IOException {
    if (question.isBlank()) {
      throw Failure.usage("usage", "The question is empty.", "See: cairn eval --help");
    }
    try (Workbench bench = workbench(vault, console)) {
      Edits edits = QuestionFile.adding(vault, question, answers, source);
      if (edits.isEmpty()) {
        throw Failure.usage(
            "known-question",
            "The question is in " + Vault.QUESTIONS + " already.",
            "Change it there.");
      }
      ExitCode exit = land(bench, question, edits, console);
      if (exit == ExitCode.DONE) {
        console.json(Map.of("added", question, "answers", answers, "source", source));
        console.line((dryRun ? "Would add" : "Added") + " to " + Vault.QUESTIONS + ": " + question);
      }
      if (answers.isEmpty()) {
        console.note("It is asked once it has an answer: write one into " + Vault.QUESTIONS + ".");
      }
      return exit;
    }
  }

  private ExitCode land(Workbench bench, String subject, Edits edits, Console console)
      throws IOException {
    Workbench.Result result = bench.write("eval", subject, edits, dryRun);
    return switch (result) {
      case Workbench.Done _ -> ExitCode.DONE;
      case Workbench.Refused _, Workbench.Rejected _ ->
          new ReportPrinter(console, dryRun).print(result);
    };
  }

  private ExitCode compare(Vault vault, Console console) throws IOException {
    try (History history = history(vault);
        RevisionCopy first = copy(history, compare.getFirst());
        RevisionCopy second = copy(history, compare.getLast())) {
      Scorecard before = scorecard(vaultIn(first), console);
      Scorecard after = scorecard(vaultIn(second), console);
      Comparison comparison = Comparison.of(before, after, Comparison.Guarding.SHARES);
      new ComparisonReport(console, compare.getFirst(), compare.getLast())
          .print(before, after, comparison);
      return ExitCode.DONE;
    }
  }

  private static Vault vaultIn(RevisionCopy copy) throws IOException {
    return new Vault(copy.root());
  }

  private History history(Vault vault) throws IOException {
    return switch (History.open(vault.root(), cairn().clock())) {
      case History.Opened(History history) -> history;
      case dev.cairn.history.Refusal refusal -> throw Failure.of(refusal);
    };
  }

  private static RevisionCopy copy(History history, String revision) throws IOException {
    return history
        .copy(revision)
        .orElseThrow(() ->
            Failure.usage(
                "no-such-commit",
                revision + " is no commit of this vault.",
                "Find one with: cairn log"));
  }

  private String head(Vault vault) throws IOException {
    if (History.open(vault.root(), cairn().clock()) instanceof History.Opened(History opened)) {
      try (History history = opened) {
        return Optional.ofNullable(history.head()).map(id -> id.substring(0, 7)).orElse("");
      }
    }
    return "";
  }

  private LocalDate today() {
    return LocalDate.ofInstant(cairn().clock().instant(), ZoneOffset.UTC);
  }

  private String period() {
    return period != null ? period : EvaluationTerms.week(today());
  }
}
