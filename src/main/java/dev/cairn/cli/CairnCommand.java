package dev.cairn.cli;

import dev.cairn.compile.Workbench;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// What every command has: the shared options above it and an exit code.
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class CairnCommand implements Callable<Integer> {
  @ParentCommand @Nullable Cairn parent;

  Cairn cairn() {
    return java.util.Objects.requireNonNull(parent);
  }

  abstract ExitCode run(Console console) throws IOException;

  @Override
  public Integer call() throws IOException {
    return run(cairn().console()).code;
  }

  /// Opens the vault for an operation.
  Workbench workbench(Vault vault, Console console) throws IOException {
    return switch (Workbench.open(vault, cairn().settings(vault), cairn().clock(), console)) {
      case Workbench.NotReady(var refusal) -> throw Failure.of(refusal);
      case Workbench.Ready(Workbench bench) -> bench;
    };
  }
}
