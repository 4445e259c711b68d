package dev.cairn.model;

import dev.cairn.search.Embedder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The embedding model that settings name. Whatever goes wrong with it leaves as one sentence, with
/// no key in it.
public final class EmbeddingClient implements Embedder {
  /// A large model on a small machine takes long for some dozen texts.
  private static final Duration TO_ANSWER = Duration.ofMinutes(3);

  private final EmbeddingSettings settings;
  private final @Nullable String key;
  private final Duration toAnswer;
  private final EmbeddingDocuments.Pause pause;
  private final RandomGenerator random;
  private @Nullable EmbeddingDocuments documents;

  /// @param toAnswer how long the server may take for one request
  EmbeddingClient(
      EmbeddingSettings settings,
      @Nullable String key,
      Duration toAnswer,
      EmbeddingDocuments.Pause pause,
      RandomGenerator random) {
    this.settings = settings;
    this.key = key;
    this.toAnswer = toAnswer;
    this.pause = pause;
    this.random = random;
  }

  /// @param environment which may hold a key, as `CAIRN_EMBEDDING_KEY`, or `OPENAI_API_KEY` for
  ///   OpenAI
  public static EmbeddingClient of(EmbeddingSettings settings, Map<String, String> environment) {
    String own = environment.getOrDefault("CAIRN_EMBEDDING_KEY", "");
    String usual =
        settings.provider() == EmbeddingProvider.OPENAI
            ? environment.getOrDefault("OPENAI_API_KEY", "")
            : "";
    String key = own.isBlank() ? usual.strip() : own.strip();
    return new EmbeddingClient(
        settings,
        key.isEmpty() ? null : key,
        TO_ANSWER,
        Thread::sleep,
        RandomGenerator.getDefault());
  }

  @Override
  public String identity() {
    return String.join(
        "\n",
        settings.provider().label(),
        settings.model(),
        String.valueOf(settings.dimensions()),
        settings.prefixes().document());
  }

  @Override
  public String model() {
    return settings.model();
  }

  @Override
  public float[] embedQuery(String text) throws IOException {
    try {
      return new EmbeddingQuery(settings, key, toAnswer).vector(settings.prefixes().query() + text);
    } catch (IOException e) {
      throw withoutKey(e);
    }
  }

  @Override
  public List<float[]> embedDocuments(List<String> texts) throws IOException {
    String prefix = settings.prefixes().document();
    try {
      return documents().vectors(texts.stream().map(text -> prefix + text).toList());
    } catch (IOException e) {
      throw withoutKey(e);
    }
  }

  private synchronized EmbeddingDocuments documents() {
    EmbeddingDocuments made = documents;
    if (made == null) {
      made =
          new EmbeddingDocuments(
              EmbeddingModels.of(settings, key, toAnswer),
              new EmbeddingFailure(settings),
              pause,
              random);
      documents = made;
    }
    return made;
  }

  private IOException withoutKey(IOException e) {
    String said = String.valueOf(e.getMessage());
    return key == null ? e : new IOException(said.replace(key, "[key]"));
  }
}
