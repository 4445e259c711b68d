package dev.cairn.maintain;

import dev.cairn.compile.Progress;
import dev.cairn.compile.Settings;
import dev.cairn.compile.Workbench;
import dev.cairn.eval.Evaluation;
import dev.cairn.history.History;
import dev.cairn.review.Ruling;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.NewVault;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A small wiki, compiled from the notes of the test resources, on which nights are run.
final class NightVault {
  static final Instant NIGHT = Instant.parse("2026-04-09T02:30:00Z");
  static final Evaluation.Terms TERMS = new Evaluation.Terms(Set.of(), Set.of(), "2026-W14");
  static final VaultPath BABBAGE = VaultPath.of("wiki/entities/charles-babbage.md");

  private static final Settings SETTINGS = new Settings(Set.of(), Set.of());
  private static final List<String> NOTES =
      List.of("ada-lovelace.md", "analytical-engine.md", "babbage.txt", "difference-engine.md");

  final Path root;

  private NightVault(Path root) {
    this.root = root;
  }

  /// Makes the vault and takes the notes in.
  static NightVault in(Path folder) throws IOException {
    NightVault vault = new NightVault(folder.toRealPath());
    NewVault.makeFolders(vault.root);
    vault.write("cairn.toml", "");
    vault.write(".gitignore", ".cairn/\n");
    History.create(vault.root);
    for (String note : NOTES) {
      try (InputStream in = NightVault.class.getResourceAsStream("/notes/" + note)) {
        byte[] bytes = Objects.requireNonNull(in, note).readAllBytes();
        vault.write("raw/" + note, new String(bytes, StandardCharsets.UTF_8));
      }
    }
    try (Workbench bench = vault.bench()) {
      if (!(bench.ingest(bench.newRawFiles(), false) instanceof Workbench.Done)) {
        throw new AssertionError("the notes were not taken in");
      }
    }
    return vault;
  }

  /// Pages as somebody else has written and committed them.
  void lands(List<Edit> edits) throws IOException {
    Ruling ruling = new Ruling("pages of another vault", List.of(), new Edits(edits), List.of());
    try (Workbench bench = bench()) {
      if (!(bench.maintain(ruling, false) instanceof Workbench.Done)) {
        throw new AssertionError("the pages were refused");
      }
    }
  }

  NightVault copyTo(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.toList()) {
        Path copy = folder.resolve(root.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return new NightVault(folder.toRealPath());
  }

  private static Clock at(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }

  Workbench bench() throws IOException {
    Clock before = at(NIGHT.minus(Duration.ofDays(1)));
    return switch (Workbench.open(new Vault(root), SETTINGS, before, Progress.NONE)) {
      case Workbench.Ready(Workbench bench) -> bench;
      case Workbench.NotReady(var refusal) -> throw new AssertionError(refusal.sentence());
    };
  }

  Look look(ScratchVault scratch) throws IOException {
    try (Workbench bench = bench()) {
      return new Look(scratch, bench, Set.of(), Set.of(), "2026-04-09");
    }
  }

  /// A night with these proposers instead of all.
  NightReport night(Instant when, Progress progress, Proposer... proposers) throws IOException {
    NightRun run =
        new NightRun(
            new Vault(root),
            SETTINGS,
            TERMS,
            at(when),
            progress,
            new NightRun.Caps(100, Optional.empty()),
            false,
            Optional.empty(),
            List.of(proposers));
    return switch (run.run()) {
      case NightRun.Finished(NightReport report) -> report;
      case NightRun.Refused(var refusal) -> throw new AssertionError(refusal.sentence());
    };
  }

  void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  String read(VaultPath path) throws IOException {
    return Files.readString(path.in(root));
  }

  /// Every file by path, git's own among them, but for what can be made again.
  Map<String, String> everything() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString();
        if (!path.startsWith(".cairn/")) {
          files.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }
}
