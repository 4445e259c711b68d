package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OpenAiCompatibleTest extends ProviderContract {
  @Override
  String model() {
    return "openai-compatible/qwen3";
  }

  @Override
  String path() {
    return "/v1";
  }

  @Test
  void aServerNeedsNoKey() throws Exception {
    vault.environment.remove("CAIRN_KEY");

    assertThat(ask("What is rye?")).isInstanceOf(Answer.Text.class);
    assertThat(server.requests().getFirst().headers()).doesNotContain("Authorization");
  }

  @Test
  void anotherProvidersKeyDoesNotLeave() throws Exception {
    vault.environment.remove("CAIRN_KEY");
    vault.set("OPENAI_API_KEY", KEY);
    ask("What is rye?");

    assertThat(server.requests().getFirst().headers()).doesNotContain(KEY);
  }

  @Test
  void whatAModelThoughtIsNoPartOfItsAnswer() throws Exception {
    server.then(
        ScriptedModelServer.says("<think>Grain? {yes}</think>\n\nRye is a grain."),
        ScriptedModelServer.says("<think>Grain? Or "));

    assertThat(ask("What is rye?"))
        .isInstanceOfSatisfying(
            Answer.Text.class, text -> assertThat(text.text()).isEqualTo("Rye is a grain."));
    assertThat(ask("What is oat?")).isInstanceOf(Answer.Truncated.class);
  }

  @Test
  void aKeptAnswerThatIsDamagedIsAskedForAgain() throws Exception {
    ask("What is rye?");
    Path answers = vault.vault().derived().resolve("answers");
    try (Stream<Path> files = Files.list(answers)) {
      for (Path file : files.toList()) {
        Files.writeString(file, "{\"text\":");
      }
    }
    assertThat(ask("What is rye?")).isInstanceOf(Answer.Text.class);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void answersAreNotKeptThroughALink() throws Exception {
    Files.createDirectories(vault.vault().derived());
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.createSymbolicLink(vault.vault().derived().resolve("answers"), elsewhere);

    assertThatThrownBy(() -> ask("What is rye?")).hasMessageContaining("is not a folder");
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(server.requests()).isEmpty();
  }
}
