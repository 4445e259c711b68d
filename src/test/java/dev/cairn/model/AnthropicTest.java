package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.model.WireFormat.Ending;
import org.junit.jupiter.api.Test;

final class AnthropicTest extends ProviderContract {
  @Override
  String model() {
    return "anthropic/claude-haiku-4-5";
  }

  @Override
  String path() {
    return "/v1";
  }

  @Test
  void aRefusalIsTold() throws Exception {
    server.then(ScriptedModelServer.says("That is unsafe.", Ending.REFUSAL));

    assertThat(ask("What is rye?"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.reason()).contains("That is unsafe."));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void whatCallsShareIsMarkedForTheCache() throws Exception {
    ask("What is rye?");

    var system = server.requests().getFirst().body().path("system");
    assertThat(system.path(0).path("cache_control").path("type").asText()).isEqualTo("ephemeral");
  }

  @Test
  void aFullContextIsATruncation() throws Exception {
    String body =
        WireFormat.ANTHROPIC
            .says("Rye is", Ending.STOP, new WireFormat.Tokens(9, 9, 0))
            .replace("end_turn", "model_context_window_exceeded");
    server.then(new ScriptedModelServer.Sends(200, body, null));

    assertThat(ask("What is rye?")).isInstanceOf(Answer.Truncated.class);
  }
}
