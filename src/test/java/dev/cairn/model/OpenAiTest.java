package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.model.WireFormat.Ending;
import org.junit.jupiter.api.Test;

final class OpenAiTest extends ProviderContract {
  @Override
  String model() {
    return "openai/gpt-5-mini";
  }

  @Override
  String path() {
    return "/v1";
  }

  @Test
  void aRefusalIsTold() throws Exception {
    server.then(ScriptedModelServer.says("I cannot help with grain.", Ending.REFUSAL));

    assertThat(ask("What is rye?"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.reason()).contains("I cannot help with grain."));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void theNewerModelsTakeNoTemperatureAndAnotherNameForTheLimit() throws Exception {
    ask("What is rye?");

    var request = server.requests().getFirst().body();
    assertThat(request.has("temperature")).isFalse();
    assertThat(request.has("max_tokens")).isFalse();
    assertThat(request.path("max_completion_tokens").asInt()).isEqualTo(500 + ModelFacts.THINKING);
  }

  @Test
  void anEmptyAccountIsNotAskedAgain() {
    server.then(
        new ScriptedModelServer.Sends(
            429, "{\"error\":{\"message\":\"Pay.\",\"code\":\"insufficient_quota\"}}", null));

    assertThatThrownBy(() -> ask("What is rye?"))
        .hasMessageContaining("takes no more calls from this account");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void whatTheProviderHadInItsCacheCostsLess() throws Exception {
    server.then(
        new ScriptedModelServer.Says("Rye.", Ending.STOP, new WireFormat.Tokens(1000, 10, 900)));

    Usage usage = ask("What is rye?").usage();

    assertThat(usage.cached()).isEqualTo(900);
    assertThat(usage.usd()).contains(new java.math.BigDecimal("0.000290"));
  }
}
