package dev.cairn.cli;

import dev.cairn.eval.Evaluation;
import dev.cairn.eval.Scorecard;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

/// `cairn eval`.
@Command(name = "eval", description = "Say what the wiki is worth: a scorecard.")
final class EvalCommand extends CairnCommand {
  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    try (Evaluation evaluation =
        Evaluation.of(
            vault,
            new Evaluation.Terms(cairn().settings(vault).allowedUrls(), Set.of(), "2026-W48"))) {
      Scorecard card = evaluation.scorecard();
      console.json(Map.of("scorecard", EvalReport.json(card)));
      new EvalReport(console, card).print();
    }
    return ExitCode.DONE;
  }
}
