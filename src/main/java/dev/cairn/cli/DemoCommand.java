package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// `cairn demo`.
@Command(
    name = "demo",
    description =
        "Make a throw-away vault from this repository's sources, compile it, look around in it.")
final class DemoCommand extends CairnCommand {
  private static final int PAGE_LINES = 26;

  @Override
  ExitCode run(Console console) throws IOException {
    Path sources = sources();
    Path vault = Files.createTempDirectory("cairn-demo-");
    say(
        console,
        "A new vault, and this repository's own sources on the history of note-keeping and search"
            + " taken in:");
    perform(console, "init", vault.toString());
    perform(console, "-C", vault.toString(), "ingest", sources.toString());
    show(console, vault);
    say(console, "\nSearch finds pages and the raw passages they rest on:");
    perform(
        console,
        "-C",
        vault.toString(),
        "search",
        "who",
        "had",
        "the",
        "idea",
        "of",
        "hypertext",
        "--limit",
        "4");
    say(console, "\nEvery operation is one commit, and can be taken back:");
    perform(console, "-C", vault.toString(), "log");
    say(
        console,
        "\n"
            + "Lint looks for broken links, sentences without a source, and what else a person may"
            + " see to:");
    perform(console, "-C", vault.toString(), "lint");
    say(
        console,
        "\nThe vault stays at "
            + vault
            + ": open it in Obsidian, or delete it. Make your own: cairn init DIR");
    return ExitCode.DONE;
  }

  private static void say(Console console, String text) {
    console.line(console.styled(text, Style.BOLD));
  }

  /// Runs a command as a person would and shows it.
  private void perform(Console console, String... arguments) {
    console.line(console.styled("$ cairn " + String.join(" ", arguments), Style.CYAN));
    Shell shell = cairn().shell();
    Cairn inner =
        new Cairn(new Shell(shell.out(), shell.err(), Map.of(), shell.folder(), shell.terminal()));
    inner.colour = cairn().colour;
    int exit = Cairn.run(inner, arguments);
    if (exit > 1) {
      throw new Failure(
          ExitCode.INTERNAL, "demo", "cairn " + String.join(" ", arguments) + " failed.", "");
    }
  }

  private static void show(Console console, Path vault) throws IOException {
    Path page = longest(vault.resolve("wiki/concepts"));
    say(console, "\nOne of the pages, " + vault.relativize(page) + " (its beginning):");
    List<String> lines = Files.readAllLines(page);
    int body = lines.subList(1, lines.size()).indexOf("---") + 2;
    lines.stream()
        .skip(body)
        .filter(line -> !line.isEmpty())
        .limit(PAGE_LINES)
        .forEach(line ->
            console.line(
                "  "
                    + line.replaceAll("\\[\\^[^\\]]*]", "")
                        .replaceAll("\\[\\[(?:[^\\]|]*\\|)?([^\\]]*)]]", "$1")));
    console.line("  …");
    lines.stream()
        .filter(line -> line.startsWith("[^"))
        .limit(2)
        .forEach(line -> console.line("  " + line));
  }

  private static Path longest(Path folder) throws IOException {
    try (Stream<Path> pages = Files.list(folder)) {
      return pages
          .max(
              java.util.Comparator.comparingLong((Path page) -> page.toFile().length())
                  .thenComparing(page -> page))
          .orElseThrow();
    }
  }

  /// The repository's `raw/` folder, which lies beside the folder of the jar.
  private static Path sources() {
    try {
      Path jar =
          Path.of(DemoCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path folder = jar; folder != null; folder = folder.getParent()) {
        if (Files.isRegularFile(folder.resolve("cairn.toml"))
            && Files.isDirectory(folder.resolve("raw"))) {
          return folder.resolve("raw");
        }
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    throw new Failure(
        ExitCode.STATE,
        "no-sources",
        "The demo needs Cairn's repository, whose raw/ folder it takes in.",
        "Run ./cairn demo in a clone of it.");
  }
}
