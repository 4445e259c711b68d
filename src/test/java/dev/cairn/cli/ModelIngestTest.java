package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.model.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cairn ingest` with a model that behaves.
final class ModelIngestTest {
  @TempDir Path folder;

  private ModelVaultRun run;
  private TestVault vault;

  private static final String NOTHING_NEW =
      """
      {"description": "", "lead": [], "sections": [], "disagreements": [], "connections": []}
      """;

  @BeforeEach
  void make() throws IOException {
    run = new ModelVaultRun(folder);
    vault = run.vault;
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private int calls() {
    return run.server.requests().size();
  }

  @Test
  void pagesAreWrittenByTheModelAndEveryCitationIsVerified() throws IOException {
    JsonNode json = run.ingest("difference-engine.md", "analytical-engine.md").succeeded().json();

    assertThat(json.path("model").asText()).isEqualTo("openai-compatible/m");
    assertThat(json.path("written")).isNotEmpty();
    assertThat(json.path("calls").asInt()).isEqualTo(calls());
    String page = vault.read(json.path("written").path(0).asText());
    assertThat(page).contains("written-by: openai-compatible/m");
    assertThat(run.cairn("lint").out()).doesNotContain("error  ");
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    assertThat(vault.git("log", "-1", "--format=%B")).contains("Cairn-Model: openai-compatible/m");
  }

  @Test
  void theSameSourcesAgainCostNothing() {
    run.ingest("difference-engine.md", "ada-lovelace.md").succeeded();
    int before = calls();

    JsonNode again = run.ingest("difference-engine.md", "ada-lovelace.md").succeeded().json();

    assertThat(calls()).isEqualTo(before);
    assertThat(again.path("tokens").asLong()).isZero();
    assertThat(again.path("commit").asText()).isEmpty();
  }

  @Test
  void rebuildingCallsNoModelAndChangesNothing() throws IOException {
    run.ingest(Notes.NAMES.toArray(String[]::new)).succeeded();
    int before = calls();
    Map<String, String> pages = vault.pages();

    assertThat(run.cairn("rebuild", "--check").succeeded().out()).isNotEmpty();
    vault.forgetDerived();
    assertThat(run.cairn("rebuild", "--check").succeeded().out()).isNotEmpty();
    run.cairn("rebuild").succeeded();

    assertThat(vault.pages()).isEqualTo(pages);
    assertThat(calls()).isEqualTo(before);
  }

  @Test
  void undoingGivesBackEveryByte() throws IOException {
    run.ingest("difference-engine.md").succeeded();
    Map<String, String> before = vault.pages();
    run.ingest("analytical-engine.md", "babbage.txt").succeeded();
    assertThat(vault.pages()).isNotEqualTo(before);

    run.cairn("undo").succeeded();

    assertThat(vault.pages()).isEqualTo(before);
    assertThat(run.cairn("rebuild", "--check").exit()).isZero();
  }

  @Test
  void removingASourceTakesItsSentencesFromThePages() throws IOException {
    run.ingest("difference-engine.md").succeeded();
    Map<String, String> before = vault.pages();
    JsonNode second = run.ingest("babbage.txt").succeeded().json();
    String slug = second.path("sources").path(0).path("slug").asText();

    run.cairn("remove", slug).succeeded();

    assertThat(vault.pages()).containsKeys(before.keySet().toArray(String[]::new));
    vault.pages().forEach((path, text) -> assertThat(text).as(path).doesNotContain(slug));
    assertThat(run.cairn("lint").out()).doesNotContain("error  ");
    assertThat(vault.files(path -> path.startsWith("readings/"))).hasSize(1);
  }

  @Test
  void aRunThatABudgetStopsEndsWithTheSameBytesWhenItGoesOn() throws IOException {
    TestVault twin = vault.copyTo(folder.resolve("twin"));
    run.ingest("difference-engine.md", "ada-lovelace.md").succeeded();
    Map<String, String> undisturbed = vault.pages();

    String[] command = {
      "-C",
      twin.root.toString(),
      "ingest",
      "--tokens",
      "13000",
      twin.inbox.resolve("difference-engine.md").toString(),
      twin.inbox.resolve("ada-lovelace.md").toString()
    };
    Outcome stopped = TestVault.run(run.environment, command);
    assertThat(stopped.exit()).as(stopped.err()).isEqualTo(5);
    assertThat(stopped.err()).contains("--resume");
    assertThat(twin.git("status", "--porcelain")).isEmpty();
    assertThat(twin.raw()).isEmpty();
    Outcome resumed =
        TestVault.run(run.environment, "-C", twin.root.toString(), "ingest", "--resume");

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(twin.pages()).isEqualTo(undisturbed);
    assertThat(
            TestVault.run(run.environment, "-C", twin.root.toString(), "ingest", "--resume").exit())
        .isEqualTo(3);
  }

  @Test
  void aRevisedParagraphCostsItsWindowAndItsPages() throws IOException {
    vault.receives("long.md", LongNote.text("1804"));
    run.ingest("long.md").succeeded();
    int first = calls();
    vault.receives("long.md", LongNote.text("1805"));

    JsonNode json = run.ingest("long.md").succeeded().json();

    long windows =
        run.server.requests().stream()
            .skip(first)
            .filter(request -> !MechanicalModel.isWriting(request))
            .count();
    assertThat(windows).isEqualTo(1);
    assertThat(calls() - first).isLessThan(first / 3);
    assertThat(json.path("written")).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aPageToWhichTheModelAddsNothingStaysAsItIs() throws IOException {
    vault.receives("long.md", LongNote.text("1804"));
    run.ingest("long.md").succeeded();
    MechanicalModel model = new MechanicalModel();
    run.server.otherwise(request ->
        MechanicalModel.isWriting(request)
                && MechanicalModel.own(request).contains("The page as it stands:")
            ? ScriptedModelServer.says(NOTHING_NEW)
            : model.apply(request));
    run.vault.receives(
        "more.md", "# More\n\nThe Analytical Engine was never seen in Norwell by day.\n");
    run.ingest("analytical-engine.md").succeeded();

    JsonNode json = run.ingest("more.md").succeeded().json();

    assertThat(run.server.requests())
        .anyMatch(request -> MechanicalModel.own(request).contains("The page as it stands:"));
    assertThat(json.path("notes").toString()).doesNotContain("quotes what is new");
    assertThat(run.cairn("rebuild", "--check").exit()).isZero();
  }

  @Test
  void aPageThatItsOwnerKeepsIsNotAskedFor() throws IOException {
    run.ingest("difference-engine.md").succeeded();
    String page = vault.only("wiki/concepts", "difference-engine");
    vault.edit(page, "type: concept\n", "type: concept\nmaintained: human\n");
    vault.commitAll("Keep this page");
    String kept = vault.read(page);

    JsonNode json = run.ingest("babbage.txt").succeeded().json();

    assertThat(json.path("written").toString()).doesNotContain(page);
    assertThat(vault.read(page)).isEqualTo(kept);
  }

  @Test
  void aDryRunCallsNoModel() throws IOException {
    Outcome outcome =
        run.cairn("ingest", "--dry-run", vault.inbox.resolve("babbage.txt").toString());

    assertThat(outcome.exit()).isZero();
    assertThat(calls()).isZero();
    assertThat(vault.raw()).isEmpty();
  }

  @Test
  void withoutTheModelItIsTheBaseline() throws IOException {
    TestVault twin = vault.copyTo(folder.resolve("twin"));
    run.cairn("ingest", "--no-model", vault.inbox.resolve("babbage.txt").toString()).succeeded();
    twin.ingest("babbage.txt");

    assertThat(vault.pages()).isEqualTo(twin.pages());
    assertThat(calls()).isZero();
  }
}
