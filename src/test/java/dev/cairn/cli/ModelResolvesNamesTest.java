package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.model.ScriptedModelServer;
import dev.cairn.model.ScriptedModelServer.Request;
import dev.cairn.model.WireFormat.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cairn ingest` where sources call one thing by names of which none of them says that they mean
/// one thing.
final class ModelResolvesNamesTest {
  private static final String FIRST =
      """
      # A method

      Every evening he worked with the Slip Box Method and a cup of tea.
      The heart of the Slip Box Method is that cards point to cards.
      He said in 1981 that the Slip Box Method was his partner in talk.
      """;
  private static final String SECOND =
      """
      # A visit

      In the archive stands the Slip Box with its 90 drawers.
      Visitors of the Slip Box see that each card has a number.
      Nobody may touch the Slip Box without gloves.
      """;

  @TempDir Path folder;

  private ModelVaultRun run;
  private TestVault vault;

  @BeforeEach
  void make() throws IOException {
    run = new ModelVaultRun(folder);
    vault = run.vault;
    vault.receives("method.md", FIRST);
    vault.receives("visit.md", SECOND);
    run.ingest("method.md").succeeded();
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private void judges(boolean same) {
    MechanicalModel model = new MechanicalModel();
    run.server.otherwise(request ->
        MechanicalModel.isJudging(request)
            ? ScriptedModelServer.says(
                MechanicalModel.judgement(MechanicalModel.own(request), same).toString())
            : model.apply(request));
  }

  private List<Request> judged() {
    return run.server.requests().stream().filter(MechanicalModel::isJudging).toList();
  }

  private List<String> slipBoxes() throws IOException {
    return vault.wiki().keySet().stream().filter(path -> path.contains("/slip-box")).toList();
  }

  @Test
  void namesThatTheModelTakesForOneShareAPage() throws IOException {
    judges(true);

    JsonNode json = run.ingest("visit.md").succeeded().json();

    assertThat(judged()).hasSize(1);
    assertThat(MechanicalModel.own(judged().getFirst()))
        .contains("Slip Box Method | ", "Slip Box | ", "drawers");
    assertThat(slipBoxes()).hasSize(1);
    assertThat(vault.read(slipBoxes().getFirst())).contains("90 drawers", "in 1981");
    assertThat(json.path("notes").toString()).contains("are one thing, as the model judges");
    assertThat(run.cairn("rebuild", "--check").exit()).isZero();
    vault.forgetDerived();
    assertThat(run.cairn("rebuild", "--check").exit()).isZero();
  }

  @Test
  void undoTakesThePagesApartAgain() throws IOException {
    Map<String, String> before = vault.pages();
    judges(true);
    run.ingest("visit.md").succeeded();

    run.cairn("undo").succeeded();

    assertThat(vault.pages()).isEqualTo(before);
  }

  @Test
  void namesThatItTellsApartHavePagesOfTheirOwn() throws IOException {
    judges(false);

    run.ingest("visit.md").succeeded();

    assertThat(judged()).hasSize(1);
    assertThat(slipBoxes()).hasSize(2);
  }

  @Test
  void aNameThatWasDecidedIsNotAskedAboutAgain() throws IOException {
    judges(true);
    run.ingest("visit.md").succeeded();
    vault.receives("visit.md", SECOND + "The Slip Box came to the archive in 2010.\n");

    run.ingest("visit.md").succeeded();

    assertThat(judged()).hasSize(1);
    assertThat(slipBoxes()).hasSize(1);
    assertThat(vault.read(slipBoxes().getFirst())).contains("2010");
  }

  @Test
  void withoutAUsableJudgementTheyStayApartAndTheRunSaysSo() throws IOException {
    MechanicalModel model = new MechanicalModel();
    run.server.otherwise(request ->
        MechanicalModel.isJudging(request)
            ? ScriptedModelServer.says("Maybe.", Ending.LENGTH)
            : model.apply(request));

    JsonNode json = run.ingest("visit.md").succeeded().json();

    assertThat(slipBoxes()).hasSize(2);
    assertThat(json.path("notes").toString()).contains("stay apart");
  }
}
