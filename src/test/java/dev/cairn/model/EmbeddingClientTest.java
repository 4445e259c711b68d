package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes to a provider and what becomes of its answers, good and bad.
final class EmbeddingClientTest {
  private static final String KEY = "sk-very-secret";
  private static final String REFUSED = "{\"error\":{\"message\":\"input is too long\"}}";

  private final List<Duration> pauses = new ArrayList<>();
  private EmbeddingServer server;

  @BeforeEach
  void start() throws IOException {
    server = new EmbeddingServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void textsBecomeVectorsInTheirOrder(EmbeddingProvider provider) throws IOException {
    EmbeddingClient client = client(provider, "any");

    assertThat(client.embedDocuments(List.of("a car", "rain")))
        .containsExactly(EmbeddingServer.vector("a car"), EmbeddingServer.vector("rain"));
    assertThat(client.embedQuery("rain")).isEqualTo(EmbeddingServer.vector("rain"));
    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(request -> {
          assertThat(request.authorization()).isEqualTo("Bearer " + KEY);
          assertThat(request.body().path("model").asText()).isEqualTo("any");
        });
  }

  @Test
  void aModelGetsThePrefixesThatItWants() throws IOException {
    EmbeddingClient client = client(EmbeddingProvider.OLLAMA, "nomic-embed-text:v1.5");

    client.embedDocuments(List.of("a text"));
    client.embedQuery("a query");

    assertThat(server.texts()).containsExactly("search_document: a text", "search_query: a query");
  }

  @ParameterizedTest
  @CsvSource({"429", "500", "503", "408"})
  void aBusyServerIsAskedAgainAfterPausesThatGrow(int status) throws IOException {
    server.then(status, "{}").then(status, "{}").then(status, "{}");

    assertThat(client().embedDocuments(List.of("rain"))).hasSize(1);
    assertThat(server.requests()).hasSize(4);
    assertThat(pauses).hasSize(3).isSorted();
    assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void aServerThatStaysBusyIsGivenUp() {
    Collections.nCopies(10, 429)
        .forEach(status -> server.then(status, "{\"error\":\"slow down\"}"));

    assertThatIOException()
        .isThrownBy(() -> client().embedDocuments(List.of("rain")))
        .withMessageContainingAll("had enough for now", "asked 6 times", "slow down");
    assertThat(server.requests()).hasSize(EmbeddingDocuments.ATTEMPTS);
  }

  @Test
  void aServerThatHangsIsAskedAgain() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    server.then(exchange -> over.await());

    assertThat(client(Duration.ofMillis(300)).embedDocuments(List.of("rain"))).hasSize(1);
    assertThat(pauses).hasSize(1);
    over.countDown();
  }

  @Test
  void aConnectionThatBreaksIsMadeAgain() throws IOException {
    server.then(exchange -> exchange.close());

    assertThat(client().embedDocuments(List.of("rain"))).hasSize(1);
    server.then(exchange -> exchange.close()).then(exchange -> exchange.close());
    assertThatIOException()
        .isThrownBy(() -> client().embedQuery("rain"))
        .withMessageContaining("could not be used");
  }

  @Test
  void aQueryIsAskedForOnce() {
    server.then(503, "{}");

    assertThatIOException().isThrownBy(() -> client().embedQuery("rain"));
    assertThat(server.requests()).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void ofATextThatIsTooLongItsBeginningIsTaken() throws IOException {
    server.then(400, REFUSED).then(exchange -> EmbeddingServer.send(exchange, 400, REFUSED));

    assertThat(client().embedDocuments(List.of("word ".repeat(200), "rain"))).hasSize(2);
    assertThat(server.texts()).last().isEqualTo("rain");
    assertThat(server.texts().get(3)).hasSize(500);
  }

  @Test
  void whatIsRefusedAtAnyLengthIsAFailure() {
    Collections.nCopies(10, 400).forEach(status -> server.then(status, REFUSED));

    assertThatIOException()
        .isThrownBy(() -> client().embedDocuments(List.of("word ".repeat(200))))
        .withMessageContaining("input is too long");
  }

  @ParameterizedTest
  @CsvSource({
    "401, refuses the key",
    "404, knows no model any",
    "301, gave HTTP status 301",
  })
  void whatCannotGetBetterIsNotAskedAgain(int status, String sentence) {
    server.then(status, "{\"error\":\"Bearer " + KEY + " is wrong\"}");

    assertThatIOException()
        .isThrownBy(() -> client().embedDocuments(List.of("rain")))
        .withMessageContaining(sentence)
        .matches(e -> !e.getMessage().contains(KEY), "says no key");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anAnswerThatIsNoJsonIsAFailure() {
    server.then(200, "<html>please log in</html>");

    assertThatIOException()
        .isThrownBy(() -> client().embedDocuments(List.of("rain")))
        .withMessageContaining("no vectors in JSON");
    server.then(200, EmbeddingServer.openAi(List.of(new float[] {1, 2})).replace("2.0", "NaN"));
    assertThatIOException()
        .isThrownBy(() -> client().embedDocuments(List.of("rain")))
        .withMessageContaining("no vectors in JSON");
  }

  @Test
  void anAnswerOfOtherJsonIsAFailure() {
    server.then(200, "{}");

    assertThatIOException().isThrownBy(() -> client().embedDocuments(List.of("rain")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "<html>",
        "{\"data\":[]}",
        "{\"data\":[{\"embedding\":[]}]}",
        "{\"data\":[{\"embedding\":[1,\"2\"]}]}",
        "{\"data\":[{\"embedding\":[1,NaN]}]}",
        "{\"data\":[{\"embedding\":[1,2",
        "{\"embedding\":\"AAAA\"}"
      })
  void aQuerysAnswerWithoutAVectorIsAFailure(String answer) {
    server.then(200, answer);

    assertThatIOException()
        .isThrownBy(() -> client().embedQuery("rain"))
        .withMessageContaining("no vectors in JSON");
  }

  @ParameterizedTest
  @CsvSource({
    "401, refuses the key",
    "404, knows no model any",
    "302, gave HTTP status 302",
    "429, had enough for now: ",
    "500, gave HTTP status 500: ",
  })
  void aQueryThatIsRefusedSaysWhy(int status, String sentence) {
    server.then(status, "{\"error\":\"Bearer " + KEY + " is\\n wrong\"}");

    assertThatIOException()
        .isThrownBy(() -> client().embedQuery("rain"))
        .withMessageContaining(sentence)
        .matches(e -> !e.getMessage().contains(KEY), "says no key");
  }

  @Test
  void aQueryIsNotWaitedForLongerThanAllowed() {
    CountDownLatch over = new CountDownLatch(1);
    server.then(exchange -> over.await());

    assertThatIOException()
        .isThrownBy(() -> client(Duration.ofMillis(200)).embedQuery("rain"))
        .withMessageContaining("did not answer in time");
    over.countDown();
  }

  @Test
  void nobodyThereIsSaidAtOnce() {
    server.close();

    assertThatIOException()
        .isThrownBy(() -> client().embedDocuments(List.of("rain")))
        .withMessageStartingWith("Nobody answers at http://");
    assertThatIOException()
        .isThrownBy(() -> client().embedQuery("rain"))
        .withMessageStartingWith("Nobody answers at http://");
    assertThat(pauses).isEmpty();
  }

  private EmbeddingClient client() {
    return client(EmbeddingProvider.OPENAI_COMPATIBLE, "any");
  }

  private EmbeddingClient client(EmbeddingProvider provider, String model) {
    return client(provider, model, KEY, Duration.ofMinutes(1));
  }

  private EmbeddingClient client(Duration toAnswer) {
    return client(EmbeddingProvider.OPENAI_COMPATIBLE, "any", KEY, toAnswer);
  }

  private EmbeddingClient client(
      EmbeddingProvider provider, String model, @Nullable String key, Duration toAnswer) {
    String path = provider == EmbeddingProvider.OLLAMA ? "" : "/v1";
    EmbeddingSettings settings =
        new EmbeddingSettings(
            provider,
            model,
            server.root() + path,
            0,
            EmbeddingPrefixes.of(model),
            Duration.ofMillis(300));
    return new EmbeddingClient(settings, key, toAnswer, pauses::add, new Random(1));
  }
}
