package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people write into the wiki, and beside it, stays theirs.
final class PeopleTest {
  private static final String BABBAGE = "wiki/entities/charles-babbage.md";
  private static final String DEFINITION = "Charles Babbage was an English inventor";

  @TempDir Path folder;
  TestVault vault;

  @BeforeEach
  void start() throws IOException {
    vault = TestVault.init(folder).receivesNotes();
  }

  private void ingestMost() {
    vault.ingest("babbage.txt", "ada-lovelace.md", "analytical-engine.md", "difference-engine.md");
  }

  @Test
  void anUncommittedEditSurvivesAnIngestThatChangesThePageAndStaysUncommitted() throws IOException {
    ingestMost();
    vault.edit(BABBAGE, "## Key points", "My own paragraph.\n\n## Key points");
    vault.ingest("jacquard.html");
    assertThat(vault.read(BABBAGE)).contains("My own paragraph.", "the-jacquard-loom-");
    assertThat(vault.git("show", "HEAD:" + BABBAGE))
        .contains("the-jacquard-loom-")
        .doesNotContain("My own paragraph.");
    assertThat(vault.git("status", "--porcelain")).isEqualTo(" M " + BABBAGE + "\n");
    vault.cairn("undo").succeeded();
    assertThat(vault.read(BABBAGE))
        .contains("My own paragraph.")
        .doesNotContain("the-jacquard-loom-");
  }

  @Test
  void whereBothChangedOnePlaceThePersonsWordsStandAndAReviewAppears() throws IOException {
    ingestMost();
    vault.edit(BABBAGE, DEFINITION, "Charles Babbage was a quarrelsome inventor");
    vault
        .receives(
            "babbage.txt", Notes.text("babbage.txt").replace(DEFINITION, DEFINITION + " indeed"))
        .ingest("babbage.txt")
        .outContains("kept", BABBAGE);
    assertThat(vault.read(BABBAGE)).contains("a quarrelsome inventor").doesNotContain("indeed");
    String review = vault.read("wiki/reviews/conflict-charles-babbage.md");
    assertThat(review).contains("a quarrelsome inventor", "inventor indeed");
    assertThat(vault.read(BABBAGE)).doesNotContain("<<<<", ">>>>");
  }

  @Test
  void wordsOnAPageThatLintRepairsStayAPersons() throws IOException {
    ingestMost();
    vault.edit(BABBAGE, "## Key points", "He hated noise, see [[Ada-lovelace.]].\n\n## Key points");
    vault.commitAll("what I know of him");
    vault.cairn("lint", "--fix").exitedWith(ExitCode.FINDINGS).outContains("fixed", BABBAGE);
    assertThat(vault.read(BABBAGE)).contains("[[ada-lovelace|");
    vault.ingest("jacquard.html");
    assertThat(vault.read(BABBAGE)).contains("He hated noise", "the-jacquard-loom-");
  }

