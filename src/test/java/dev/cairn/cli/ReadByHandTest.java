package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.model.ScriptedModelServer;
import dev.cairn.model.ScriptedModelServer.Request;
import dev.cairn.model.ScriptedModelServer.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cairn ingest` of two of this repository's sources with the answers of a reader who was shown
/// the prompts: good ones on the whole, with a quotation that is not word for word, an invented
/// year, markup, and a place that a correction made up.
final class ReadByHandTest {
  private static final Pattern WHAT =
      Pattern.compile("(?m)^(Source|Page): \\| (.*?)(?: \\(also: .*)?$");
  private static final Path RAW = Path.of("raw").toAbsolutePath();

  @TempDir Path folder;

  private final List<String> unknown = new ArrayList<>();
  private ModelVaultRun run;
  private TestVault vault;

  @BeforeEach
  void ingest() throws IOException {
    JsonNode answers;
    try (InputStream file =
        ReadByHandTest.class.getResourceAsStream("/dev/cairn/cli/answers/two-boxes.json")) {
      answers = new ObjectMapper().readTree(Objects.requireNonNull(file));
    }
    run = new ModelVaultRun(folder);
    vault = run.vault;
    run.server.otherwise(request -> answer(request, answers));
    run.cairn(
            "ingest",
            RAW.resolve("remembering-with-boxes.md").toString(),
            RAW.resolve("luhmann-and-his-slip-box.txt").toString())
        .succeeded();
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private Step answer(Request request, JsonNode answers) {
    String own = MechanicalModel.own(request);
    Matcher what = WHAT.matcher(own);
    String key = what.find() ? what.group(1) + ": " + what.group(2) : own;
    if (own.contains("You have answered before")) {
      key = key.replace("Page:", "Again:");
    }
    if (!answers.has(key)) {
      unknown.add(key);
      return ScriptedModelServer.error(400);
    }
    return ScriptedModelServer.says(answers.path(key).toString());
  }

  @Test
  void pagesJoinWhatTheSourcesSay() throws IOException {
    assertThat(unknown).isEmpty();
    assertThat(vault.read("wiki/concepts/zettelkasten.md"))
        .contains("held about 90,000 cards when he died, in wooden drawers and two collections")
        .contains("A [[leitner-system|Leitner box]] looks like it")
        .contains("- [[niklas-luhmann|Niklas Luhmann]] — pointed to it");
    assertThat(run.cairn("rebuild", "--check").exit()).isZero();
  }

  @Test
  void aQuotationThatIsNotWordForWordIsFoundInTheSource() throws IOException {
    assertThat(vault.read("wiki/concepts/leitner-system.md"))
        .contains("\"The Leitner system is spaced repetition with cardboard for a computer.\"");
  }

  @Test
  void anInventedYearIsHandedBackAndCorrected() throws IOException {
    assertThat(vault.read("wiki/concepts/forgetting-curve.md"))
        .contains("taught himself thousands of meaningless syllables.")
        .doesNotContain("1880");
  }

  @Test
  void aFirstParagraphThatDoesNotHoldGivesWayToTheSourcesWords() throws IOException {
    assertThat(vault.read("wiki/concepts/sm-2.md"))
        .doesNotContain("Warsaw", "**")
        .contains("# SM-2\n\nSM-2 is the scheduling algorithm of that program: every item has");
  }

  @Test
  void aConnectionWithAPageThatIsNotThereIsNoLink() throws IOException {
    assertThat(vault.read("wiki/concepts/leitner-system.md"))
        .doesNotContain("[[flash", "Flash cards");
  }
}
