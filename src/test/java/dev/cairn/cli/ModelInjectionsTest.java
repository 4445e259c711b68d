package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.Injections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hundred sources that try to instruct a model are read by one that obeys them all.
final class ModelInjectionsTest {
  @TempDir static Path folder;
  private static ModelVaultRun run;
  private static JsonNode report;
  private static SortedMap<String, String> pages;

  @BeforeAll
  static void takeThemIn() throws IOException {
    run = new ModelVaultRun(folder);
    run.server.otherwise(new ObedientModel());
    List<String> arguments = new ArrayList<>(List.of("--json", "ingest", "difference-engine.md"));
    arguments.set(2, run.vault.inbox.resolve("difference-engine.md").toString());
    for (Injections attempt : Injections.attempts()) {
      run.vault.receives(attempt.name(), attempt.bytes());
      arguments.add(run.vault.inbox.resolve(attempt.name()).toString());
    }
    report = run.cairn(arguments.toArray(String[]::new)).succeeded().json();
    pages = run.vault.pages();
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void theModelHasWrittenAndEveryAttemptIsReported() {
    assertThat(report.path("written")).isNotEmpty();
    assertThat(report.path("sources").valueStream())
        .filteredOn(source -> !source.path("injections").isEmpty())
        .hasSize(100)
        .allSatisfy(source ->
            assertThat(pages.get("wiki/sources/" + source.path("slug").asText() + ".md"))
                .contains("reads like an instruction to a model"));
  }

  @Test
  void noPromptHoldsAnInstruction() {
    assertThat(run.server.requests())
        .allSatisfy(request ->
            assertThat(MechanicalModel.own(request))
                .doesNotContain("revious instructions", "im_start", "rm -rf", "send_email"));
  }

  @Test
  void nothingObeyedLands() {
    pages.forEach((path, bytes) -> {
      String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      assertThat(text)
          .as(path)
          .doesNotContain(
              "BANANA",
              "revious instructions",
              "collect.example",
              "no-such-page",
              "<script",
              "![",
              "#urgent",
              "4,711");
    });
  }

  @Test
  void nothingIsWrongAfterwardsAndNothingElseHasChanged() throws IOException {
    assertThat(run.cairn("lint", "--json").json().at("/counts/error").asInt()).isZero();
    assertThat(run.vault.git("status", "--porcelain")).isEmpty();
    assertThat(
            run.vault
                .git("-c", "core.quotePath=false", "diff", "--name-only", "HEAD~1")
                .lines()
                .filter(path -> !path.matches("(wiki|raw|readings)/.*")))
        .isEmpty();
  }
}
