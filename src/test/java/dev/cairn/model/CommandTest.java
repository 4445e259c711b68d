package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.model.ModelStopped.ModelFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program in the model's place.
final class CommandTest {
  @TempDir Path folder;

  private ModelVault vault;

  @BeforeEach
  void make() throws IOException {
    vault = new ModelVault(folder).set("CAIRN_MODEL", "command/script");
  }

  /// Makes a program of shell lines.
  private void program(String lines) throws IOException {
    Path file = folder.resolve("program");
    Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    vault.set("CAIRN_MODEL_COMMAND", file.toString());
  }

  private Answer ask(String text) throws Exception {
    return vault.run().answer(ModelVault.question(text));
  }

  @Test
  void itReadsThePromptAndPrintsTheAnswer() throws Exception {
    program("sed -n 's/Is rye/Rye is/p' | tr '?' '.'");

    Answer answer = ask("Is rye a grain – grün?");

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Text.class,
            text -> assertThat(text.text().strip()).isEqualTo("Rye is a grain – grün."));
    assertThat(answer.usage().estimated()).isTrue();
    assertThat(answer.usage().usd()).isEmpty();
    assertThat(vault.booked().getFirst().estimated()).isTrue();
  }

  @Test
  void itRunsInAnEmptyFolderThatGoesAway() throws Exception {
    program("cat >/dev/null; pwd; ls -A | wc -l; touch left-behind");

    String text = ((Answer.Text) ask("Where?")).text();

    assertThat(text.lines().toList().get(1).strip()).isEqualTo("0");
    assertThat(Path.of(text.lines().findFirst().orElseThrow())).doesNotExist();
  }

  @Test
  void itsValueIsReadAndWhatWasWrongIsSaidOnce() throws Exception {
    program(
        "if grep -q 'You have answered'; then echo '{\"city\":\"Lima\",\"people\":null}';"
            + " else echo Lima; fi");

    assertThat(vault.run().answer(ModelVault.questionForJson("Where?")))
        .isInstanceOf(Answer.Value.class);
    assertThat(vault.booked()).hasSize(2);
  }

  @Test
  void itsFailureIsToldInItsOwnWords() throws Exception {
    program("echo 'not logged in' >&2; exit 3");
    assertThatThrownBy(() -> ask("Is rye a grain?"))
        .isInstanceOf(ModelFailed.class)
        .hasMessageContaining("ended with exit code 3: not logged in");

    vault.set("CAIRN_MODEL_COMMAND", folder.resolve("absent").toString());
    assertThatThrownBy(() -> ask("Is rye a grain?"))
        .isInstanceOf(ModelFailed.class)
        .hasMessageContaining("cannot be started");
  }

  @Test
  void itIsEndedWhenItsTimeIsOverWithAllThatItStarted() throws Exception {
    Path child = folder.resolve("child");
    program("sleep 300 & echo $! > " + child + "; sleep 300");
    vault.set("CAIRN_MODEL_TIMEOUT_SECONDS", "0.3");

    assertThatThrownBy(() -> ask("Is rye a grain?"))
        .isInstanceOf(ModelFailed.class)
        .hasMessageContaining("no whole answer within");
    long pid = Long.parseLong(Files.readString(child).strip());
    // Waits for the end that it must come to, and fails where it does not.
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::onExit))
        .satisfiesAnyOf(
            ended -> assertThat(ended).isEmpty(),
            ended -> assertThat(ended.orElseThrow()).succeedsWithin(Duration.ofSeconds(20)));
  }

  @Test
  void itIsShownNoKey() throws Exception {
    program("cat >/dev/null; env");

    String text = ((Answer.Text) ask("What do you know?")).text();

    assertThat(text).contains("PATH=").doesNotContain("CAIRN_").doesNotContain("_API_KEY");
  }

  @Test
  void aPromptLargerThanAPipeAndAnAnswerWithoutReadingBothWork() throws Exception {
    vault.table("[\"command/script\"]\ncontext = 1000000\n");
    program("wc -c");
    assertThat(((Answer.Text) ask("rye ".repeat(100_000))).text().strip()).startsWith("4000");
    program("echo Yes.");
    assertThat(ask("oat ".repeat(100_000))).isInstanceOf(Answer.Text.class);
  }

  @Test
  void recordedAnswersReplayWithoutTheModel() throws Exception {
    program("cat >/dev/null; echo Rye is a grain.");
    Path recordings = folder.resolve("recordings");
    vault.set("CAIRN_MODEL_RECORDINGS", recordings.toString());
    Answer first = ask("Is rye a grain?");
    try (var files = Files.list(recordings)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      assertThat(Files.readString(all.getFirst())).contains("Is rye a grain?", "Rye is a grain.");
    }

    vault.set("CAIRN_MODEL", "recorded/script");
    Answer second = vault.run(true).answer(ModelVault.question("Is rye a grain?"));
    assertThat(((Answer.Text) second).text()).isEqualTo(((Answer.Text) first).text());
    assertThatThrownBy(() -> ask("Is oat a grain?"))
        .isInstanceOf(ModelFailed.class)
        .hasMessageContaining("no recording");
  }
}
