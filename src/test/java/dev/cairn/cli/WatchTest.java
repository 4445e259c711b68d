package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.serve.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a vault's server answers, each time right after a change: it must have heard of it.
final class WatchTest {
  @TempDir Path folder;
  private TestVault vault;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Watching watching;

  @BeforeEach
  void start() throws IOException {
    vault = TestVault.init(folder);
    vault.write("notes/kept.md", "# Kept\n\nA note on marmalade.\n");
    watching = watch();
  }

  private Watching watch() throws IOException {
    Console console =
        new Console(
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            false,
            false,
            false,
            false);
    return Watching.start(new dev.cairn.vault.Vault(vault.root), Clock.systemUTC(), console);
  }

  @AfterEach
  void end() throws IOException {
    watching.close();
  }

  private Reply ask(String... arguments) throws IOException {
    Reply reply = tryToAsk(arguments);
    assertThat(reply).as("the server answers").isNotNull();
    return Objects.requireNonNull(reply);
  }

  /// What the launcher is answered; null where it is not.
  private Reply tryToAsk(String... arguments) throws IOException {
    String root = vault.root.toString();
    List<String> line = new ArrayList<>();
    line.addAll(List.of("perl", "src/main/perl/ask-watch.pl"));
    line.addAll(List.of(vault.root.resolve(".cairn/serve.sock").toString(), root, "false"));
    line.addAll(List.of(arguments));
    Path err = folder.resolve("asked.err");
    ProcessBuilder asking = new ProcessBuilder(line).redirectError(err.toFile());
    asking.environment().keySet().removeIf(name -> !name.equals("PATH"));
    Process asked = asking.start();
    byte[] out = asked.getInputStream().readAllBytes();
    int exit = asked.onExit().join().exitValue();
    return exit == 75 ? null : new Reply(exit, out, Files.readAllBytes(err));
  }

