package dev.cairn.history;

import dev.cairn.gate.Gate;
import dev.cairn.gate.Verified;
import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A vault in a repository that the real git binary works on.
final class GitVault {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-13T08:00:00Z"), ZoneOffset.UTC);

  final Path root;

  GitVault(Path root) {
    this.root = root;
  }

  /// A repository with one commit of a person's.
  static GitVault init(Path root, String... options) throws IOException {
    Files.createDirectories(root);
    GitVault vault = new GitVault(root);
    List<String> command = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    command.addAll(List.of(options));
    vault.git(command.toArray(String[]::new));
    vault.write(".gitignore", ".cairn/\n");
    vault.commitAll("person: start");
    return vault;
  }

  String git(String... arguments) throws IOException {
    Result result = tryGit(arguments);
    if (result.exit != 0) {
      throw new IOException("git " + String.join(" ", arguments) + ": " + result.output);
    }
    return result.output;
  }

  record Result(int exit, String output) {}

  String gitWithIndex(Path index, String... arguments) throws IOException {
    Result result = run(Map.of("GIT_INDEX_FILE", index.toString()), arguments);
    if (result.exit != 0) {
      throw new IOException("git " + String.join(" ", arguments) + ": " + result.output);
    }
    return result.output;
  }

  Result tryGit(String... arguments) throws IOException {
    return run(Map.of(), arguments);
  }

  private Result run(Map<String, String> more, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> key.startsWith("GIT_"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_EDITOR", "true");
    environment.put("GIT_OPTIONAL_LOCKS", "0");
    environment.putAll(more);
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "Ada");
      environment.put("GIT_" + who + "_EMAIL", "ada@example.org");
      environment.put("GIT_" + who + "_DATE", "2026-04-10T08:00:00Z");
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  void commitAll(String message) throws IOException {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
  }

  void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  String committed(String path) throws IOException {
    return git("show", "HEAD:" + path);
  }

  History open() throws IOException {
    return open(Steps.UNHEARD);
  }

  History open(Steps steps) throws IOException {
    return switch (History.open(root, CLOCK, steps)) {
      case History.Opened(var history) -> history;
      case Refusal refusal -> throw new IOException(refusal.sentence());
    };
  }

  static Edit edit(String path, @Nullable String base, @Nullable String content) {
    return new Edit(
        VaultPath.of(path),
        base == null ? null : Content.of(base),
        content == null ? null : Content.of(content));
  }

  static Operation operation(String run) {
    return new Operation(
        "ingest", "An article", run, List.of(new Trailer("Cairn-Source", "raw/x")));
  }

  static Verified verified(List<Change> changes) {
    return switch (new Gate(List.of()).check(changes)) {
      case Gate.Passed(var verified) -> verified;
      case Gate.Rejected(var violations) -> throw new IllegalStateException("" + violations);
    };
  }

  /// Begins, prepares and commits in one.
  History.Landing land(String run, Edit... edits) throws IOException {
    return land(Steps.UNHEARD, run, edits);
  }

  History.Landing land(Steps steps, String run, Edit... edits) throws IOException {
    try (History history = open(steps)) {
      begun(history);
      Prepared prepared = history.prepare(new Edits(List.of(edits)));
      return history.commit(operation(run), verified(prepared.changes()));
    }
  }

  static Recovery begun(History history) throws IOException {
    return switch (history.begin()) {
      case History.Begun(var recovery) -> recovery;
      case Refusal refusal -> throw new IOException(refusal.sentence());
    };
  }

  /// Every file but git's own and the vault lock, by path, as text.
  SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(path -> !path.equals(root)).toList()) {
        String path = root.relativize(file).toString();
        if (!path.startsWith(".git/") && !path.startsWith(".cairn")) {
          files.put(
              path,
              Files.isDirectory(file)
                  ? "folder"
                  : Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }

  /// What git holds and thinks, with everything an interruption could leave behind.
  String state() throws IOException {
    StringBuilder state = new StringBuilder();
    state.append(git("rev-parse", "HEAD")).append(git("ls-files", "-s"));
    state.append(git("status", "--porcelain", "--untracked-files=all"));
    state.append(git("fsck", "--strict", "--no-dangling", "--no-progress"));
    try (Stream<Path> all = Files.walk(root)) {
      all.map(file -> root.relativize(file).toString())
          .filter(file ->
              file.endsWith(".lock")
                  || file.contains("cairn-")
                  || file.startsWith(".cairn/pending"))
          .sorted()
          .forEach(file -> state.append("left: ").append(file).append('\n'));
    }
    return state.toString();
  }

  GitVault copyTo(Path target) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      all.forEach(file -> {
        try {
          Files.copy(
              file,
              target.resolve(root.relativize(file)),
              StandardCopyOption.COPY_ATTRIBUTES,
              LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
    return new GitVault(target);
  }
}
