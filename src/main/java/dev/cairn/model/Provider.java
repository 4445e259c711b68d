package dev.cairn.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who runs a model.
public enum Provider {
  ANTHROPIC("anthropic", "https://api.anthropic.com/v1", List.of("ANTHROPIC_API_KEY"), true),
  OPENAI("openai", "https://api.openai.com/v1", List.of("OPENAI_API_KEY"), true),
  GOOGLE(
      "google",
      "https://generativelanguage.googleapis.com/v1beta",
      List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
      true),
  OLLAMA("ollama", "http://localhost:11434", List.of("OLLAMA_API_KEY"), false),
  /// Whatever speaks OpenAI's chat completions: LM Studio, vLLM, OpenRouter, llama.cpp.
  OPENAI_COMPATIBLE("openai-compatible", null, List.of("CAIRN_KEY"), false),
  /// A program that reads the prompt on its standard input and writes the answer.
  COMMAND("command", null, List.of(), false),
  /// Answers written down before, for tests.
  RECORDED("recorded", null, List.of(), false);

  private final String label;
  private final @Nullable String baseUrl;
  private final List<String> keyVariables;
  private final boolean needsKey;

  Provider(String label, @Nullable String baseUrl, List<String> keyVariables, boolean needsKey) {
    this.label = label;
    this.baseUrl = baseUrl;
    this.keyVariables = keyVariables;
    this.needsKey = needsKey;
  }

  /// The name in settings, such as `openai-compatible`.
  public String label() {
    return label;
  }

  static Optional<Provider> of(String label) {
    return Arrays.stream(values()).filter(provider -> provider.label.equals(label)).findFirst();
  }

  /// All names, for a message.
  static String labels() {
    return Arrays.stream(values())
        .filter(provider -> provider != RECORDED)
        .map(Provider::label)
        .collect(Collectors.joining(", "));
  }

  /// Where it is reached unless settings say otherwise; null where only settings can say.
  @Nullable String baseUrl() {
    return baseUrl;
  }

  /// The environment variables that may hold its key, the first that is set counts.
  List<String> keyVariables() {
    return keyVariables;
  }

  boolean needsKey() {
    return needsKey;
  }

  /// Whether it is reached by a connection.
  boolean isRemote() {
    return this != COMMAND && this != RECORDED;
  }
}