  @Test
  void aPageMaintainedByAPersonIsNotTouched() throws IOException {
    ingestMost();
    vault.edit(BABBAGE, "written-by: baseline", "written-by: baseline\nmaintained: human");
    vault.commitAll("mine now");
    String mine = vault.read(BABBAGE);
    vault.ingest("jacquard.html");
    vault.cairn("rebuild").succeeded();
    assertThat(vault.read(BABBAGE)).isEqualTo(mine);
    assertThat(vault.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void anAliasThatAPersonAddsIsHonoured() throws IOException {
    ingestMost();
    vault.edit(BABBAGE, "aliases: []", "aliases: [\"Carolus Babbagius\"]");
    vault
        .receives(
            "letter.md",
            "# A letter\n\nCarolus Babbagius wrote to the Royal Society in 1828 about"
                + " lighthouses.\n")
        .ingest("letter.md");
    assertThat(vault.read(vault.only("wiki/sources", "a-letter-")))
        .contains("[[charles-babbage|Carolus Babbagius]]");
    assertThat(vault.read(BABBAGE)).contains("Carolus Babbagius");
  }

  @Test
  void anAdoptedVaultKeepsEveryByteAndItsOwnNotesTakeTheTopicsPlace() throws IOException {
    TestVault adopted = TestVault.at(folder.resolve("adopted")).receivesNotes();
    adopted.write(".obsidian/app.json", "{\"theme\": \"moonstone\"}\n");
    adopted.write("People/Charles Babbage.md", "---\naliases: [Babbage]\n---\r\nMy hero.\r\n");
    adopted.write("Daily/2026-01-01.md", "Read about [[Charles Babbage]].\n\n\n");
    adopted.write("no newline at the end.md", "%%x%% `[[code]]`");
    SortedMap<String, String> before = adopted.files(path -> true);
    adopted.cairn("init").succeeded();
    adopted.ingest(Notes.NAMES.toArray(String[]::new));
    SortedMap<String, String> after = adopted.files(path -> before.containsKey(path));
    Listing.assertSame(after, before, "adopted");
    assertThat(adopted.wiki()).doesNotContainKey(BABBAGE);
    assertThat(adopted.read("wiki/entities/ada-lovelace.md")).contains("Charles Babbage|");
    assertThat(adopted.git("ls-files")).doesNotContain("People/", "Daily/");
    adopted.cairn("rebuild", "--check").succeeded();
  }

  @Test
  void anAdoptedVaultWithTwoNotesOfOneNameIsTakenInWhole() throws IOException {
    TestVault adopted = TestVault.at(folder.resolve("adopted")).receivesNotes();
    adopted.write("People/Charles Babbage.md", "# Charles Babbage\n\nMy hero.\n");
    adopted.write("Streets/Charles Babbage.md", "# Charles Babbage\n\nA street in Paris.\n");
    adopted.write("People/Tim.md", "# Tim Nobody\n\nA neighbour.\n");
    adopted.write("Dogs/Tim.md", "# Tim Nobody\n\nHis dog.\n");
    adopted.cairn("init").succeeded();
    adopted.cairn("status").succeeded();
    adopted.commitAll("my notes");
    adopted.ingest(Notes.NAMES.toArray(String[]::new));
    String index = adopted.read("wiki/index.md");
    assertThat(index).contains("[[ada-lovelace|Ada Lovelace]]", "[[ambiguous-charlesbabbage|");
    assertThat(index).doesNotContain("nobody");
    assertThat(adopted.git("status", "--porcelain")).isEmpty();
    adopted.cairn("rebuild", "--check").succeeded();
  }

  @Test
  void aVerdictOnADisagreementStays() throws IOException {
    String opened = "The Eiffel Tower was opened to the public of Paris by Gustave Eiffel in May ";
    String page = "wiki/entities/eiffel-tower.md";
    vault
        .receives(
            "one.md",
            "# The Eiffel Tower\n\nThe Eiffel Tower is an iron tower in Paris.\n"
                + opened
                + "1889.\n")
        .receives(
            "two.md",
            "# Towers\n\nThe Eiffel Tower is a landmark of France.\n" + opened + "1890.\n")
        .ingest("one.md", "two.md")
        .outContains("1 disagreement");
    vault.edit(page, "verdict: open", "verdict: 1889, the city archive says so");
    vault
        .receives("three.md", "# Paint\n\nThe Eiffel Tower needs sixty tonnes of paint.\n")
        .ingest("three.md");
    vault.cairn("rebuild").succeeded();
    assertThat(vault.read(page))
        .contains("verdict: 1889, the city archive says so")
        .doesNotContain("verdict: open");
  }

  @Test
  void aVerdictBindsLaterRunsAndTheChosenSideStandsFirst() throws IOException {
    String opened = "The Eiffel Tower was opened to the public of Paris by Gustave Eiffel in May ";
    String page = "wiki/entities/eiffel-tower.md";
    vault
        .receives(
            "one.md", "# The Eiffel Tower\n\nThe Eiffel Tower is iron.\n" + opened + "1889.\n")
        .receives("two.md", "# Towers\n\nThe Eiffel Tower is famous.\n" + opened + "1890.\n")
        .receives("three.md", "# Paint\n\nThe Eiffel Tower needs sixty tonnes of paint.\n")
        .receives("four.md", "# Steel\n\nThe Eiffel Tower is made of puddled iron.\n")
        .ingest("one.md", "two.md");
    String chosen = vault.only("wiki/sources", "towers-").replaceAll(".*/|\\.md", "");
    String verdict = "verdict: [[" + chosen + "]], the archive says so";
    vault.edit(page, "verdict: open", verdict);
    vault.ingest("three.md");
    assertThat(vault.read(page)).contains(verdict);
    assertThat(vault.git("show", "HEAD:" + page)).contains("verdict: open");
    vault.commitAll("my verdict");
    vault.ingest("four.md");
    String standing = "> [!success] Sources disagree: May 1890, not May 1889\n> - " + opened;
    assertThat(vault.read(page).replaceAll("\\[\\[gustave-eiffel\\|(.*?)]]", "$1"))
        .contains(standing + "1890.", verdict);
    vault.forgetDerived();
    vault
        .receives(
            "one.md",
            "# The Eiffel Tower\n\nThe Eiffel Tower is wrought iron.\n" + opened + "1889.\n")
        .ingest("one.md");
    vault.cairn("rebuild").succeeded();
    assertThat(vault.read(page)).contains("1890, not May 1889", verdict);
    vault.cairn("rebuild", "--check").succeeded();
  }

  @Test
  void aPageWithWindowsLineEndsKeepsThem() throws IOException {
    ingestMost();
    vault.write(BABBAGE, vault.read(BABBAGE).replace("\n", "\r\n"));
    vault.commitAll("from Windows");
    vault.ingest("jacquard.html");
    String page = vault.read(BABBAGE);
    assertThat(page).contains("the-jacquard-loom-");
    assertThat(page.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(vault.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void whatAPersonStagedIsNotCommitted() throws IOException {
    ingestMost();
    vault.write("plan.md", "Write a book.\n");
    vault.git("add", "plan.md");
    vault.write("plan.md", "Write two books.\n");
    vault.ingest("jacquard.html");
    assertThat(vault.git("status", "--porcelain")).isEqualTo("AM plan.md\n");
    assertThat(vault.git("show", ":plan.md")).isEqualTo("Write a book.\n");
    assertThat(vault.git("show", "--name-only", "--format=", "HEAD")).doesNotContain("plan.md");
  }
}
