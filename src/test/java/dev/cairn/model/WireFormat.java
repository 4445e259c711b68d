package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// How each provider's API spells a response, and where its requests hold what was asked.
public enum WireFormat {
  OPENAI {
    @Override
    String says(String text, Ending ending, Tokens tokens) {
      ObjectNode root = JSON.createObjectNode();
      root.put("id", "chatcmpl-1").put("object", "chat.completion").put("model", "scripted");
      ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
      ObjectNode message = choice.putObject("message").put("role", "assistant");
      message.put("content", text);
      switch (ending) {
        case STOP -> choice.put("finish_reason", "stop");
        case LENGTH -> choice.put("finish_reason", "length");
        case REFUSAL -> {
          message.putNull("content").put("refusal", text);
          choice.put("finish_reason", "stop");
        }
        case TOOL -> {
          message.putNull("content");
          ObjectNode call = message.putArray("tool_calls").addObject();
          call.put("id", "call-1").put("type", "function");
          call.putObject("function").put("name", text).put("arguments", "{}");
          choice.put("finish_reason", "tool_calls");
        }
      }
      if (tokens != null) {
        ObjectNode usage = root.putObject("usage");
        usage.put("prompt_tokens", tokens.input()).put("completion_tokens", tokens.output());
        usage.put("total_tokens", tokens.input() + tokens.output());
        usage.putObject("prompt_tokens_details").put("cached_tokens", tokens.cached());
      }
      return root.toString();
    }

    @Override
    String shared(JsonNode request) {
      return request.path("messages").path(0).path("content").asText();
    }

    @Override
    JsonNode schema(JsonNode request) {
      return request.path("response_format").path("json_schema").path("schema");
    }

    @Override
    int outputLimit(JsonNode request) {
      return request.path("max_completion_tokens").asInt(request.path("max_tokens").asInt());
    }
  },

  ANTHROPIC {
    @Override
    String says(String text, Ending ending, Tokens tokens) {
      ObjectNode root = JSON.createObjectNode();
      root.put("id", "msg-1").put("type", "message").put("role", "assistant");
      root.put("model", "scripted");
      ObjectNode content = root.putArray("content").addObject();
      if (ending == Ending.TOOL) {
        content.put("type", "tool_use").put("id", "tool-1").put("name", text);
        content.putObject("input");
      } else {
        content.put("type", "text").put("text", ending == Ending.REFUSAL ? "" : text);
      }
      root.put(
          "stop_reason",
          switch (ending) {
            case STOP -> "end_turn";
            case LENGTH -> "max_tokens";
            case REFUSAL -> "refusal";
            case TOOL -> "tool_use";
          });
      if (ending == Ending.REFUSAL) {
        root.putObject("stop_details").put("explanation", text);
      }
      if (tokens != null) {
        ObjectNode usage = root.putObject("usage");
        usage.put("input_tokens", tokens.input() - tokens.cached());
        usage.put("cache_read_input_tokens", tokens.cached());
        usage.put("cache_creation_input_tokens", 0);
        usage.put("output_tokens", tokens.output());
      }
      return root.toString();
    }

    @Override
    String shared(JsonNode request) {
      return request.path("system").path(0).path("text").asText();
    }

    @Override
    JsonNode schema(JsonNode request) {
      return request.path("output_config").path("format").path("schema");
    }

    @Override
    int outputLimit(JsonNode request) {
      return request.path("max_tokens").asInt();
    }
  },

  OLLAMA {
    @Override
    String says(String text, Ending ending, Tokens tokens) {
      ObjectNode root = JSON.createObjectNode();
      root.put("model", "scripted").put("created_at", "2026-04-08T10:00:00.000000Z");
      ObjectNode message = root.putObject("message").put("role", "assistant");
      message.put("content", ending == Ending.TOOL ? "" : text);
      if (ending == Ending.TOOL) {
        ObjectNode call = message.putArray("tool_calls").addObject().putObject("function");
        call.put("name", text).putObject("arguments");
      }
      root.put("done", true).put("done_reason", ending == Ending.LENGTH ? "length" : "stop");
      if (tokens != null) {
        root.put("prompt_eval_count", tokens.input()).put("eval_count", tokens.output());
      }
      return root.toString();
    }

    @Override
    String shared(JsonNode request) {
      return request.path("messages").path(0).path("content").asText();
    }

    @Override
    JsonNode schema(JsonNode request) {
      return request.path("format");
    }

    @Override
    int outputLimit(JsonNode request) {
      return request.path("options").path("num_predict").asInt();
    }
  },

  GEMINI {
    @Override
    String says(String text, Ending ending, Tokens tokens) {
      ObjectNode root = JSON.createObjectNode();
      if (ending == Ending.REFUSAL) {
        root.putObject("promptFeedback").put("blockReason", text);
      } else {
        ObjectNode candidate = root.putArray("candidates").addObject().put("index", 0);
        ObjectNode part =
            candidate.putObject("content").put("role", "model").putArray("parts").addObject();
        if (ending == Ending.TOOL) {
          part.putObject("functionCall").put("name", text).putObject("args");
        } else {
          part.put("text", text);
        }
        candidate.put("finishReason", ending == Ending.LENGTH ? "MAX_TOKENS" : "STOP");
      }
      if (tokens != null) {
        ObjectNode usage = root.putObject("usageMetadata");
        usage.put("promptTokenCount", tokens.input()).put("candidatesTokenCount", tokens.output());
        usage.put("cachedContentTokenCount", tokens.cached());
        usage.put("totalTokenCount", tokens.input() + tokens.output());
      }
      root.put("modelVersion", "scripted").put("responseId", "r-1");
      return root.toString();
    }

    @Override
    String shared(JsonNode request) {
      return request.path("systemInstruction").path("parts").path(0).path("text").asText();
    }

    @Override
    JsonNode schema(JsonNode request) {
      return request.path("generationConfig").path("responseJsonSchema");
    }

    @Override
    int outputLimit(JsonNode request) {
      return request.path("generationConfig").path("maxOutputTokens").asInt();
    }
  };

  /// Why the scripted model stops.
  public enum Ending {
    STOP,
    LENGTH,
    REFUSAL,
    TOOL
  }

  /// What the scripted model counts.
  public record Tokens(int input, int output, int cached) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param text what the model says, the reason of a refusal, or the name of the tool it calls
  /// @param tokens null for a provider that counts nothing
  abstract String says(String text, Ending ending, Tokens tokens);

  /// The text that calls have in common, as a request holds it.
  abstract String shared(JsonNode request);

  abstract JsonNode schema(JsonNode request);

  abstract int outputLimit(JsonNode request);

  /// The format that is spoken at a path.
  static WireFormat at(String path) {
    if (path.endsWith("/chat/completions")) {
      return OPENAI;
    }
    if (path.endsWith("/messages")) {
      return ANTHROPIC;
    }
    if (path.endsWith("/api/chat")) {
      return OLLAMA;
    }
    if (path.endsWith(":generateContent")) {
      return GEMINI;
    }
    throw new IllegalArgumentException("no provider answers at " + path);
  }
}
