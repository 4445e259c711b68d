package dev.cairn.cli;

import dev.cairn.ask.Answer;
import dev.cairn.ask.Asking;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cairn ask`.
@Command(
    name = "ask",
    description = "Answer a question with citations, or say that the wiki does not know.")
final class AskCommand extends CairnCommand {
  @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "What you want to know.")
  List<String> words = new ArrayList<>();

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    try (SearchIndex index = SearchIndex.open(vault)) {
      index.refresh();
      Answer answer =
          new Asking(
                  String.join(" ", words), vault, index, cairn().settings(vault).allowedUrls())
              .extracts();
      new AnswerPrinter(console).print(answer);
    }
    return ExitCode.DONE;
  }
}
