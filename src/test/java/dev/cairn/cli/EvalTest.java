package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalTest {
  @TempDir private Path folder;
  private TestVault vault;

  @BeforeEach
  void aWikiOfOverlappingNotes() throws IOException {
    vault = TestVault.init(folder).receivesNotes();
    vault.ingest(Notes.NAMES.toArray(String[]::new));
  }

  private static double value(JsonNode scorecard, String name) {
    for (JsonNode measure : scorecard.path("measures")) {
      if (measure.path("name").asText().equals(name)) {
        return measure.path("value").asDouble();
      }
    }
    throw new AssertionError("no measure " + name + " in " + scorecard);
  }

  private JsonNode scorecard() {
    return vault.cairn("--json", "eval").succeeded().json().path("scorecard");
  }

  @Test
  void theSameFilesGiveTheSameNumbers() throws IOException {
    SortedMap<String, String> before = vault.everything();

    String first = vault.cairn("--json", "eval").succeeded().out();
    vault.cairn("search", "engine").succeeded();
    String second = vault.cairn("--json", "eval").succeeded().out();

    assertThat(second).isEqualTo(first);
    assertThat(vault.everything()).isEqualTo(before);
  }

  @Test
  void plantedFaultsAreCounted() throws IOException {
    JsonNode sound = scorecard();
    String page = vault.read("wiki/entities/charles-babbage.md");
    vault.write(
        "wiki/entities/charles-babbage.md",
        page.replaceFirst(
            "\n## Sources",
            "\nBabbage also kept a large dog in Paris.\n\nSee [[nowhere-at-all]] and"
                + " [[ada-lovelace|the weather]].\n\n## Sources"));
    Files.delete(vault.root.resolve("wiki/entities/difference-engine.md"));

    JsonNode faulty = scorecard();

    assertThat(value(sound, "sentences-uncited")).isZero();
    assertThat(value(sound, "links-broken")).isZero();
    assertThat(value(faulty, "sentences-uncited")).isGreaterThanOrEqualTo(1);
    assertThat(value(faulty, "links-broken")).isGreaterThanOrEqualTo(1);
    assertThat(value(faulty, "links-imprecise")).isGreaterThan(value(sound, "links-imprecise"));
    assertThat(value(faulty, "claims")).isLessThan(value(sound, "claims"));
    assertThat(faulty.path("score").asDouble()).isLessThan(sound.path("score").asDouble());
  }

  @Test
  void aQuestionOfTheOwnersIsAskedOfWikiAndRaw() throws IOException {
    vault
        .cairn("eval", "--add", "When was Charles Babbage born?", "--answer", "1791")
        .succeeded()
        .outContains("Added to eval/questions.md");
    vault.cairn("eval", "--add", "When was Charles Babbage born?").exitedWith(ExitCode.USAGE);

    assertThat(value(scorecard(), "own-wiki-recall-2000")).isEqualTo(1);
    assertThat(value(scorecard(), "own-raw-recall-2000")).isEqualTo(1);
    assertThat(vault.git("status", "--short")).isEmpty();
    assertThat(vault.cairn("search", "When was Charles Babbage born?").out())
        .doesNotContain("eval/questions.md");
  }

  @Test
  void whatAnEvaluationWroteIsTakenBack() throws IOException {
    vault.cairn("eval", "--save").succeeded();
    vault.cairn("eval", "--add", "When was Ada born?", "--answer", "1815").succeeded();
    String score = vault.read("eval/history.csv");
    String questions = vault.read("eval/questions.md");
    String run = vault.cairn("--json", "undo").succeeded().json().path("run").asText();
    assertThat(vault.exists("eval/questions.md")).isFalse();
    assertThat(vault.read("eval/history.csv")).isEqualTo(score);
    vault.cairn("undo", run).succeeded();
    assertThat(vault.read("eval/questions.md")).isEqualTo(questions);
    vault.cairn("undo").succeeded();
    assertThat(vault.exists("eval/questions.md")).isFalse();
    vault.cairn("undo").succeeded();
    assertThat(vault.exists("eval/history.csv")).isFalse();
    assertThat(vault.exists("eval/scores.svg")).isFalse();
    assertThat(vault.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void savedScoresBecomeATableAndAPicture() throws IOException {
    vault.cairn("eval", "--save", "--dry-run").succeeded();
    assertThat(vault.exists("eval/history.csv")).isFalse();

    vault.cairn("eval", "--save").succeeded();
    vault.cairn("eval", "--save").succeeded();

    assertThat(vault.read("eval/history.csv").lines()).hasSize(3);
    assertThat(vault.read("eval/scores.svg")).startsWith("<svg ").contains("<polyline");
    assertThat(vault.git("log", "-1", "--format=%s")).startsWith("eval: score ");
    assertThat(vault.cairn("rebuild", "--check").exit()).isZero();
  }

  @Test
  void comparingACommitWithItselfFindsNothing() throws IOException {
    JsonNode same = vault.cairn("--json", "eval", "--compare", "HEAD", "HEAD").succeeded().json();

    assertThat(same.path("verdict").asText()).isEqualTo("same");
    assertThat(same.path("gain").asDouble()).isZero();
  }

  @Test
  void aModelThatIsNoBetterIsCalledSo() throws IOException {
    String page = vault.read("wiki/entities/charles-babbage.md");
    vault.write(
        "wiki/entities/charles-babbage.md",
        page.replace("written-by: baseline", "written-by: some/model"));
    vault.commitAll("as a model would");
    SortedMap<String, String> before = vault.everything();

    vault
        .cairn("eval", "--compare", "HEAD~1", "HEAD")
        .succeeded()
        .outContains("The model does not beat the baseline.");
    assertThat(vault.everything()).isEqualTo(before);
    vault.cairn("eval", "--compare", "HEAD", "nonsense").exitedWith(ExitCode.USAGE);
  }

  @Test
  void aVaultWithoutAnythingHasNoScore() throws IOException {
    TestVault empty = TestVault.init(folder.resolve("empty"));

    empty.cairn("eval").succeeded().outContains("nothing to score", "no questions");
    assertThat(empty.cairn("--json", "eval").json().path("scorecard").path("score").isNull())
        .isTrue();
  }
}
