package dev.cairn.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.Edit;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuestionFileTest {
  @TempDir private Path folder;

  private static String added(Vault vault, String question, List<String> answers, String source)
      throws IOException {
    Edit edit = QuestionFile.adding(vault, question, answers, source).edits().getFirst();
    return Objects.requireNonNull(edit.content()).text();
  }

  @Test
  void whatIsAddedIsReadBack() throws IOException {
    Vault vault = new Vault(folder);
    Path file = Files.createDirectories(folder.resolve("eval")).resolve("questions.md");

    Files.writeString(file, added(vault, "When was it\nbuilt?", List.of("1791 | in 1791"), ""));
    Files.writeString(file, added(vault, "Who lit it?", List.of("Ada", "Bo"), "[[kilns-a1b2c3]]"));

    List<QuestionFile.Entry> entries = QuestionFile.read(vault);
    assertThat(entries)
        .extracting(QuestionFile.Entry::text)
        .containsExactly("When was it built?", "Who lit it?");
    assertThat(entries.getFirst().answers()).containsExactly(List.of("1791", "in 1791"));
    assertThat(entries.getLast().answers()).containsExactly(List.of("Ada"), List.of("Bo"));
    assertThat(entries.getLast().sources()).containsExactly("[[kilns-a1b2c3]]");
  }

  @Test
  void aQuestionIsAddedOnce() throws IOException {
    Vault vault = new Vault(folder);
    Path file = Files.createDirectories(folder.resolve("eval")).resolve("questions.md");
    Files.writeString(file, "- Who lit it?\n  - answer: Ada\n");

    assertThat(QuestionFile.adding(vault, "who lit it?", List.of("Bo"), "").isEmpty()).isTrue();
  }

  @Test
  void whatAPersonWroteAroundTheListStays() throws IOException {
    Vault vault = new Vault(folder);
    Path file = Files.createDirectories(folder.resolve("eval")).resolve("questions.md");
    Files.writeString(file, "My list\n\n* One?\n    * Answer: 1\n\nand some words");

    assertThat(added(vault, "Two?", List.of("2"), ""))
        .isEqualTo("My list\n\n* One?\n    * Answer: 1\n\nand some words\n- Two?\n  - answer: 2\n");
    assertThat(QuestionFile.read(vault).getFirst().answers()).containsExactly(List.of("1"));
  }

  @Test
  void aQuestionWithoutAnAnswerIsNotAsked() {
    QuestionFile.Entry entry = QuestionFile.read("- Why?\n  - answer:\n").getFirst();

    assertThat(QuestionFile.question(entry)).isEmpty();
  }
}
