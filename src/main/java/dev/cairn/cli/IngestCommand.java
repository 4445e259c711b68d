package dev.cairn.cli;

import dev.cairn.compile.Candidate;
import dev.cairn.compile.Workbench;
import dev.cairn.model.ModelStopped;
import dev.cairn.model.Models;
import dev.cairn.model.StoppedRun;
import dev.cairn.model.Task;
import dev.cairn.review.Reviews;
import dev.cairn.review.Ruling;
import dev.cairn.vault.Content;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cairn ingest`.
@Command(
    name = "ingest",
    description =
        "Take sources in and compile them; without arguments, whatever in raw/ is new or changed.")
final class IngestCommand extends CairnCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files, folders, or - for standard input.")
  List<String> paths = new ArrayList<>();

  @Option(
      names = "--ask",
      description = "With a model: talk each source over before anything is written.")
  boolean ask;

  @Option(
      names = "--resume",
      description = "Go on where a budget or a model that failed stopped the last run.")
  boolean resume;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "With a model: the language of what it writes, such as de.")
  @Nullable String language;

  @Mixin BudgetOptions budget = new BudgetOptions();

  @Option(
      names = "--dry-run",
      description = "Only say what would be done. No model is called for that.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    StoppedRun run = resume ? stopped(vault) : asked(vault);
    Map<Path, String> files = new LinkedHashMap<>();
    NotSources others = new NotSources(vault, cairn().settings(vault).ignore());
    for (String path : run.paths()) {
      if (!path.equals("-")) {
        collect(Path.of(run.folder()), path, others, files);
      }
    }
    closeExpired(vault, console);
    try (Workbench bench = workbench(vault, console)) {
      List<Candidate> candidates = new ArrayList<>();
      if (run.paths().isEmpty()) {
        candidates.addAll(bench.newRawFiles());
      }
      run.given()
          .ifPresent(input ->
              candidates.add(new Candidate("-", "standard-input.md", Content.of(input), null)));
      for (Map.Entry<Path, String> file : files.entrySet()) {
        candidates.add(candidate(vault, file.getKey(), file.getValue()));
      }
      Optional<Models> models =
          dryRun
              ? Optional.empty()
              : budget
                  .models(cairn(), vault)
                  .filter(opened -> opened.has(Task.EXTRACT) && opened.has(Task.WRITE));
      Workbench.Result result =
          models.isEmpty()
              ? bench.ingest(candidates, dryRun)
              : ingest(bench, candidates, models.get(), run, console);
      return new ReportPrinter(console, dryRun).print(result);
    }
  }

  /// With a model. What stops it is kept, so that the run can go on.
  private Workbench.Result ingest(
      Workbench bench, List<Candidate> candidates, Models models, StoppedRun run, Console console)
      throws IOException {
    Vault vault = cairn().vault();
    ModelIngest ingest = new ModelIngest(models, cairn(), console, ask, run.wishes());
    try {
      Workbench.Result result = ingest.ingest(bench, candidates, run.language());
      StoppedRun.forget(vault);
      return result;
    } catch (ModelStopped stopped) {
      run.with(ingest.wishes()).keep(vault);
      Failure failure = Failure.of(stopped);
      throw new Failure(
          failure.exit,
          failure.code,
          failure.getMessage() + " Nothing is written yet, and what the model answered is kept.",
          (failure.hint + " Go on with: cairn ingest --resume").strip());
    }
  }

  /// The run that the command line asks for.
  private StoppedRun asked(Vault vault) throws IOException {
    byte[] input = paths.contains("-") ? System.in.readAllBytes() : null;
    String written = language == null ? cairn().settings(vault).language() : language;
    return StoppedRun.of(cairn().shell().folder(), paths, input, written);
  }

  private StoppedRun stopped(Vault vault) throws IOException {
    if (!paths.isEmpty()) {
      throw Failure.usage(
          "usage", "--resume goes on with the files of the last run.", "Give no others.");
    }
    return StoppedRun.in(vault)
        .orElseThrow(() ->
            new Failure(
                ExitCode.STATE,
                "nothing-stopped",
                "No run was stopped, so that there is nothing to go on with.",
                "Take files in with: cairn ingest PATH"));
  }

  /// Closes the proposals that nobody has answered in time: an operation of its own, so that taking
  /// back the sources brings none of them back.
  private void closeExpired(Vault vault, Console console) throws IOException {
    if (dryRun || Reviews.of(vault, cairn().settings(vault).reviews()).open().isEmpty()) {
      return;
    }
    try (Workbench bench = workbench(vault, console)) {
      Ruling expired = bench.expired();
      if (!expired.isEmpty() && bench.decide(expired, false) instanceof Workbench.Done) {
        console.note("Closed what nobody has answered in time: " + expired.subject());
      }
    }
  }

  private static void collect(Path folder, String name, NotSources others, Map<Path, String> files)
      throws IOException {
    if (name.matches("https?://.*")) {
      throw Failure.usage(
          "address",
          name + " is an address, and Cairn fetches none.",
          "Save the page as a file and take that in.");
    }
    Path path = folder.resolve(name).normalize();
    if (!Files.exists(path)) {
      throw Failure.usage("no-such-file", name + ": there is no such file or folder.", "");
    }
    Path top = path.toRealPath();
    if (others.isWiki(top)) {
      throw Failure.usage(
          "wiki-page",
          name + " belongs to this vault's wiki, and what Cairn wrote is no source.",
          "Take in the notes that it was compiled from.");
    }
    if (!Files.isDirectory(path)) {
      files.put(top, name);
      return;
    }
    try (Stream<Path> all = Files.walk(top)) {
      all.filter(file ->
              Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                  && !isHidden(top, file)
                  && !others.contains(file))
          .sorted()
          .forEach(file -> files.put(file, Path.of(name).resolve(top.relativize(file)).toString()));
    }
  }

  private static boolean isHidden(Path top, Path file) {
    for (Path part : top.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static Candidate candidate(Vault vault, Path file, String name) throws IOException {
    Path real = file.toRealPath();
    boolean inside = real.startsWith(vault.root().resolve(Vault.RAW));
    VaultPath place = inside ? VaultPath.of(vault.root(), real) : null;
    return new Candidate(
        name, String.valueOf(file.getFileName()), Content.of(Files.readAllBytes(file)), place);
  }
}
