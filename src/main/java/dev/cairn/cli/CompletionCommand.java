package dev.cairn.cli;

import java.io.IOException;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cairn completion`.
@Command(
    name = "completion",
    description = "Print a completion script for bash or zsh: source <(cairn completion bash)")
final class CompletionCommand extends CairnCommand {
  /// The shells that the script is for.
  enum Shell {
    bash,
    zsh
  }

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  Shell shell = Shell.bash;

  @Override
  ExitCode run(Console console) throws IOException {
    // One script serves both: it sets zsh up to read bash completions.
    cairn()
        .shell()
        .out()
        .println(
            AutoComplete.bash(
                "cairn", java.util.Objects.requireNonNull(cairn().spec).commandLine()));
    return ExitCode.DONE;
  }
}
