package dev.cairn.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who makes vectors of texts.
public enum EmbeddingProvider {
  OLLAMA("ollama", "http://localhost:11434"),
  OPENAI("openai", "https://api.openai.com/v1"),
  /// Whatever speaks OpenAI's embeddings: LM Studio, vLLM, llama.cpp, text-embeddings-inference.
  OPENAI_COMPATIBLE("openai-compatible", null);

  private final String label;
  private final @Nullable String baseUrl;

  EmbeddingProvider(String label, @Nullable String baseUrl) {
    this.label = label;
    this.baseUrl = baseUrl;
  }

  /// The name in settings.
  String label() {
    return label;
  }

  /// Where it is reached unless settings say otherwise; null where only settings can say.
  @Nullable String baseUrl() {
    return baseUrl;
  }

  static Optional<EmbeddingProvider> of(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  /// All names, for a message.
  static String labels() {
    return Arrays.stream(values()).map(EmbeddingProvider::label).collect(Collectors.joining(", "));
  }
}
