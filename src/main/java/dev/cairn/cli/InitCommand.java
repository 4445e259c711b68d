package dev.cairn.cli;

import dev.cairn.gate.Gate;
import dev.cairn.gate.Verified;
import dev.cairn.history.History;
import dev.cairn.history.Operation;
import dev.cairn.history.Refusal;
import dev.cairn.vault.Change;
import dev.cairn.vault.Edits;
import dev.cairn.vault.NewVault;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cairn init`.
@Command(
    name = "init",
    description = "Make a vault, or adopt a folder of notes: what is there stays, byte for byte.")
final class InitCommand extends CairnCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder; else -C, else this one.")
  @Nullable Path folder;

  @Option(names = "--dry-run", description = "Only say what would be made.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    Path root =
        folder == null
            ? cairn().namedFolder().orElse(cairn().shell().folder())
            : cairn().shell().folder().resolve(folder).normalize();
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw Failure.usage("not-a-folder", root + " is a file.", "Name a folder.");
    }
    if (dryRun) {
      report(console, root, NewVault.missing(root));
      return ExitCode.DONE;
    }
    Path real = NewVault.folder(root);
    if (History.open(real, cairn().clock()) instanceof Refusal refusal) {
      if (!refusal.code().equals("no-repository")) {
        throw Failure.of(refusal);
      }
      History.create(real);
    }
    Edits missing = NewVault.missing(real);
    land(real, missing);
    report(console, real, missing);
    return ExitCode.DONE;
  }

  private void land(Path root, Edits missing) throws IOException {
    switch (History.open(root, cairn().clock())) {
      case Refusal refusal -> throw Failure.of(refusal);
      case History.Opened(History opened) -> {
        try (History history = opened) {
          if (history.obstacle().isPresent()) {
            throw Failure.of(history.obstacle().get());
          }
          NewVault.makeFolders(root);
          if (history.begin() instanceof Refusal refusal) {
            throw Failure.of(refusal);
          }
          List<Change> changes = history.prepare(missing).changes();
          // The gate's checks are about the wiki, and there is none yet.
          if (new Gate(List.of()).check(changes) instanceof Gate.Passed(Verified verified)
              && history.commit(new Operation("init", "a vault", "init", List.of()), verified)
                  instanceof Refusal refusal) {
            throw Failure.of(refusal);
          }
        }
      }
    }
  }

  private void report(Console console, Path root, Edits missing) {
    List<String> created = missing.edits().stream().map(edit -> edit.path().value()).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vault", root.toString());
    json.put("created", created);
    console.json(json);
    boolean known = created.isEmpty();
    console.line(
        (known ? "This is a vault already: " : dryRun ? "Would make a vault: " : "Made a vault: ")
            + root);
    created.forEach(path -> console.line("  " + path));
    if (!known && !dryRun) {
      console.line(
          "Take notes in with: cairn -C "
              + root
              + " ingest FILE…   (or put files into "
              + Vault.RAW
              + "/ and run: cairn ingest)");
    }
  }
}
