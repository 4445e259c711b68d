package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a vault's settings may do by themselves, what only with consent, and where keys come from.
final class TrustTest {
  private static final String SERVER =
      "[model]\ndefault = \"openai-compatible/m\"\nbase-url = \"http://127.0.0.1:9/v1\"\n";

  @TempDir Path folder;

  private ModelVault vault;

  @BeforeEach
  void make() throws IOException {
    vault = new ModelVault(folder);
  }

  private Trust trust() throws IOException {
    return new Trust(vault.folders(), vault.root);
  }

  private ModelSettings settings() throws Exception {
    return ModelSettings.of(vault.vault(), vault.environment, java.util.Map.of());
  }

  private String obstacle() throws Exception {
    return vault.open() instanceof Models.NotReady notReady ? notReady.code() : "";
  }

  @Test
  void withoutAModelThereIsNone() throws Exception {
    assertThat(vault.open()).isInstanceOf(Models.NoModel.class);
    assertThat(vault.settings("[vault]\nignore = [\"model\"]\n").open())
        .isInstanceOf(Models.NoModel.class);
    assertThat(Files.exists(vault.folders().state())).isFalse();
  }

  @Test
  void anAddressInAVaultCountsOnlyOnceAgreedTo() throws Exception {
    vault.settings(SERVER);
    assertThat(vault.open())
        .isInstanceOfSatisfying(
            Models.NotReady.class,
            notReady -> {
              assertThat(notReady.code()).isEqualTo("untrusted");
              assertThat(notReady.sentence()).contains("http://127.0.0.1:9/v1");
              assertThat(notReady.hint()).contains("cairn trust");
            });

    trust().agree(settings());
    assertThat(vault.open()).isInstanceOf(Models.Ready.class);

    vault.settings(SERVER.replace(":9/", ":10/"));
    assertThat(obstacle()).isEqualTo("untrusted");
    vault.settings(SERVER);
    assertThat(obstacle()).isEmpty();

    trust().revoke();
    assertThat(obstacle()).isEqualTo("untrusted");
  }

  @Test
  void agreeingToOneValueForgetsTheOneBefore() throws Exception {
    vault.settings(SERVER);
    trust().agree(settings());
    vault.settings(SERVER.replace(":9/", ":10/"));
    trust().agree(settings());
    vault.settings(SERVER);

    assertThat(obstacle()).isEqualTo("untrusted");
  }

  @Test
  void aCopyOfTheVaultElsewhereIsNotTrusted() throws Exception {
    vault.settings(SERVER);
    trust().agree(settings());
    Path copy = Files.createDirectories(folder.resolve("copy")).toRealPath();
    Files.copy(vault.root.resolve("cairn.toml"), copy.resolve("cairn.toml"));

    assertThat(new Trust(vault.folders(), copy).missing(settings())).hasSize(1);
  }

  @Test
  void trustThatIsDamagedIsNone() throws Exception {
    vault.settings(SERVER);
    trust().agree(settings());
    try (var files = Files.list(vault.folders().config().resolve("trust"))) {
      Files.writeString(files.findFirst().orElseThrow(), "{\"vault\":");
    }
    assertThat(obstacle()).isEqualTo("untrusted");
  }

  @ParameterizedTest
  @CsvSource({
    "openai,model.openai.base-url,OPENAI_API_KEY",
    "anthropic,model.anthropic.base-url,ANTHROPIC_API_KEY",
    "google,model.google.base-url,GEMINI_API_KEY",
    "ollama,model.ollama.base-url,OLLAMA_API_KEY"
  })
  void noKeyGoesToAnAddressOfTheVaultsChoosing(String provider, String key, String variable)
      throws Exception {
    vault.set(variable, "sk-secret-0123456789");
    vault.settings(
        "[model]\ndefault = \"%s/m\"\n[%s]\nbase-url = \"https://example.org\"\n"
            .formatted(provider, key.replace(".base-url", "")));

    assertThat(obstacle()).isEqualTo("untrusted");
  }

  @Test
  void whatTheUserSaysThemselvesNeedsNoConsent() throws Exception {
    vault.settings("[model]\ndefault = \"openai-compatible/m\"\n");
    assertThat(obstacle()).isEqualTo("no-address");
    vault.set("CAIRN_MODEL_BASE_URL", "http://127.0.0.1:9/v1");
    assertThat(obstacle()).isEmpty();
    vault.settings(SERVER.replace(":9/", ":10/"));
    assertThat(obstacle()).isEmpty();
    for (String address :
        new String[] {"localhost:9", "file:///etc", "http://a b/", "http://u@h/"}) {
      vault.set("CAIRN_MODEL_BASE_URL", address);
      assertThat(obstacle()).as(address).isEqualTo("no-address");
    }
  }

  @Test
  void aVaultCannotNameRecordings() {
    assertThatThrownBy(() -> vault.settings("[model]\nrecordings = \"raw\"\n").open())
        .isInstanceOf(ModelSettings.Unreadable.class)
        .hasMessage("cairn.toml: [model] recordings is no setting.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[model]\\ndefault = \"gpt\"|'gpt' is no model: write <provider>/<model>",
        "[model]\\ndefault = \"acme/x\"|'acme/x' is no model",
        "[model]\\ndefalt = \"openai/x\"|cairn.toml: [model] defalt is no setting.",
        "[model]\\ndefault = [\"a\"]|cairn.toml: [model] default must be a text or a number.",
        "[model]\\ndefault = |cairn.toml:2: not TOML: ",
        "[model]\\ndefault = \"ollama/x\"\\n[budget]\\nusd = \"much\"|'much' is no number"
      })
  void aSettingThatIsNoneIsToldInOneSentence(String toml, String sentence) {
    assertThatThrownBy(() -> vault.settings(toml.replace("\\n", "\n") + "\n").open())
        .isInstanceOf(ModelSettings.Unreadable.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void eachTaskMayHaveAModelOfItsOwn() throws Exception {
    vault.set("OPENAI_API_KEY", "sk-secret-0123456789").set("CAIRN_MODEL_JUDGE", "ollama/j");
    vault.settings(
        "[model]\ndefault = \"openai/gpt-5\"\nextract = \"ollama/e\"\nvision = \"none\"\n");
    Models models = ((Models.Ready) vault.open()).models();

    assertThat(models.facts(Task.WRITE).name()).hasToString("openai/gpt-5");
    assertThat(models.facts(Task.EXTRACT).name()).hasToString("ollama/e");
    assertThat(models.facts(Task.JUDGE).name()).hasToString("ollama/j");
    assertThat(models.has(Task.VISION)).isFalse();
    assertThat(models.all()).hasSize(3);
  }

  @Test
  void aKeyFileIsReadWhenNobodyElseCan() throws Exception {
    vault.settings("[model]\ndefault = \"openai/gpt-5\"\n");
    assertThat(obstacle()).isEqualTo("no-key");
    Path file = vault.folders().config().resolve("keys");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "# mine\nOPENAI_API_KEY = sk-filed-0123456789\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(vault::open)
        .isInstanceOf(ModelSettings.Unreadable.class)
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining("sk-filed");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(obstacle()).isEmpty();

    Path inVault = vault.root.resolve("keys");
    Files.copy(file, inVault);
    vault.set("CAIRN_KEY_FILE", inVault.toString());
    assertThatThrownBy(vault::open)
        .isInstanceOf(ModelSettings.Unreadable.class)
        .hasMessageContaining("inside the vault");
  }
}
