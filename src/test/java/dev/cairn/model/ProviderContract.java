package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.model.ModelStopped.ModelFailed;
import dev.cairn.model.ScriptedModelServer.Breaks;
import dev.cairn.model.ScriptedModelServer.Floods;
import dev.cairn.model.ScriptedModelServer.Request;
import dev.cairn.model.ScriptedModelServer.Says;
import dev.cairn.model.ScriptedModelServer.Sends;
import dev.cairn.model.ScriptedModelServer.Stalls;
import dev.cairn.model.ScriptedModelServer.Step;
import dev.cairn.model.WireFormat.Ending;
import dev.cairn.model.WireFormat.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every provider that is reached by a connection.
abstract class ProviderContract {
  static final String KEY = "sk-secret-0123456789abcdef";

  @TempDir Path folder;

  ScriptedModelServer server;
  ModelVault vault;

  /// The model, such as `openai/gpt-5`.
  abstract String model();

  /// The path of the provider's API on the server.
  abstract String path();

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedModelServer();
    ModelName name = ModelName.of(model()).orElseThrow();
    Provider provider = name.provider();
    vault = new ModelVault(folder).set("CAIRN_MODEL", model());
    vault.set(
        ModelSettings.variable(ModelSettings.baseUrlKey(provider)), server.address() + path());
    vault.set(provider.keyVariables().getFirst(), KEY);
    vault.set("CAIRN_MODEL_TIMEOUT_SECONDS", "0.2");
    vault.table(
        "[\"%s\"]\ncontext = 20000\ninput = 1\noutput = 10\ncached = 0.1\n".formatted(model()));
  }

  @AfterEach
  void stopAndLookForTheKey() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(KEY);
      }
    }
  }

  Answer ask(String text) throws Exception {
    return vault.run().answer(ModelVault.question(text));
  }

  Answer askForJson(String text) throws Exception {
    return vault.run().answer(ModelVault.questionForJson(text));
  }

  @Test
  void aQuestionIsAnsweredAndBooked() throws Exception {
    server.then(new Says("Rye is a grain.", Ending.STOP, new Tokens(1000, 50, 400)));

    Answer answer = ask("What is rye?");

    assertThat(answer).isInstanceOf(Answer.Text.class);
    assertThat(((Answer.Text) answer).text()).isEqualTo("Rye is a grain.");
    assertThat(answer.usage().input()).isEqualTo(1000);
    assertThat(answer.usage().output()).isEqualTo(50);
    assertThat(answer.usage().estimated()).isFalse();
    assertThat(vault.booked())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.model()).isEqualTo(model());
          assertThat(entry.tokens()).isEqualTo(1050);
          assertThat(entry.purpose()).isEqualTo(new Purpose("ingest", "a-source", "a-page"));
          assertThat(entry.outcome()).isEqualTo("answered");
          assertThat(entry.usd()).isPositive();
        });
  }

  @Test
  void theKeyAndTheQuestionGoWhereTheyBelong() throws Exception {
    ask("What is rye?");

    Request request = server.requests().getFirst();
    assertThat(request.headers()).contains(KEY);
    assertThat(request.path()).doesNotContain(KEY);
    assertThat(request.shared()).isEqualTo("You keep a wiki.");
    assertThat(request.body().toString()).contains("What is rye?").doesNotContain(KEY);
    assertThat(request.format().outputLimit(request.body())).isGreaterThanOrEqualTo(500);
    assertThat(request.body().path("tools")).isEmpty();
  }

  @Test
  void aValueIsReadAndHasItsSchema() throws Exception {
    server.then(ScriptedModelServer.says("{\"city\": \"Lima\", \"people\": 10}"));

    assertThat(askForJson("Where?"))
        .isInstanceOfSatisfying(
            Answer.Value.class,
            value -> assertThat(value.json().path("city").asText()).isEqualTo("Lima"));
    Request request = server.requests().getFirst();
    if (Boolean.TRUE.equals(vault.run().facts(Task.EXTRACT).jsonSchema())) {
      assertThat(request.format().schema(request.body()).path("properties").has("people")).isTrue();
    } else {
      assertThat(request.shared()).contains("JSON Schema").contains("\"people\"");
      assertThat(request.format().schema(request.body()).isMissingNode()).isTrue();
    }
  }

  @Test
  void aPictureIsShown() throws Exception {
    Prompt plain = ModelVault.question("What is this?");
    byte[] picture = {1, 2, 3, 4, 5, 6};
    List<Part> parts = List.of(new Part.Own("What is this?"), new Part.Image("image/png", picture));
    vault.run().answer(new Prompt(Task.VISION, parts, 500, null, plain.purpose()));

    assertThat(server.requests().getFirst().body().toString()).contains("AQIDBAUG");
  }

  @Test
  void anAnswerThatIsCutOffIsNone() throws Exception {
    server.then(
        ScriptedModelServer.says("Rye is", Ending.LENGTH),
        ScriptedModelServer.says("{\"city\": \"Lima\", \"people\": 10}", Ending.LENGTH),
        ScriptedModelServer.says("{\"city\": \"Li"));

    assertThat(ask("What is rye?")).isInstanceOf(Answer.Truncated.class);
    assertThat(askForJson("Where?")).isInstanceOf(Answer.Truncated.class);
    assertThat(askForJson("Where?")).isInstanceOf(Answer.Truncated.class);
    assertThat(vault.booked())
        .extracting(Ledger.Entry::outcome)
        .containsExactly("truncated", "truncated", "truncated");
  }

  @Test
  void aToolThatNobodyOfferedIsNoAnswer() throws Exception {
    server.then(ScriptedModelServer.says("delete_everything", Ending.TOOL));

    assertThat(ask("What is rye?"))
        .isInstanceOfSatisfying(
            Answer.Unusable.class,
            unusable -> assertThat(unusable.reason()).contains("delete_everything"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void nothingIsNoAnswer() throws Exception {
    server.then(ScriptedModelServer.says(""), ScriptedModelServer.says("  \n"));

    assertThat(ask("What is rye?")).isInstanceOf(Answer.Unusable.class);
    assertThat(askForJson("Where?")).isInstanceOf(Answer.Unusable.class);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aValueInAFenceOrAmongWordsIsFound() throws Exception {
    server.then(
        ScriptedModelServer.says("```json\n{\"city\": \"Lima\", \"people\": null}\n```"),
        ScriptedModelServer.says("Sure {here}: {\"city\": \"Oslo\", \"people\": 1} – done."));

    assertThat(askForJson("One?")).isInstanceOf(Answer.Value.class);
    assertThat(askForJson("Two?")).isInstanceOf(Answer.Value.class);
  }

  @Test
  void aWrongValueGoesBackOnceWithTheReason() throws Exception {
    server.then(
        ScriptedModelServer.says("{\"city\": 7, \"people\": 10}"),
        ScriptedModelServer.says("{\"city\": \"Lima\", \"people\": 10}"));

    Answer answer = askForJson("Where?");

    assertThat(answer).isInstanceOf(Answer.Value.class);
    assertThat(answer.usage().tokens()).isEqualTo(240);
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(1).body().toString())
        .contains("/city must be string, not number.");

    server.otherwise(_ -> ScriptedModelServer.says("I would rather not."));
    assertThat(askForJson("Whither?")).isInstanceOf(Answer.Unusable.class);
    assertThat(server.requests()).hasSize(4);
  }

  static Stream<Step> passing() {
    return Stream.of(
        ScriptedModelServer.error(429),
        ScriptedModelServer.error(500),
        ScriptedModelServer.error(503),
        ScriptedModelServer.error(529),
        new Sends(502, "<html>Bad gateway</html>", null),
        new Sends(200, "not JSON at all", null),
        new Sends(200, "{}", null),
        new Sends(200, "", null),
        new Stalls(),
        new Breaks(true),
        new Breaks(false));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatMayPassIsTriedAgain(Step step) throws Exception {
    server.then(step, step, ScriptedModelServer.says("Rye is a grain."));

    assertThat(ask("What is rye?")).isInstanceOf(Answer.Text.class);
    assertThat(server.requests()).hasSize(3);
    assertThat(vault.timing.slept)
        .hasSize(2)
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4)));
    assertThat(vault.booked()).hasSize(3);
    assertThat(vault.booked().getLast().outcome()).isEqualTo("answered");
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatDoesNotPassStopsTheRunWithASentence(Step step) {
    server.otherwise(_ -> step);

    assertThatThrownBy(() -> ask("What is rye?"))
        .isInstanceOf(ModelFailed.class)
        .hasMessageStartingWith(model() + " gave no answer, 5 times in a row (")
        .hasMessageEndingWith(").");
    assertThat(server.requests()).hasSize(Retry.ATTEMPTS);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 402, 403, 404, 422})
  void whatCannotPassStopsAtOnce(int status) throws Exception {
    server.then(new Sends(status, "{\"error\":{\"message\":\"no: " + KEY + "\\u001b[2J\"}}", null));

    assertThatThrownBy(() -> ask("What is rye?"))
        .isInstanceOf(ModelFailed.class)
        .hasMessageContaining(model())
        .hasMessageContaining("HTTP " + status + ": no: [key] [2J")
        .hasMessageNotContaining(KEY);
    assertThat(server.requests()).hasSize(1);
    assertThat(vault.booked()).singleElement().satisfies(e -> assertThat(e.tokens()).isZero());
  }

  @Test
  void theProviderSaysHowLongToWait() throws Exception {
    server.then(
        new Sends(429, "{}", "7"),
        new Sends(503, "{}", "Wed, 08 Apr 2026 10:01:07 GMT"),
        ScriptedModelServer.says("Rye is a grain."));

    assertThat(ask("What is rye?")).isInstanceOf(Answer.Text.class);
    assertThat(vault.timing.slept).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(60));
  }

  @Test
  void nobodyWaitsForHours() {
    server.then(new Sends(429, "{}", "86400"));

    assertThatThrownBy(() -> ask("What is rye?")).isInstanceOf(ModelFailed.class);
    assertThat(vault.timing.slept).isEmpty();
  }

  @Test
  void anAnswerWithoutEndIsNotRead() {
    server.then(new Floods());
    vault.set("CAIRN_MODEL_TIMEOUT_SECONDS", "20");

    assertThatThrownBy(() -> ask("What is rye?"))
        .isInstanceOf(ModelFailed.class)
        .hasMessageContaining("larger than");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void whatTheProviderDoesNotCountIsEstimated() throws Exception {
    server.then(new Says("Rye is a grain.", Ending.STOP, null));

    Answer answer = ask("What is rye?");

    assertThat(answer.usage().estimated()).isTrue();
    assertThat(answer.usage().tokens()).isBetween(10L, 60L);
    assertThat(vault.booked().getFirst().estimated()).isTrue();
  }

  @Test
  void theSameQuestionIsPaidForOnce() throws Exception {
    Answer first = ask("What is rye?");
    Answer second = ask("What is rye?");

    assertThat(((Answer.Text) second).text()).isEqualTo(((Answer.Text) first).text());
    assertThat(second.usage()).isEqualTo(Usage.NONE);
    assertThat(server.requests()).hasSize(1);
    assertThat(vault.run(true).answer(ModelVault.question("What is rye?")).usage().tokens())
        .isPositive();
    assertThat(server.requests()).hasSize(2);
  }
}
