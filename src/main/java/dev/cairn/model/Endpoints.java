package dev.cairn.model;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.http.HttpClient;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Makes the endpoint of each provider that is reached by a connection.
///
/// No answer is creative work, so the temperature is 0 wherever one may be set.
final class Endpoints {
  private final HttpClient client = Wire.client();
  private final InstantSource clock;

  Endpoints(InstantSource clock) {
    this.clock = clock;
  }

  /// @param baseUrl where the provider is reached
  /// @param key null where there is none
  Endpoint of(ModelFacts facts, String baseUrl, @Nullable String key) {
    LangChainEndpoint.Maker maker =
        switch (facts.name().provider()) {
          case ANTHROPIC -> (wire, limit) -> anthropic(facts, baseUrl, key, wire, limit);
          case OPENAI, OPENAI_COMPATIBLE ->
              (wire, limit) -> openAi(facts, baseUrl, key, wire, limit);
          case GOOGLE -> (wire, limit) -> google(facts, baseUrl, key, wire, limit);
          case OLLAMA -> (wire, limit) -> ollama(facts, baseUrl, key, wire, limit);
          case COMMAND, RECORDED ->
              throw new IllegalArgumentException(facts.name() + " is reached by no connection");
        };
    return new LangChainEndpoint(maker, client, clock);
  }

  private static ChatModel anthropic(
      ModelFacts facts, String baseUrl, @Nullable String key, Wire wire, int limit) {
    return AnthropicChatModel.builder()
        .httpClientBuilder(new Wire.Builder(wire))
        .baseUrl(baseUrl)
        .apiKey(key)
        .modelName(facts.name().model())
        .maxTokens(limit)
        .temperature(temperature(facts, false))
        .cacheSystemMessages(true)
        .maxRetries(0)
        .build();
  }

  private static ChatModel openAi(
      ModelFacts facts, String baseUrl, @Nullable String key, Wire wire, int limit) {
    boolean compatible = facts.name().provider() == Provider.OPENAI_COMPATIBLE;
    OpenAiChatModel.OpenAiChatModelBuilder builder =
        OpenAiChatModel.builder()
            .httpClientBuilder(new Wire.Builder(wire))
            .baseUrl(baseUrl)
            .apiKey(key)
            .modelName(facts.name().model())
            .temperature(temperature(facts, compatible))
            .strictJsonSchema(true)
            .maxRetries(0);
    // OpenAI's newer models refuse the one name, many other servers do not know the other.
    return compatible
        ? builder.maxTokens(limit).build()
        : builder.maxCompletionTokens(limit).build();
  }

  private static ChatModel google(
      ModelFacts facts, String baseUrl, @Nullable String key, Wire wire, int limit) {
    return GoogleAiGeminiChatModel.builder()
        .httpClientBuilder(new Wire.Builder(wire))
        .baseUrl(baseUrl)
        .apiKey(key)
        .modelName(facts.name().model())
        .maxOutputTokens(limit)
        .temperature(temperature(facts, false))
        .returnThinking(false)
        .maxRetries(0)
        .build();
  }

  private static ChatModel ollama(
      ModelFacts facts, String baseUrl, @Nullable String key, Wire wire, int limit) {
    OllamaChatModel.OllamaChatModelBuilder builder =
        OllamaChatModel.builder()
            .httpClientBuilder(new Wire.Builder(wire))
            .baseUrl(baseUrl)
            .modelName(facts.name().model())
            .temperature(temperature(facts, true))
            .numPredict(limit)
            // Without this Ollama holds some 4,000 tokens and drops the prompt's beginning unsaid.
            .numCtx(facts.context())
            .maxRetries(0);
    if (key != null) {
      builder.customHeaders(java.util.Map.of("Authorization", "Bearer " + key));
    }
    return builder.build();
  }

  private static @Nullable Double temperature(ModelFacts facts, boolean whereUnknown) {
    Boolean known = facts.temperature();
    return (known == null ? whereUnknown : known) ? 0.0 : null;
  }
}
