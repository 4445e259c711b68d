package dev.cairn.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Asks for the vectors of many texts. Where the server is busy or stumbles it is asked again,
/// after pauses that double, at random within their upper half.
final class EmbeddingDocuments {
  static final int ATTEMPTS = 6;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /// A text that is refused for its length is cut no shorter than this.
  private static final int SHORTEST = 200;

  private final EmbeddingModel model;
  private final EmbeddingFailure failure;
  private final Pause pause;
  private final RandomGenerator random;

  /// Waits.
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  EmbeddingDocuments(
      EmbeddingModel model, EmbeddingFailure failure, Pause pause, RandomGenerator random) {
    this.model = model;
    this.failure = failure;
    this.pause = pause;
    this.random = random;
  }

  List<float[]> vectors(List<String> texts) throws IOException {
    try {
      return askAgain(texts);
    } catch (InvalidRequestException e) {
      if (texts.size() > 1) {
        List<float[]> vectors = new ArrayList<>();
        for (String text : texts) {
          vectors.addAll(vectors(List.of(text)));
        }
        return vectors;
      }
      // A text longer than the model reads is refused by some servers where others cut it.
      String text = texts.getFirst();
      int half = text.length() / 2;
      if (half < SHORTEST) {
        throw told(e, 1);
      }
      int end = Character.isHighSurrogate(text.charAt(half - 1)) ? half - 1 : half;
      return vectors(List.of(text.substring(0, end)));
    }
  }

  private List<float[]> askAgain(List<String> texts) throws IOException {
    List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
    for (int attempt = 1; ; attempt++) {
      try {
        return model.embedAll(segments).content().stream().map(Embedding::vector).toList();
      } catch (InvalidRequestException e) {
        throw e;
      } catch (RuntimeException e) {
        if (!isPassing(e) || attempt == ATTEMPTS) {
          throw told(e, attempt);
        }
        rest(attempt);
      }
    }
  }

  private void rest(int attempt) throws IOException {
    long most = FIRST_PAUSE.toMillis() << (attempt - 1);
    try {
      pause.of(Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The embedding was interrupted.", e);
    }
  }

  private static boolean isPassing(RuntimeException e) {
    return e instanceof RetriableException
        || cause(e, IOException.class).isPresent()
            && cause(e, ConnectException.class).isEmpty()
            && cause(e, JsonProcessingException.class).isEmpty();
  }

  private IOException told(RuntimeException e, int attempts) {
    String said = String.valueOf(e.getMessage());
    Optional<HttpException> http = cause(e, HttpException.class);
    if (http.isPresent()) {
      return new IOException(failure.status(http.get().statusCode(), said, attempts), e);
    }
    if (cause(e, ConnectException.class).isPresent()
        || cause(e, UnresolvedAddressException.class).isPresent()) {
      return new IOException(failure.nobody(), e);
    }
    if (e instanceof TimeoutException) {
      return new IOException(failure.late(attempts), e);
    }
    return new IOException(
        cause(e, JsonProcessingException.class).isPresent()
            ? failure.garbled(said)
            : failure.broken(said),
        e);
  }

  private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
