package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is known of models, and what is not.
final class ModelTableTest {
  @TempDir Path folder;

  private ModelVault vault;

  @BeforeEach
  void make() throws IOException {
    vault = new ModelVault(folder);
  }

  private ModelFacts facts(String name) throws Exception {
    return ModelTable.of(vault.folders()).facts(ModelName.of(name).orElseThrow());
  }

  @Test
  void aListedModelHasItsPriceWhateverItsDate() throws Exception {
    assertThat(facts("anthropic/claude-haiku-4-5").knownPrice().orElseThrow().input())
        .isEqualByComparingTo("1");
    assertThat(facts("anthropic/claude-haiku-4-5-20251001").price())
        .isEqualTo(facts("anthropic/claude-haiku-4-5").price());
    assertThat(facts("openai/gpt-5-mini-2025-08-07").context()).isEqualTo(272_000);
  }

  @Test
  void whatIsNotKnownIsNotZero() throws Exception {
    ModelFacts unknown = facts("openai-compatible/some-model");
    assertThat(unknown.knownPrice()).isEmpty();
    assertThat(unknown.context()).isEqualTo(ModelFacts.DEFAULT_CONTEXT);
    assertThat(unknown.contextKnown()).isFalse();
    assertThat(unknown.jsonSchema()).isNull();
    assertThat(facts("openai/gpt-99").knownPrice()).isEmpty();
    assertThat(facts("ollama/gpt-oss:120b-cloud").knownPrice()).isEmpty();
    assertThat(facts("ollama/qwen3:8b").knownPrice().orElseThrow().output())
        .isEqualByComparingTo("0");
  }

  @Test
  void theUsersTableGoesBeforeTheListFieldByField() throws Exception {
    vault.table("[\"openai/gpt-5\"]\ninput = 7\n[\"openai-compatible/mine\"]\ncontext = 4096\n");

    assertThat(facts("openai/gpt-5").knownPrice().orElseThrow())
        .satisfies(price -> assertThat(price.input()).isEqualByComparingTo("7"))
        .satisfies(price -> assertThat(price.output()).isEqualByComparingTo("10"));
    assertThat(facts("openai-compatible/mine").context()).isEqualTo(4096);
  }

  @Test
  void aPriceIsRoundedUpAndKnowsWhatWasCached() throws Exception {
    Price price = facts("anthropic/claude-haiku-4-5").knownPrice().orElseThrow();
    assertThat(price.of(1_000_000, 0, 0, 0)).isEqualByComparingTo("1");
    assertThat(price.of(1_000_000, 100_000, 400_000, 100_000)).isEqualByComparingTo("1.165");
    assertThat(price.of(1, 0, 1, 0)).isEqualByComparingTo("0.000001");
  }
}
