package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// This repository's own vault: what is committed below `wiki/` is what `raw/` gives.
///
/// Where this fails after a change of what pages say, `./cairn rebuild` renews the pages.
class RepositoryVaultTest {
  private static final Path REPOSITORY = Path.of("").toAbsolutePath();

  @TempDir Path vault;

  @BeforeEach
  void copyOfTheRepositorysVault() throws IOException, InterruptedException {
    for (String name :
        List.of(
            Vault.SETTINGS,
            "AGENTS.md",
            "CLAUDE.md",
            "program.md",
            Vault.RAW,
            Vault.WIKI,
            "idea-files")) {
      copy(REPOSITORY.resolve(name), vault.resolve(name));
    }
    for (Path file : List.of(Path.of("README.md"), Path.of("CHANGELOG.md"))) {
      copy(REPOSITORY.resolve(file), vault.resolve(file));
    }
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "A vault");
  }

  @Test
  void theWikiIsWhatRawGives() {
    assertThat(cairn("rebuild", "--check")).contains("The wiki is what raw/ gives.");
  }

  @Test
  void nothingIsWrongWithIt() {
    assertThat(cairn("lint")).contains("0 errors");
  }

  private String cairn(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    String[] all =
        Stream.concat(Stream.of("-C", vault.toString()), Stream.of(arguments))
            .toArray(String[]::new);
    Cairn.run(new Cairn(Shells.printingTo(print, print, Map.of())), all);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    int exit = new ProcessBuilder(command).directory(vault.toFile()).inheritIO().start().waitFor();
    assertThat(exit).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
