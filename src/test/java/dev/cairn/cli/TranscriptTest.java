package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people and programs read of the command: help, errors, exit codes, JSON.
final class TranscriptTest {
  @TempDir Path folder;

  @Test
  void helpNamesEveryCommand() {
    Outcome help = TestVault.run(Map.of(), "--help").succeeded().saysNothingOnErr();
    help.outContains("init", "ingest", "remove", "rebuild", "undo", "search", "links", "lint");
    help.outContains(
        "status", "log", "costs", "doctor", "trust", "demo", "completion", "-C", "--json");
    help.outContains("related", "trail", "graph");
    help.outContains("watch", "review");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "ingest",
        "remove",
        "rebuild",
        "undo",
        "search",
        "watch",
        "links",
        "related",
        "trail",
        "graph",
        "lint",
        "review",
        "status",
        "log",
        "costs",
        "doctor",
        "trust",
        "demo",
        "completion"
      })
  void everyCommandHasHelp(String command) {
    TestVault.run(Map.of(), command, "--help")
        .succeeded()
        .saysNothingOnErr()
        .outContains("Usage: cairn " + command);
  }

  @Test
  void anUnknownCommandOrOptionIsAMistakeInUsage() {
    assertThat(TestVault.run(Map.of(), "frobnicate").exitedWith(ExitCode.USAGE).err())
        .isEqualTo(
            "cairn: Unmatched argument at index 0: 'frobnicate'\n       See: cairn --help\n");
    TestVault.run(Map.of(), "ingest", "--frobnicate")
        .exitedWith(ExitCode.USAGE)
        .errContains("--frobnicate", "See: cairn ingest --help");
    TestVault.run(Map.of()).exitedWith(ExitCode.USAGE).errContains("Which command?");
  }

  @Test
  void aFolderThatIsNoVaultIsTold() throws IOException {
    TestVault none = TestVault.at(folder);
    for (String command : new String[] {"ingest", "rebuild", "undo", "lint", "status", "log"}) {
      Outcome outcome = none.cairn(command).exitedWith(ExitCode.STATE);
      assertThat(outcome.sentence()).endsWith("is no vault: it has no cairn.toml.");
      outcome.errContains("cairn init");
    }
    assertThat(none.files(path -> true)).isEmpty();
  }

  @Test
  void settingsThatCannotBeReadAreToldWithTheLine() throws IOException {
    TestVault vault = TestVault.init(folder);
    vault.write("cairn.toml", "[vault]\nignore = [\n");
    assertThat(vault.cairn("ingest").exitedWith(ExitCode.STATE).err())
        .startsWith("cairn: cairn.toml:")
        .contains("not TOML");
    vault.write("cairn.toml", "[vault]\nignore = 3\n");
    vault
        .cairn("ingest")
        .exitedWith(ExitCode.STATE)
        .errContains("[vault] ignore must be a list of texts");
  }

  @Test
  void anErrorIsOneJsonObjectWhereJsonIsWanted() throws IOException {
    TestVault none = TestVault.at(folder);
    Outcome outcome = none.cairn("--json", "ingest").exitedWith(ExitCode.STATE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.error().path("code").asText()).isEqualTo("no-vault");
    assertThat(outcome.error().path("message").asText()).endsWith(".");
    assertThat(outcome.error().path("hint").asText()).isNotBlank();
    Outcome usage = none.cairn("--json", "frobnicate").exitedWith(ExitCode.USAGE);
    assertThat(usage.error().path("code").asText()).isEqualTo("usage");
  }

  @Test
  void aMissingFileIsToldAndNothingIsWritten() throws IOException {
    TestVault vault = TestVault.init(folder).receivesNotes();
    SortedMap<String, String> before = vault.everything();
    vault
        .cairn("ingest", vault.inbox.resolve("babbage.txt").toString(), "absent.md")
        .exitedWith(ExitCode.USAGE)
        .errContains("absent.md: there is no such file or folder.");
    vault.cairn("remove", "absent").exitedWith(ExitCode.USAGE).errContains("no source");
    Listing.assertSame(vault.everything(), before, "refused");
  }

  @Test
  void aReportInJsonHoldsWhatTheOperationDid() throws IOException {
    TestVault vault = TestVault.init(folder).receivesNotes();
    Outcome outcome = vault.cairn("--json", "ingest", vault.inbox.toString()).succeeded();
    assertThat(outcome.json().path("commit").asText()).isEqualTo(vault.head());
    assertThat(outcome.json().path("sources")).hasSize(Notes.NAMES.size());
    assertThat(outcome.json().path("pages").path("created")).hasSizeGreaterThan(6);
    assertThat(outcome.json().path("citations").path("written").asInt()).isPositive();
    for (String[] command :
        new String[][] {
          {"lint"}, {"status"}, {"log"}, {"search", "engine"}, {"rebuild", "--check"}
        }) {
      String[] json = new String[command.length + 1];
      json[0] = "--json";
      System.arraycopy(command, 0, json, 1, command.length);
      assertThat(vault.cairn(json).succeeded().json().isObject()).as(command[0]).isTrue();
    }
  }

  @Test
  void nothingIsColouredWhereNobodyLooks() throws IOException {
    TestVault vault = TestVault.init(folder).receivesNotes();
    Outcome plain = vault.ingest("babbage.txt", "jacquard.html");
    assertThat(plain.out() + plain.err()).doesNotContain("\u001b");
    assertThat(vault.cairn("--color", "always", "search", "Babbage").succeeded().out())
        .contains("\u001b[");
    assertThat(vault.cairn("--color", "never", "search", "Babbage").succeeded().out())
        .doesNotContain("\u001b");
  }
}