  private String found(String word) throws IOException {
    return new String(ask("search", word).out(), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenMovedOrDeletedIsFoundAtOnce() throws IOException {
    assertThat(found("marmalade")).contains("notes/kept.md:");
    for (int i = 0; i < 50; i++) {
      vault.write("notes/edited.md", "A word: quince" + i + ".\n");
      assertThat(found("quince" + i)).contains("notes/edited.md:");
    }
    Path fresh = vault.root.resolve("notes/edited.md.tmp");
    Files.writeString(fresh, "Renamed over: damson.\n");
    Files.move(fresh, vault.root.resolve("notes/edited.md"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(found("damson")).contains("notes/edited.md:");
    assertThat(found("\"quince49\"")).contains("Nothing found.");
    Files.delete(vault.root.resolve("notes/edited.md"));
    assertThat(found("\"damson\"")).contains("Nothing found.");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("indexed notes/edited.md (", "removed notes/edited.md (");
  }

  @Test
  void foldersThatComeMoveAndGoAreFollowed() throws IOException {
    vault.write("new/deep/er/one.md", "Written into a new folder: medlar.\n");
    assertThat(found("medlar")).contains("new/deep/er/one.md:");
    vault.write("new/deep/er/two.md", "Later, in the same: sorb.\n");
    assertThat(found("sorb")).contains("new/deep/er/two.md:");
    Files.move(vault.root.resolve("new"), vault.root.resolve("moved"));
    assertThat(found("medlar")).contains("moved/deep/er/one.md:").doesNotContain("new/deep");
    vault.write("moved/deep/er/two.md", "Edited where it went: bullace.\n");
    assertThat(found("bullace")).contains("moved/deep/er/two.md:");
  }

  @Test
  void aCheckoutThatChangesManyFilesIsFound() throws IOException {
    vault.commitAll("before");
    vault.git("checkout", "-q", "-b", "other");
    for (int i = 0; i < 700; i++) {
      vault.write("many/" + i % 7 + "/note" + i + ".md", "On the other branch: whitecurrant.\n");
    }
    vault.commitAll("many");
    assertThat(found("whitecurrant")).contains("… and 690 more files");
    vault.git("checkout", "-q", "-");
    assertThat(found("\"whitecurrant\"")).contains("Nothing found.");
    vault.git("checkout", "-q", "other");
    assertThat(found("whitecurrant")).contains("… and 690 more files");
  }

  @Test
  void answersAreThoseOfTheDirectCommand() throws IOException {
    vault.receivesNotes().ingest("ada-lovelace.md", "jacquard.html");
    for (String[] arguments :
        new String[][] {
          {"search", "weaving", "engine"},
          {"search", "--json", "weaving", "--limit", "2"},
          {"--color", "always", "search", "weaving", "--in", "raw"},
          {"search", "nothingofthekind"}
        }) {
      Reply reply = ask(arguments);
      Outcome direct = vault.cairn(arguments);
      assertThat(withoutTime(new String(reply.out(), StandardCharsets.UTF_8)))
          .isEqualTo(withoutTime(direct.out()));
      assertThat(new String(reply.err(), StandardCharsets.UTF_8)).isEqualTo(direct.err());
      assertThat(reply.exit()).isEqualTo(direct.exit());
    }
  }

  private static String withoutTime(String text) {
    return text.replaceAll("\"ms\" : [0-9]+", "");
  }

  @Test
  void wordsInAnyWritingAreAskedForAsTheyStand() throws IOException {
    vault.write("notes/writings.md", "Über Äpfel, 記憶 and 𠮷野家.\n");
    for (String word : List.of("äpfel", "記憶", "𠮷野家")) {
      assertThat(found(word)).as(word).contains("notes/writings.md:");
    }
  }

  @Test
  void whatIsNoPlainSearchOfThisVaultIsLeftToWhoeverAsks() throws IOException {
    assertThat(tryToAsk("status")).isNull();
    assertThat(tryToAsk("search", "--type", "note", "marmalade")).isNull();
    String other = TestVault.init(folder.resolve("other")).root.toString();
    assertThat(tryToAsk("-C", other, "search", "marmalade")).isNull();
  }

  @Test
  void aSecondWatchIsRefused() throws IOException {
    assertThatThrownBy(this::watch).isInstanceOf(Failure.class).hasMessageContaining("Another");
    assertThat(found("marmalade")).contains("notes/kept.md:");
  }

  @Test
  void whereNobodyWatchesThereIsNoAnswerAndNothingIsLeft() throws IOException {
    watching.close();
    assertThat(tryToAsk("search", "marmalade")).isNull();
    assertThat(vault.exists(".cairn/serve.sock")).isFalse();
    assertThat(vault.exists(".cairn/watch/pid")).isFalse();
  }

  @Test
  void theSocketOfAKilledWatchIsReplaced() throws IOException {
    watching.close();
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(vault.root.resolve(".cairn/serve.sock")))
        .close();
    assertThat(vault.exists(".cairn/serve.sock")).isTrue();
    assertThat(tryToAsk("search", "marmalade")).isNull();
    watching = watch();
    assertThat(found("marmalade")).contains("notes/kept.md:");
  }

  @Test
  void aWatchThatIsKilledLeavesAVaultThatWorks() throws Exception {
    watching.close();
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName(),
                "-C",
                vault.root.toString(),
                "watch")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    InputStream out = child.getInputStream();
    for (int read = out.read(); read != '\n'; read = out.read()) {
      assertThat(read).as("the watch ended").isNotNegative();
    }
    assertThat(found("marmalade")).contains("notes/kept.md:");
    child.destroyForcibly().waitFor();
    assertThat(tryToAsk("search", "marmalade")).isNull();
    vault.cairn("search", "marmalade").succeeded().outContains("notes/kept.md:");
    watching = watch();
    assertThat(found("marmalade")).contains("notes/kept.md:");
  }
}
