package dev.cairn.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;

/// Says in one sentence what went wrong between Cairn and an embedding model, and what to do.
final class EmbeddingFailure {
  private static final int LONGEST = 200;

  private EmbeddingFailure() {}

  static boolean isOf(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  static String sentence(RuntimeException e, EmbeddingSettings settings, int attempts) {
    String where = "The embedding server at " + settings.baseUrl();
    String times = attempts > 1 ? ", asked " + attempts + " times" : "";
    if (isOf(e, ConnectException.class) || isOf(e, UnresolvedAddressException.class)) {
      return settings.provider() == EmbeddingProvider.OLLAMA
          ? "Nobody answers at " + settings.baseUrl() + ": start Ollama with `ollama serve`."
          : "Nobody answers at " + settings.baseUrl() + ": is the server running?";
    }
    if (isOf(e, JsonProcessingException.class)) {
      return where + " answered with something that is no JSON: " + line(e);
    }
    return switch (e) {
      case AuthenticationException _ ->
          where + " refuses the key: set CAIRN_EMBEDDING_KEY to one that it knows.";
      case ModelNotFoundException _ ->
          settings.provider() == EmbeddingProvider.OLLAMA
              ? "Ollama has no model %s: fetch it with `ollama pull %s`."
                  .formatted(settings.model(), settings.model())
              : where + " knows no model " + settings.model() + ", or nothing at that address.";
      case RateLimitException _ -> where + " has had enough for now" + times + ": " + line(e);
      case TimeoutException _ -> where + " did not answer in time" + times + ".";
      case InternalServerException _ -> where + " stumbled" + times + ": " + line(e);
      default -> where + " could not be used: " + line(e);
    };
  }

  /// The status where there is one, and the start of what was said, on one line.
  private static String line(RuntimeException e) {
    String status = "";
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException http) {
        status = "HTTP " + http.statusCode() + " ";
      }
    }
    String said = String.valueOf(e.getMessage()).replaceAll("[\\s\\p{C}]+", " ").strip();
    return status + (said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said);
  }
}
