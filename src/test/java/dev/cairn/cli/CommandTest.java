package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commands say and how they exit, run as a person would.
final class CommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @BeforeEach
  void makeVault() throws IOException {
    Files.createDirectories(folder.resolve("notes"));
    Files.writeString(
        folder.resolve("notes/bread.md"),
        "# Bread\n\nSourdough is bread raised by wild yeast. Rye is a grain of the north.\n");
    Files.writeString(
        folder.resolve("notes/tea.md"), "# Tea\n\nSencha is a green tea from Japan.\n");
    assertThat(cairn("init", folder.toString())).isZero();
    out.reset();
  }

  @Test
  void aVaultTakenInAsAFolderLeavesOutItsWikiAndItsOwnFiles() {
    assertThat(inVault("ingest", folder.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("bread.md", "tea.md")
        .doesNotContain("AGENTS.md", "cairn.toml", "program.md");

    out.reset();
    assertThat(inVault("ingest", folder.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Nothing to do")
        .doesNotContain("wiki/");
  }

  @Test
  void ignoredFoldersAreNoSources() throws IOException {
    Files.writeString(folder.resolve("cairn.toml"), "[vault]\nignore = [\"notes\"]\n");

    assertThat(inVault("ingest", folder.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("bread.md");
  }

  @Test
  void aPageOfTheWikiIsNoSource() {
    inVault("ingest", folder.resolve("notes").toString());

    assertThat(inVault("ingest", folder.resolve("wiki/index.md").toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("what Cairn wrote is no source");
  }

  @Test
  void anAddressIsNotFetched() {
    assertThat(inVault("ingest", "https://example.org/")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Save the page as a file");
  }

  @Test
  void aWordWithADashIsLeftOut() {
    inVault("ingest", folder.resolve("notes").toString());
    out.reset();

    assertThat(inVault("search", "bread", "tea", "-sencha", "--in", "raw")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("raw/bread.")
        .doesNotContain("raw/tea.");
  }

  @Test
  void anOptionThatSearchDoesNotKnowIsNoWord() {
    assertThat(inVault("search", "bread", "--limt", "3")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Unknown option: '--limt'");
  }

  @Test
  void behindTwoDashesAnOptionIsAWord() {
    inVault("ingest", folder.resolve("notes").toString());

    assertThat(inVault("search", "--in", "raw", "--", "--rye")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("raw/bread.");
  }

  @Test
  void aSlipIsSaidAndTheNearestWordShown() {
    inVault("ingest", folder.resolve("notes").toString());
    out.reset();

    assertThat(inVault("search", "sourdogh", "--in", "raw")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Nothing for 'sourdogh'; showing 'Sourdough'.")
        .contains("raw/bread.");

    out.reset();
    assertThat(inVault("--json", "search", "sourdogh")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("\"corrected\" : \\{\\s+\"sourdogh\" : \"Sourdough\"");
  }

  @Test
  void aDayThatIsNoneIsToldInPlainWords() {
    assertThat(inVault("search", "bread", "--since", "yesterday")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("'yesterday' is no day such as 2026-04-01")
        .doesNotContain("java.");
  }

  @Test
  void theFileOfARemovedSourceIsNotWaiting() {
    inVault("ingest", folder.resolve("notes").toString());
    assertThat(inVault("remove", "tea.md")).isZero();
    out.reset();

    assertThat(inVault("status")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("waiting in raw/ +nothing");
  }

  private int inVault(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "-C";
    all[1] = folder.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return cairn(all);
  }

  private int cairn(String... arguments) {
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream notes = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Cairn.run(new Cairn(Shells.printingTo(to, notes, Map.of())), arguments);
  }
}
