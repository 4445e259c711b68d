package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.model.WireFormat.Ending;
import org.junit.jupiter.api.Test;

final class GeminiTest extends ProviderContract {
  @Override
  String model() {
    return "google/gemini-2.5-flash";
  }

  @Override
  String path() {
    return "/v1beta";
  }

  @Test
  void aRefusalIsTold() throws Exception {
    server.then(ScriptedModelServer.says("PROHIBITED_CONTENT", Ending.REFUSAL));

    assertThat(ask("What is rye?"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.reason()).contains("PROHIBITED_CONTENT"));
    assertThat(server.requests()).hasSize(1);
  }

  /// Gemini always counts, and the library takes that for granted.
  @Test
  @Override
  void whatTheProviderDoesNotCountIsEstimated() throws Exception {
    server.then(new ScriptedModelServer.Says("Rye is a grain.", Ending.STOP, null));

    assertThat(ask("What is rye?").usage().estimated()).isFalse();
    assertThat(vault.booked())
        .extracting(Ledger.Entry::outcome)
        .containsExactly("garbled", "answered");
  }
}
