package dev.cairn.cli;

import dev.cairn.model.EmbeddingClient;
import dev.cairn.model.EmbeddingSettings;
import dev.cairn.search.Embedder;
import dev.cairn.search.HybridSearch.Mode;
import dev.cairn.search.VectorIndex;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The embedding model that a vault's settings and the environment name.
///
/// @param patience how long a search that has its hits by words waits for it
record EmbeddingModel(Embedder embedder, Duration patience) {
  /// Who asks for meaning by name waits longer than who did not.
  private static final Duration ASKED_FOR = Duration.ofSeconds(30);

  /// The model for a search; empty where it is to be done by words.
  ///
  /// @param mode null where nobody asked for vectors: then nothing that is wrong with them is a
  ///   failure
  static Optional<EmbeddingModel> forSearch(
      Vault vault, Map<String, String> environment, @Nullable Mode mode, Console console)
      throws IOException {
    try {
      Optional<EmbeddingModel> model = of(vault, environment);
      if (mode == null) {
        return model.filter(each -> VectorIndex.isThere(vault, each.embedder()));
      }
      EmbeddingModel named = model.orElseThrow(EmbeddingModel::none);
      if (!VectorIndex.isThere(vault, named.embedder())) {
        throw new Failure(
            ExitCode.STATE,
            "nothing-embedded",
            "Nothing of this vault is embedded with " + named.embedder().model() + " yet.",
            "Do that with: cairn index");
      }
      return Optional.of(new EmbeddingModel(named.embedder(), ASKED_FOR));
    } catch (Failure e) {
      if (mode != null) {
        throw e;
      }
      console.note(e.getMessage() + " These are the hits by words alone.");
      return Optional.empty();
    }
  }

  /// The model; empty where none is named.
  static Optional<EmbeddingModel> of(Vault vault, Map<String, String> environment)
      throws IOException {
    try {
      return switch (EmbeddingSettings.of(vault, environment, Map.of())) {
        case EmbeddingSettings.None() -> Optional.empty();
        case EmbeddingSettings.Configured(EmbeddingSettings settings) ->
            Optional.of(
                new EmbeddingModel(EmbeddingClient.of(settings, environment), settings.patience()));
        case EmbeddingSettings.Untrusted(String sentence) ->
            throw new Failure(
                ExitCode.STATE,
                "untrusted",
                sentence,
                "If you agree, set CAIRN_EMBEDDING_PROVIDER or CAIRN_EMBEDDING_BASE_URL yourself.");
      };
    } catch (EmbeddingSettings.Unreadable e) {
      throw new Failure(
          ExitCode.STATE, "settings", e.sentence(), "Correct it, then run the command again.");
    }
  }

  private static Failure none() {
    return Failure.usage(
        "no-embedding-model",
        "No embedding model is configured.",
        "Name one in "
            + Vault.SETTINGS
            + ", [embedding] provider and model; then run: cairn index");
  }
}
