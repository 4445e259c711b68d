package dev.cairn.model;

import dev.cairn.search.Embedder;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Asks a provider for vectors. The library shapes the request and reads the response; whatever
/// goes wrong leaves as one sentence.
///
/// Documents are asked for again where the provider is busy or stumbles, after pauses that double,
/// at random within their upper half. A query is asked for once: somebody waits.
public final class EmbeddingClient implements Embedder {
  static final int ATTEMPTS = 6;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /// A large model on a small machine takes long for some dozen texts.
  private static final Duration TO_ANSWER = Duration.ofMinutes(3);

  /// A text that is refused for its length is cut no shorter than this.
  private static final int SHORTEST = 200;

  private final EmbeddingSettings settings;
  private final @Nullable String key;
  private final Duration toAnswer;
  private final Pause pause;
  private final RandomGenerator random;
  private volatile @Nullable EmbeddingModel model;

  /// Waits.
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /// @param toAnswer how long the server may take for one request
  EmbeddingClient(
      EmbeddingSettings settings,
      @Nullable String key,
      Duration toAnswer,
      Pause pause,
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
      List<float[]> vectors = ask(List.of(settings.prefixes().query() + text));
      if (vectors.size() == 1) {
        return vectors.getFirst();
      }
      throw new IOException(
          "The embedding model %s gave %d vectors for one text."
              .formatted(settings.model(), vectors.size()));
    } catch (RuntimeException e) {
      throw failure(e, 1);
    }
  }

  @Override
  public List<float[]> embedDocuments(List<String> texts) throws IOException {
    String prefix = settings.prefixes().document();
    return embed(texts.stream().map(text -> prefix + text).toList());
  }

  private List<float[]> embed(List<String> texts) throws IOException {
    try {
      return askAgain(texts);
    } catch (InvalidRequestException e) {
      if (texts.size() > 1) {
        List<float[]> vectors = new ArrayList<>();
        for (String text : texts) {
          vectors.addAll(embed(List.of(text)));
        }
        return vectors;
      }
      // A text longer than the model reads is refused by some servers where others cut it.
      String text = texts.getFirst();
      int half = text.length() / 2;
      if (half < SHORTEST) {
        throw failure(e, 1);
      }
      int end = Character.isHighSurrogate(text.charAt(half - 1)) ? half - 1 : half;
      return embed(List.of(text.substring(0, end)));
    }
  }

  private List<float[]> askAgain(List<String> texts) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return ask(texts);
      } catch (InvalidRequestException e) {
        throw e;
      } catch (RuntimeException e) {
        if (!isPassing(e) || attempt == ATTEMPTS) {
          throw failure(e, attempt);
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

  private List<float[]> ask(List<String> texts) {
    EmbeddingModel asked = model;
    if (asked == null) {
      asked = EmbeddingModels.of(settings, key, toAnswer);
      model = asked;
    }
    return asked.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
        .map(Embedding::vector)
        .toList();
  }

  private static boolean isPassing(RuntimeException e) {
    return !Thread.currentThread().isInterrupted()
        && (e instanceof RetriableException
            || EmbeddingFailure.isOf(e, IOException.class)
                && !EmbeddingFailure.isOf(e, java.net.ConnectException.class)
                && !EmbeddingFailure.isOf(
                    e, com.fasterxml.jackson.core.JsonProcessingException.class));
  }

  private IOException failure(RuntimeException e, int attempts) {
    String sentence = EmbeddingFailure.sentence(e, settings, attempts);
    return new IOException(key == null ? sentence : sentence.replace(key, "[key]"));
  }
}
