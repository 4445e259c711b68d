package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cairn.model.EmbeddingSettings.Configured;
import dev.cairn.model.EmbeddingSettings.None;
import dev.cairn.model.EmbeddingSettings.Outcome;
import dev.cairn.model.EmbeddingSettings.Unreadable;
import dev.cairn.model.EmbeddingSettings.Untrusted;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which model embeds, and who may say so.
final class EmbeddingSettingsTest {
  private static final String OLLAMA = "provider = \"ollama\"\nmodel = \"nomic-embed-text\"\n";

  @TempDir Path folder;

  @Test
  void aVaultWithoutTheTableHasNoModel() throws Exception {
    assertThat(outcome("[vault]\nignore = []\n", Map.of())).isEqualTo(new None());
    assertThat(outcome("# no embedding here\n", Map.of())).isEqualTo(new None());
  }

  @Test
  void aVaultMayNameAModelOnThisMachine() throws Exception {
    EmbeddingSettings settings = configured(outcome("[embedding]\n" + OLLAMA, Map.of()));

    assertThat(settings.provider()).isEqualTo(EmbeddingProvider.OLLAMA);
    assertThat(settings.model()).isEqualTo("nomic-embed-text");
    assertThat(settings.baseUrl()).isEqualTo("http://localhost:11434");
    assertThat(settings.patience()).hasMillis(300);
    assertThat(settings.prefixes().query()).isEqualTo("search_query: ");
  }

  @Test
  void theEnvironmentCountsBeforeTheVault() throws Exception {
    EmbeddingSettings settings =
        configured(
            outcome(
                "[embedding]\n" + OLLAMA + "query-prefix = \"q: \"\n",
                Map.of(
                    "CAIRN_EMBEDDING_MODEL", "bge-m3",
                    "CAIRN_EMBEDDING_BASE_URL", "http://192.0.2.1:11434/",
                    "CAIRN_EMBEDDING_PATIENCE_MS", "1000")));

    assertThat(settings.model()).isEqualTo("bge-m3");
    assertThat(settings.baseUrl()).isEqualTo("http://192.0.2.1:11434");
    assertThat(settings.patience()).hasSeconds(1);
    assertThat(settings.prefixes().query()).isEqualTo("q: ");
  }

  @ParameterizedTest
  @CsvSource({
    "ollama, http://192.0.2.1:11434",
    "ollama, http://localhost:9999",
    "openai, ''",
    "openai-compatible, https://example.org/v1",
  })
  void aVaultAloneSendsNoTextAnywhere(String provider, String url) throws Exception {
    String table =
        "[embedding]\nprovider = \""
            + provider
            + "\"\nmodel = \"m\"\n"
            + (url.isEmpty() ? "" : "base-url = \"" + url + "\"\n");

    assertThat(outcome(table, Map.of()))
        .isInstanceOfSatisfying(
            Untrusted.class,
            untrusted ->
                assertThat(untrusted.sentence()).contains(url).contains("nobody has agreed"));
    assertThat(outcome(table, Map.of(), Map.of("embedding.base-url", "http://other")))
        .isInstanceOf(Untrusted.class);
    assertThat(
            outcome(
                table, Map.of(), Map.of("embedding.base-url", url, "embedding.provider", provider)))
        .isInstanceOf(Configured.class);
    assertThat(
            outcome(
                table,
                Map.of(
                    "CAIRN_EMBEDDING_PROVIDER", "openai",
                    "CAIRN_EMBEDDING_BASE_URL", "http://127.0.0.1:1")))
        .isInstanceOf(Configured.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "provider = 'ollama' | model is missing",
        "model = 'm' | provider is missing",
        "provider = 'cohere', model = 'm' | must be one of ollama, openai, openai-compatible",
        "provider = 'openai-compatible', model = 'm' | base-url is missing",
        "provider = 'ollama', model = 'm', base-url = 'file:///etc' | must begin with http",
        "provider = 'ollama', model = 'm', base-url = 'http://a:b@c' | no user or password",
        "provider = 'ollama', model = 'm', dimensions = -1 | must be a whole number",
        "provider = 'ollama', model = 'm', dimension = 5 | has no setting 'dimension'",
        "provider = 'ollama', model = 'm', key = 'sk-1' | has no setting 'key'",
        "provider | not TOML",
      },
      quoteCharacter = '~')
  void whatIsNoSettingIsSaid(String table, String sentence) {
    assertThatExceptionOfType(Unreadable.class)
        .isThrownBy(() -> outcome("embedding = { " + table + " }\n", Map.of()))
        .satisfies(e -> assertThat(e.sentence()).contains(sentence));
  }

  private Outcome outcome(String toml, Map<String, String> environment)
      throws IOException, Unreadable {
    return outcome(toml, environment, Map.of());
  }

  private Outcome outcome(String toml, Map<String, String> environment, Map<String, String> trusted)
      throws IOException, Unreadable {
    Files.writeString(folder.resolve(Vault.SETTINGS), toml);
    return EmbeddingSettings.of(new Vault(folder), environment, trusted);
  }

  private static EmbeddingSettings configured(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Configured.class);
    return ((Configured) outcome).settings();
  }
}
