package dev.cairn.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the library's models.
final class EmbeddingModels {
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);

  private EmbeddingModels() {}

  static EmbeddingModel of(EmbeddingSettings settings, @Nullable String key, Duration toAnswer) {
    Integer dimensions = settings.dimensions() == 0 ? null : settings.dimensions();
    return switch (settings.provider()) {
      case OLLAMA ->
          OllamaEmbeddingModel.builder()
              .httpClientBuilder(http())
              .baseUrl(settings.baseUrl())
              .modelName(settings.model())
              .dimensions(dimensions)
              .customHeaders(key == null ? Map.of() : Map.of("Authorization", "Bearer " + key))
              .timeout(toAnswer)
              .maxRetries(0)
              .build();
      case OPENAI, OPENAI_COMPATIBLE ->
          OpenAiEmbeddingModel.builder()
              .httpClientBuilder(http())
              .baseUrl(settings.baseUrl())
              .modelName(settings.model())
              .dimensions(dimensions)
              .apiKey(key == null ? "none" : key)
              .timeout(toAnswer)
              .maxRetries(0)
              .build();
    };
  }

  /// Some servers lose a request that offers them HTTP/2 without encryption. A redirection is not
  /// followed: texts go where they were sent, or nowhere.
  private static HttpClientBuilder http() {
    return new JdkHttpClientBuilder()
        .connectTimeout(TO_CONNECT)
        .httpClientBuilder(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER));
  }
}
