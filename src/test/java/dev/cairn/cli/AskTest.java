package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.vault.Citation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `cairn ask` without a model.
final class AskTest {
  private static final String QUESTION = "When did Ada Lovelace meet Charles Babbage?";
  private static final String PAGE = "wiki/answers/when-did-ada-lovelace-meet-charles-babbage.md";

  @TempDir Path folder;

  private TestVault vault;

  @BeforeEach
  void make() throws IOException {
    vault = TestVault.init(folder).receivesNotes();
    vault.ingest(
        "ada-lovelace.md",
        "analytical-engine.md",
        "babbage.txt",
        "bernoulli.md",
        "difference-engine.md",
        "jacquard.html");
  }

  private JsonNode asked(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "--json";
    all[1] = "ask";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return vault.cairn(all).succeeded().json();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "When did Ada Lovelace meet Charles Babbage? | Charles Babbage met Ada Lovelace in 1833",
        "How many parts does the Difference Engine have? | It has 8,000 parts",
        "Who built a smaller Difference Engine in Stockholm? | Georg Scheutz built",
        "What is the Analytical Engine? | a general-purpose mechanical computer",
        "Why did Ada Lovelace choose Bernoulli numbers? | because the Analytical Engine had to",
        "What did the mill do? | carried out the arithmetic",
      })
  void theFirstSentenceAnswers(String question, String words) {
    JsonNode answer = asked(question);

    assertThat(answer.path("confident").asBoolean()).isTrue();
    assertThat(answer.path("citations").path(0).path("quote").asText()).contains(words);
    assertThat(answer.path("answer").asText()).contains(words);
    assertThat(answer.path("tokens").asInt()).isZero();
    assertThat(answer.path("saved").isNull()).isTrue();
  }

  @Test
  void whatHoldsTheDateGoesBeforeWhatHasMoreOfTheWords() throws IOException {
    vault.receives(
        "grace-holm.md",
        """
        # Grace Holm

        Grace Holm worked at the Lighthouse Board and at Norwell, of all places.

        ## Background

        - Keeper of records at Norwell (1871–1879), led the office of charts
        - Born in Hull
        """);
    vault.ingest("grace-holm.md");

    JsonNode answer = asked("When did Holm work at Norwell?");

    assertThat(answer.path("confident").asBoolean()).isTrue();
    assertThat(answer.path("citations").path(0).path("quote").asText()).contains("(1871–1879)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When was Ada Lovelace's horse born?",
        "What does a submarine cost?",
        "How many elephants did Babbage own?",
      })
  void whatNoSourceSaysTheWikiDoesNotKnow(String question) {
    JsonNode answer = asked(question);

    assertThat(answer.path("confident").asBoolean()).isFalse();
    assertThat(answer.path("answer").asText()).startsWith("The wiki does not");
    vault.cairn("ask", question).succeeded().outContains("take in a source that says it");
  }

  @Test
  void aQuestionThatHasNothingToDoWithTheVaultNamesWhatIsMissing() {
    Outcome outcome = vault.cairn("ask", "What is photosynthesis?").succeeded();

    outcome.outContains("The wiki does not know.", "Nothing was found on: photosynthesis.");
    assertThat(outcome.out()).doesNotContain("[1]", "Read on");
  }

  @Test
  void aPersonReadsSentencesWithNumbersAndWhatTheyStandFor() {
    Outcome outcome = vault.cairn("ask", QUESTION).succeeded();

    outcome.outContains(
        "Charles Babbage met Ada Lovelace in 1833. [1]",
        "[1] Charles Babbage, line 7  wiki/sources/charles-babbage-",
        "Read on: Ada Lovelace (wiki/entities/ada-lovelace.md)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-type:answer \"",
        "in:raw -wiki tag:x",
        "*",
        "[[ada-lovelace]]",
        "“",
        "?",
        "知识 是什么",
      })
  void anythingMayBeAsked(String question) {
    vault.cairn("ask", "--", question).succeeded();
  }

  @Test
  void aMisspeltWordIsTakenForTheNearest() {
    Outcome outcome = vault.cairn("ask", "Who was Ada Lovelase?").succeeded();

    outcome.outContains("an English mathematician");
    outcome.errContains("No text has 'Lovelase'; taken for 'Lovelace'.");
  }

  @Test
  void theSameQuestionGivesTheSameBytes() throws IOException {
    String first = vault.cairn("--json", "ask", QUESTION).out();
    vault.forgetDerived();

    assertThat(vault.cairn("--json", "ask", QUESTION).out()).isEqualTo(first);
  }

  @Test
  void aSavedAnswerIsOneCommitAndListedInTheIndex() throws IOException {
    String head = vault.head();

    Outcome outcome = vault.cairn("ask", "--save", QUESTION).succeeded();

    outcome.errContains("Filed as " + PAGE);
    assertThat(vault.git("rev-parse", "HEAD~1").strip()).isEqualTo(head);
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    assertThat(vault.git("log", "-1", "--format=%s").strip()).isEqualTo("ask: " + QUESTION);
    assertThat(vault.read(PAGE))
        .contains("type: answer", "written-by: baseline", "created: 2026-04-08", "sources: [\"[[")
        .contains("\nCharles Babbage met Ada Lovelace in 1833.[^charles-babbage-");
    assertThat(vault.read("wiki/index.md")).contains("## Answers (1)", "|" + QUESTION + "]]");
    assertThat(vault.read("wiki/log.md")).contains("] ask | " + QUESTION);
    assertThat(vault.read(PAGE).lines().flatMap(line -> Citation.of(line).stream())).isNotEmpty();
    vault.cairn("lint").succeeded();
    vault.cairn("rebuild", "--check").succeeded();
  }

  @Test
  void askingAgainFindsTheSavedAnswerAndSavingAgainAddsNone() throws IOException {
    vault.cairn("ask", "--save", QUESTION).succeeded();
    String head = vault.head();
    String page = vault.read(PAGE);

    vault.cairn("ask", QUESTION).succeeded().errContains("Asked before: " + PAGE + ", 2026-04-08");
    assertThat(asked(QUESTION).path("saved").asText()).isEqualTo(PAGE);
    vault
        .cairn("ask", "--save", "when did ada lovelace meet charles babbage")
        .succeeded()
        .errContains("It is filed as it is.");
    assertThat(vault.head()).isEqualTo(head);
    assertThat(vault.read(PAGE)).isEqualTo(page);
  }

  @Test
  void aSavedAnswerFollowsItsSources() throws IOException {
    vault.cairn("ask", "--save", QUESTION).succeeded();
    vault.receives(
        "party.md",
        "# A party\n\n"
            + "Ada Lovelace did meet Charles Babbage on 5 June 1833, when she was seventeen.\n");
    vault.ingest("party.md");

    vault.cairn("ask", "--save", QUESTION).succeeded().errContains("Filed as " + PAGE);

    assertThat(vault.read(PAGE)).contains("on 5 June 1833");
    assertThat(vault.files(path -> path.startsWith("wiki/answers/"))).hasSize(1);
    vault.cairn("rebuild", "--check").succeeded();
  }

  @Test
  void anUndoTakesTheAnswerBack() throws IOException {
    SortedMap<String, String> before = vault.pages();
    vault.cairn("ask", "--save", QUESTION).succeeded();

    vault.cairn("undo").succeeded();

    assertThat(vault.pages()).isEqualTo(before);
    vault.cairn("rebuild", "--check").succeeded();
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    SortedMap<String, String> before = vault.everything();

    vault
        .cairn("ask", "--save", "--dry-run", QUESTION)
        .succeeded()
        .errContains("Would file it as " + PAGE);

    assertThat(vault.everything()).isEqualTo(before);
  }

  @Test
  void whatIsNotKnownIsNotFiled() throws IOException {
    String head = vault.head();

    vault
        .cairn("ask", "--save", "What does a submarine cost?")
        .exitedWith(ExitCode.FINDINGS)
        .errContains("Nothing is filed: the wiki does not know.");

    assertThat(vault.head()).isEqualTo(head);
  }

  @Test
  void aPersonsWordsInASavedAnswerStay() throws IOException {
    vault.cairn("ask", "--save", QUESTION).succeeded();
    vault.edit(PAGE, "\nCharles Babbage met", "\nAs I remember it, Charles Babbage met");
    vault.commitAll("My own words");
    String mine = vault.read(PAGE);

    assertThat(
            vault
                .cairn("-q", "ask", "--save", "--as", "table", QUESTION)
                .exitedWith(ExitCode.STATE)
                .sentence())
        .contains(PAGE + " holds a person's words");

    assertThat(vault.read(PAGE)).isEqualTo(mine);
  }

  @Test
  void aSavedAnswerIsNoEvidence() throws IOException {
    vault.write(
        "wiki/answers/what-do-zeppelins-eat.md",
        "---\n"
            + "type: answer\n"
            + "title: \"What do zeppelins eat?\"\n"
            + "created: 2026-04-08\n"
            + "updated: 2026-04-08\n"
            + "---\n\n"
            + "# What do zeppelins eat?\n\n"
            + "Zeppelins eat hydrogen every day.\n");

    JsonNode answer = asked("What do zeppelins eat every day?");

    assertThat(answer.path("confident").asBoolean()).isFalse();
    assertThat(answer.path("citations")).isEmpty();
  }

  @Test
  void aTableHasARowForEachThatIsSaid() {
    String table = vault.cairn("ask", "--as", "table", "What is the Analytical Engine?").out();

    assertThat(table.lines().filter(line -> line.startsWith("| ")))
        .hasSizeGreaterThan(2)
        .allMatch(line -> line.equals("| | What it says |") || line.contains("[^"));
  }

  @Test
  void slidesAreADeckForMarpThatCanBeSaved() throws IOException {
    String question = "What is the Analytical Engine?";
    String deck = vault.cairn("ask", "--as", "slides", "--save", question).succeeded().out();

    assertThat(deck).startsWith("---\ntype: answer\n").contains("marp: true\n", "\n---\n\n## ");
    assertThat(vault.read("wiki/answers/what-is-the-analytical-engine.md")).isEqualTo(deck);
    vault.cairn("lint").succeeded();
  }

  @Test
  void aCanvasHoldsTheQuestionWhatIsSaidAndItsSources() throws IOException {
    JsonNode canvas =
        new ObjectMapper().readTree(vault.cairn("ask", "--as", "canvas", QUESTION).out());

    List<String> ids = canvas.path("nodes").findValuesAsText("id");
    assertThat(ids).contains("question", "said-0", "source-0", "page-0");
    assertThat(ids).containsAll(canvas.path("edges").findValuesAsText("toNode"));
    for (String file : canvas.path("nodes").findValuesAsText("file")) {
      assertThat(vault.exists(file)).as(file).isTrue();
    }
  }

  @Test
  void aChartNeedsAModel() {
    assertThat(vault.cairn("ask", "--as", "chart", QUESTION).exitedWith(ExitCode.USAGE).sentence())
        .isEqualTo("A chart needs a model to say which numbers belong together.");
  }

  @Test
  void notesThatAreNoSourcesAnswerButAreNotFiled() throws IOException {
    vault.write("garden.md", "# Garden\n\nThe cherry tree was planted in 1998 by my aunt.\n");

    JsonNode answer = asked("When was the cherry tree planted?");

    assertThat(answer.path("confident").asBoolean()).isTrue();
    assertThat(answer.path("citations").path(0).path("source").asText()).isEqualTo("garden");
    assertThat(answer.path("citations").path(0).path("locator").asText()).isEqualTo("line 3");
    vault
        .cairn("ask", "--save", "When was the cherry tree planted?")
        .exitedWith(ExitCode.FINDINGS)
        .errContains("it rests on files that are no sources yet");
  }

  @Test
  void aRawFileThatIsNoSourceYetIsNamed() throws IOException {
    vault.write("raw/garden.md", "# Garden\n\nThe cherry tree was planted in 1998 by my aunt.\n");

    vault
        .cairn("ask", "When was the cherry tree planted?")
        .succeeded()
        .outContains("planted in 1998", "no sources yet: raw/garden.md");
  }
}
