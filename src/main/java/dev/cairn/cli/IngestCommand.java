package dev.cairn.cli;

import dev.cairn.compile.Candidate;
import dev.cairn.compile.Workbench;
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
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    Map<Path, String> files = new LinkedHashMap<>();
    NotSources others = new NotSources(vault, cairn().settings(vault).ignore());
    for (String path : paths) {
      if (!path.equals("-")) {
        collect(path, others, files);
      }
    }
    closeExpired(vault, console);
    try (Workbench bench = workbench(vault, console)) {
      List<Candidate> candidates = new ArrayList<>();
      if (paths.isEmpty()) {
        candidates.addAll(bench.newRawFiles());
      }
      if (paths.contains("-")) {
        candidates.add(
            new Candidate("-", "standard-input.md", Content.of(System.in.readAllBytes()), null));
      }
      for (Map.Entry<Path, String> file : files.entrySet()) {
        candidates.add(candidate(vault, file.getKey(), file.getValue()));
      }
      return new ReportPrinter(console, dryRun).print(bench.ingest(candidates, dryRun));
    }
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

  private void collect(String name, NotSources others, Map<Path, String> files) throws IOException {
    if (name.matches("https?://.*")) {
      throw Failure.usage(
          "address",
          name + " is an address, and Cairn fetches none.",
          "Save the page as a file and take that in.");
    }
    Path path = cairn().shell().folder().resolve(name).normalize();
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
