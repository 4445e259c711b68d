package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.model.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A nightly run that may have pages written by a model.
final class MaintainWithModelTest {
  private static final String[] NOTES = {
    "ada-lovelace.md", "analytical-engine.md", "babbage.txt", "difference-engine.md"
  };

  @TempDir Path folder;

  private ModelVaultRun run;
  private TestVault vault;

  @BeforeEach
  void make() throws IOException {
    run = new ModelVaultRun(folder);
    vault = run.vault;
    for (String note : NOTES) {
      run.cairn("ingest", "--no-model", vault.inbox.resolve(note).toString()).succeeded();
    }
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private List<JsonNode> written(JsonNode night) {
    return night
        .path("experiments")
        .valueStream()
        .filter(one -> one.path("kind").asText().equals("write"))
        .toList();
  }

  @Test
  void aPageOfTheModelsStandsOnlyWhereTheScoreRises() throws IOException {
    Map<String, String> before = vault.pages();

    JsonNode night = run.cairn("--json", "maintain").succeeded().json();

    assertThat(written(night)).isNotEmpty();
    assertThat(night.path("tokens").asLong()).isPositive();
    assertThat(vault.read("wiki/morning-report.md")).contains("tokens, price not known.");
    assertThat(night.path("after").asDouble())
        .isGreaterThanOrEqualTo(night.path("before").asDouble());
    for (JsonNode one : written(night)) {
      String page = one.path("page").asText();
      if (one.path("kept").asBoolean()) {
        assertThat(vault.read(page)).contains("written-by: openai-compatible/m");
      } else {
        assertThat(one.path("why").asText()).isNotEmpty();
        assertThat(vault.pages().get(page)).isEqualTo(before.get(page));
      }
    }
    assertThat(run.cairn("rebuild", "--check").exit()).isZero();
  }

  @Test
  void whatWasNotWorthItIsNotPaidForAgain() {
    run.cairn("maintain").succeeded();
    int calls = run.server.requests().size();

    JsonNode again = run.cairn("--json", "maintain").succeeded().json();

    assertThat(run.server.requests()).hasSize(calls);
    assertThat(written(again)).isEmpty();
  }

  @Test
  void undoGivesBackThePageThatCodeWrote() throws IOException {
    Map<String, String> before = vault.pages();
    JsonNode night = run.cairn("--json", "maintain").succeeded().json();
    List<JsonNode> kept =
        written(night).stream().filter(one -> one.path("kept").asBoolean()).toList();
    assertThat(kept).isNotEmpty();

    for (JsonNode one : kept.reversed()) {
      run.cairn("undo", one.path("run").asText()).succeeded();
    }

    for (JsonNode one : kept) {
      String page = one.path("page").asText();
      assertThat(vault.read(page)).as(page).contains("written-by: baseline");
    }
    assertThat(run.cairn("rebuild", "--check").exit()).isZero();
    assertThat(vault.pages().keySet()).containsAll(before.keySet());
  }

  @Test
  void aNightGoesOnWithoutAModelThatFails() {
    run.server.otherwise(request -> ScriptedModelServer.error(401));

    JsonNode night = run.cairn("--json", "maintain").succeeded().json();

    assertThat(written(night)).isEmpty();
    assertThat(night.path("problems").toString()).contains("401");
  }

  @Test
  void whatIsNewIsReadByTheModel() throws IOException {
    vault.write(
        "raw/visit.md", "# A visit\n\nIn the archive stands the Slip Box with its 90 drawers.\n");

    JsonNode night = run.cairn("--json", "maintain").succeeded().json();

    assertThat(night.path("problems")).isEmpty();
    assertThat(vault.everything().keySet()).anyMatch(path -> path.startsWith("readings/a-visit"));
  }
}
