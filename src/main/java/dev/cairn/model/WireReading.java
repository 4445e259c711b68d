package dev.cairn.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a provider's response says that LangChain4j does not pass on: why a model refused, that it
/// was cut off for want of context, and every count of tokens.
record WireReading(JsonNode body) {

  static WireReading of(String body) {
    try {
      return new WireReading(new ObjectMapper().readTree(body));
    } catch (JsonProcessingException e) {
      return new WireReading(MissingNode.getInstance()); // says nothing that can be read
    }
  }

  /// Why the model or its provider would not answer; empty where it did.
  Optional<String> refusal() {
    // Gemini blocks prompts without any candidate, and answers with a reason.
    String blocked = body.path("promptFeedback").path("blockReason").asText("");
    if (!blocked.isEmpty()) {
      return Optional.of("the prompt was blocked: " + CallFailure.line(blocked));
    }
    if (body.path("stop_reason").asText("").equals("refusal")) {
      String why = body.path("stop_details").path("explanation").asText("");
      return Optional.of(why.isEmpty() ? "the model declined" : CallFailure.line(why));
    }
    return Optional.empty();
  }

  /// Whether the answer ended because the context was full.
  boolean isCut() {
    return body.path("stop_reason").asText("").equals("model_context_window_exceeded");
  }

  /// The provider's count of tokens; null where it gave none.
  Reply.@Nullable Tokens tokens() {
    if (body.has("usageMetadata")) {
      JsonNode usage = body.path("usageMetadata");
      return counted(
          usage.path("promptTokenCount"),
          usage.path("candidatesTokenCount").asLong() + usage.path("thoughtsTokenCount").asLong(),
          usage.path("cachedContentTokenCount").asLong(),
          0);
    }
    if (body.has("prompt_eval_count") || body.has("eval_count")) {
      return counted(body.path("prompt_eval_count"), body.path("eval_count").asLong(), 0, 0);
    }
    JsonNode usage = body.path("usage");
    if (usage.has("prompt_tokens")) {
      return counted(
          usage.path("prompt_tokens"),
          usage.path("completion_tokens").asLong(),
          usage.path("prompt_tokens_details").path("cached_tokens").asLong(),
          0);
    }
    if (usage.has("input_tokens")) {
      // Anthropic counts apart what was cached and what was put into the cache.
      long cached = usage.path("cache_read_input_tokens").asLong();
      long written = usage.path("cache_creation_input_tokens").asLong();
      return new Reply.Tokens(
          usage.path("input_tokens").asLong() + cached + written,
          usage.path("output_tokens").asLong(),
          cached,
          written);
    }
    return null;
  }

  private static Reply.@Nullable Tokens counted(
      JsonNode input, long output, long cached, long written) {
    return input.isNumber() && input.asLong() >= 0 && output >= 0
        ? new Reply.Tokens(input.asLong(), output, cached, written)
        : null;
  }
}
