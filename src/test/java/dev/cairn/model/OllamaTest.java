package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OllamaTest extends ProviderContract {
  @Override
  String model() {
    return "ollama/qwen3:8b";
  }

  @Override
  String path() {
    return "";
  }

  @Test
  void theContextIsAskedForSoThatNoPromptIsCutSilently() throws Exception {
    ask("What is rye?");

    var options = server.requests().getFirst().body().path("options");
    assertThat(options.path("num_ctx").asInt()).isEqualTo(20_000);
    assertThat(options.path("temperature").asInt(9)).isZero();
  }

  @Test
  void aPromptThatDoesNotFitIsNotSent() throws Exception {
    assertThat(ask("rye ".repeat(20_000)))
        .isInstanceOfSatisfying(
            Answer.TooLong.class, tooLong -> assertThat(tooLong.room()).isEqualTo(19_500));
    assertThat(server.requests()).isEmpty();
    assertThat(vault.booked()).isEmpty();
  }
}
