package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A vault that the whole program works on, in this process, at a fixed time.
final class TestVault {
  static final String EPOCH = "1775635200";

  final Path root;

  /// Where the files lie that are to be taken in.
  final Path inbox;

  private TestVault(Path root, Path inbox) {
    this.root = root;
    this.inbox = inbox;
  }

  /// A folder that may become a vault, with an inbox beside it.
  static TestVault at(Path folder) throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    return new TestVault(Files.createDirectories(folder.resolve("vault")).toRealPath(), inbox);
  }

  /// A vault as `cairn init` makes it.
  static TestVault init(Path folder) throws IOException {
    TestVault vault = at(folder);
    vault.cairn("init").succeeded();
    return vault;
  }

  /// Runs a command in this vault.
  Outcome cairn(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-C", root.toString()));
    all.addAll(List.of(arguments));
    return run(Map.of("SOURCE_DATE_EPOCH", EPOCH), all.toArray(String[]::new));
  }

  /// Runs a command anywhere.
  static Outcome run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Cairn cairn =
        new Cairn(
            Shells.printingTo(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment));
    int exit = Cairn.run(cairn, arguments);
    return new Outcome(
        String.join(" ", arguments),
        exit,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  /// Takes files of the inbox in, all in one run.
  Outcome ingest(String... names) {
    List<String> arguments = new ArrayList<>(List.of("ingest"));
    for (String name : names) {
      arguments.add(inbox.resolve(name).toString());
    }
    return cairn(arguments.toArray(String[]::new)).succeeded();
  }

  /// Puts a file into the inbox.
  TestVault receives(String name, String text) throws IOException {
    return receives(name, text.getBytes(StandardCharsets.UTF_8));
  }

  TestVault receives(String name, byte[] bytes) throws IOException {
    Files.write(inbox.resolve(name), bytes);
    return this;
  }

  /// Puts the overlapping notes of the test resources into the inbox.
  TestVault receivesNotes() throws IOException {
    for (String name : Notes.NAMES) {
      receives(name, Notes.text(name));
    }
    return this;
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

  /// Replaces words of a file that must hold them, as a person would in an editor.
  void edit(String path, String words, String others) throws IOException {
    String text = read(path);
    assertThat(text).as(path).contains(words);
    write(path, text.replace(words, others));
  }

  /// Runs the real git, as a person who is called Ada.
  String git(String... arguments) throws IOException {
    GitRun run = tryGit(arguments);
    if (run.exit != 0) {
      throw new IOException("git " + String.join(" ", arguments) + ": " + run.output);
    }
    return run.output;
  }

  record GitRun(int exit, String output) {}

  GitRun tryGit(String... arguments) throws IOException {
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
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "Ada");
      environment.put("GIT_" + who + "_EMAIL", "ada@example.org");
      environment.put("GIT_" + who + "_DATE", "2026-04-07T08:00:00Z");
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new GitRun(process.waitFor(), output);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  void commitAll(String message) throws IOException {
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  String head() throws IOException {
    return git("rev-parse", "HEAD").strip();
  }

  /// The wiki's files by path, as text that keeps every byte.
  SortedMap<String, String> wiki() throws IOException {
    return files(path -> path.startsWith("wiki/"));
  }

  /// The wiki but its log, which also tells what was taken back.
  SortedMap<String, String> pages() throws IOException {
    return files(path -> path.startsWith("wiki/") && !path.equals("wiki/log.md"));
  }

  SortedMap<String, String> raw() throws IOException {
    return files(path -> path.startsWith("raw/"));
  }

  /// Every file by path, with git's own, but for what readers may leave behind: the derived folder.
  SortedMap<String, String> everything() throws IOException {
    return files(path -> !path.startsWith(".cairn/"));
  }

  SortedMap<String, String> files(Predicate<String> wanted) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(path -> !Files.isDirectory(path)).toList()) {
        String path = root.relativize(file).toString();
        if (wanted.test(path)) {
          files.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }

  /// The only file of a folder whose name begins so, as a path in the vault.
  String only(String folder, String start) throws IOException {
    List<String> found =
        files(path -> path.startsWith(folder + "/" + start)).keySet().stream().toList();
    assertThat(found).as(folder + "/" + start + "…").hasSize(1);
    return found.getFirst();
  }

  /// What only costs time goes.
  void forgetDerived() throws IOException {
    delete(root.resolve(".cairn"));
  }

  /// Makes room where a test needs many vaults.
  void delete() throws IOException {
    delete(root);
    delete(inbox);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  TestVault copyTo(Path folder) throws IOException {
    TestVault copy = at(folder);
    copyFolder(root, copy.root);
    copyFolder(inbox, copy.inbox);
    return copy;
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.filter(path -> !path.equals(from))
          .forEach(path -> {
            try {
              Files.copy(
                  path,
                  to.resolve(from.relativize(path).toString()),
                  StandardCopyOption.COPY_ATTRIBUTES,
                  LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
