package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Proposals and what comes of a person's answers, through the whole program.
final class ReviewTest {
  private static final String ADA = "wiki/entities/ada-lovelace.md";
  private static final String RICHARD = "wiki/entities/richard-lovelace.md";
  private static final String QUESTION = "wiki/reviews/ambiguous-lovelace.md";
  private static final String LATER = "" + (1775635200L + 31 * 86_400);

  @TempDir Path folder;
  TestVault vault;

  @BeforeEach
  void start() throws IOException {
    vault =
        TestVault.init(folder)
            .receives(
                "ada.md",
                "# Ada Lovelace\n\nAda Lovelace was a mathematician. Lovelace wrote notes about the"
                    + " Analytical Engine in 1843.\nAda Lovelace met Charles Babbage in 1833.\n")
            .receives(
                "richard.md",
                "# Richard Lovelace\n\nRichard Lovelace was an English poet. Lovelace wrote To"
                    + " Althea from Prison in 1642.\nRichard Lovelace fought for the king.\n")
            .receives(
                "names.md",
                "# Notes on names\n\nAda Lovelace and Richard Lovelace share a surname.\n")
            .receives(
                "paint.md",
                "# Paint\n\nAda Lovelace liked paint. Lovelace is often painted in blue.\n");
  }

  private void ask() {
    vault.ingest("ada.md", "richard.md", "names.md");
  }

  private JsonNode open() {
    return vault.cairn("--json", "review").succeeded().json().path("reviews");
  }

  @Test
  void openProposalsAreListedWithWhatEachChoiceWouldChange() {
    ask();
    assertThat(open()).hasSize(1);
    JsonNode asked = open().path(0);
    assertThat(asked.path("id").asText()).isEqualTo("ambiguous-lovelace");
    assertThat(asked.path("kind").asText()).isEqualTo("ambiguous-name");
    assertThat(asked.path("choices")).hasSize(2);
    JsonNode change = asked.path("choices").path(0).path("changes").path(0);
    assertThat(change.path("path").asText()).isEqualTo(ADA);
    assertThat(change.path("diff").asText()).contains("\n+aliases: [\"Lovelace\"]\n");
    vault.cairn("review").succeeded().outContains("ambiguous-lovelace", "1 proposal.");
    vault
        .cairn("--color", "always", "review", "ambiguous-lovelace")
        .succeeded()
        .outContains("\u001b[32m+aliases: [\"Lovelace\"]", "\u001b[31m-aliases: []");
  }

  @Test
  void anAcceptedMeaningHoldsAtLaterRunsAndWithoutTheDerivedFiles() throws IOException {
    ask();
    vault.cairn("review", "--accept", "ambiguous-lovelace", "--choose", "1").succeeded();
    assertThat(vault.exists(QUESTION)).isFalse();
    assertThat(vault.read(ADA)).contains("aliases: [\"Lovelace\"]", "[[ada-lovelace-");
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    assertThat(vault.git("log", "-1", "--format=%s%n%b"))
        .contains("review: accepted: What does Lovelace mean?")
        .contains("Cairn-Review: accepted ambiguous-lovelace");
    vault.forgetDerived();
    vault.ingest("paint.md");
    assertThat(vault.read(vault.only("wiki/sources", "paint-")))
        .contains("[[ada-lovelace|Lovelace]] is often painted");
    assertThat(vault.read(RICHARD)).contains("aliases: []", "To Althea");
    assertThat(vault.exists(QUESTION)).isFalse();
    vault.cairn("rebuild", "--check").succeeded();
    vault.cairn("lint").succeeded();
    String head = vault.head();
    vault.forgetDerived();
    vault.cairn("ingest").succeeded();
    assertThat(vault.head()).isEqualTo(head);
  }

  @Test
  void aMeaningThatAPersonWritesIntoThePageByHandCounts() throws IOException {
    ask();
    vault.edit(ADA, "aliases: []", "aliases: [\"Lovelace\"]");
    vault.ingest("paint.md");
    assertThat(vault.exists(QUESTION)).isFalse();
    vault.receives("more.md", "# More\n\nAda Lovelace read. Lovelace wrote.\n").ingest("more.md");
    assertThat(vault.read(ADA)).contains("aliases: [\"Lovelace\"]");
    assertThat(vault.exists(QUESTION)).isFalse();
  }

  @Test
  void aRejectedQuestionIsNotAskedAgainUntilItsMeaningsChange() throws IOException {
    ask();
    vault
        .cairn("review", "--reject", "ambiguous-lovelace", "--reason", "the poets | and <b>Ada</b>")
        .succeeded();
    assertThat(vault.exists(QUESTION)).isFalse();
    assertThat(vault.read("wiki/review-log.md"))
        .contains("- 2026-04-08 rejected `ambiguous-lovelace` at `", "the poets | and \\<b>Ada");
    vault.forgetDerived();
    vault.ingest("paint.md");
    vault.cairn("rebuild").succeeded();
    assertThat(open()).isEmpty();
    vault
        .receives("third.md", "# Linda\n\nLinda Lovelace was an actress. Lovelace sang.\n")
        .receives("fourth.md", "# Films\n\nLinda Lovelace made films.\n")
        .ingest("third.md", "fourth.md");
    assertThat(open()).hasSize(1);
    assertThat(vault.read(QUESTION)).contains("- Linda Lovelace");
  }

  @Test
  void anUndoneAnswerIsOpenAgain() throws IOException {
    ask();
    SortedMap<String, String> before = vault.pages();
    vault.cairn("review", "--accept", "ambiguous-lovelace", "--choose", "2").succeeded();
    vault.cairn("undo").succeeded();
    Listing.assertSame(vault.pages(), before, "undone");
    vault.cairn("ingest").succeeded();
    assertThat(open()).hasSize(1);
    vault.cairn("review", "--reject", "ambiguous-lovelace", "--reason", "no").succeeded();
    String run = vault.cairn("--json", "undo").succeeded().json().path("run").asText();
    assertThat(open()).hasSize(1);
    vault.cairn("undo", run).succeeded();
    assertThat(open()).isEmpty();
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    ask();
    SortedMap<String, String> before = vault.everything();
    vault
        .cairn("review", "--accept", "ambiguous-lovelace", "--choose", "1", "--dry-run")
        .succeeded()
        .outContains("removed");
    vault
        .cairn("review", "--reject", "ambiguous-lovelace", "--reason", "x", "--dry-run")
        .succeeded();
    Listing.assertSame(vault.everything(), before, "dry run");
  }

  @Test
  void whatIsMissingInAnAnswerIsTold() {
    ask();
    vault.cairn("review", "--accept").exitedWith(ExitCode.USAGE);
    assertThat(
            vault
                .cairn("review", "--accept", "a", "--reject", "b")
                .exitedWith(ExitCode.USAGE)
                .sentence())
        .isEqualTo("One at a time: show, accept or reject?");
    assertThat(
            vault
                .cairn("review", "--accept", "ambiguous-lovelace")
                .exitedWith(ExitCode.USAGE)
                .sentence())
        .isEqualTo("Which of the 2 choices?");
    assertThat(
            vault
                .cairn("review", "--accept", "ambiguous-lovelace", "--choose", "3")
                .exitedWith(ExitCode.USAGE)
                .sentence())
        .isEqualTo("Which of the 2 choices?");
    assertThat(
            vault
                .cairn("review", "--reject", "ambiguous-lovelace")
                .exitedWith(ExitCode.USAGE)
                .sentence())
        .isEqualTo("Why is it rejected?");
    assertThat(vault.cairn("review", "zzz").exitedWith(ExitCode.USAGE).sentence())
        .isEqualTo("zzz is no open proposal.");
  }

  @Test
  void whatNobodyTouchesForThirtyDaysExpiresAndWhatSomebodyEditedStays() throws IOException {
    ask();
    vault.receives("bread.md", "# Bread\n\nBread is made of flour and water.\n");
    vault.receives("salt.md", "# Salt\n\nSalt is mined in the hills.\n");
    TestVault touched = vault.copyTo(folder.resolve("touched"));
    touched.edit(QUESTION, "To decide by hand", "I think about it.\n\nTo decide by hand");
    ingestLater(touched, "bread.md");
    assertThat(touched.exists(QUESTION)).isTrue();
    ingestLater(vault, "bread.md");
    assertThat(vault.exists(QUESTION)).isFalse();
    assertThat(vault.read("wiki/review-log.md")).contains("expired `ambiguous-lovelace`");
    ingestLater(vault, "salt.md");
    assertThat(vault.exists(QUESTION)).isFalse();
  }

  private static void ingestLater(TestVault vault, String name) {
    TestVault.run(
            Map.of("SOURCE_DATE_EPOCH", LATER),
            "-C",
            vault.root.toString(),
            "ingest",
            vault.inbox.resolve(name).toString())
        .succeeded();
  }

  @Test
  void noMoreAreOpenThanTheSettingsSay() throws IOException {
    vault.write("cairn.toml", "[reviews]\nmost-open = 2\nexpire-after-days = 5\n");
    ask();
    vault
        .receives("one.md", "# Grace Hopper\n\nGrace Hopper wrote a compiler. Hopper was brief.\n")
        .receives("two.md", "# Edward Hopper\n\nEdward Hopper was a painter. Hopper saw light.\n")
        .receives("both.md", "# Both\n\nGrace Hopper and Edward Hopper never met.\n")
        .ingest("one.md", "two.md", "both.md");
    assertThat(open()).hasSize(1);
    vault.write("cairn.toml", "[reviews]\nmost-open = 0\n");
    vault
        .cairn("review")
        .exitedWith(ExitCode.STATE)
        .errContains("[reviews] most-open must be a whole number from 1 on");
  }

  @Test
  void theEnginesWordingIsTakenOverWhereAPersonAcceptsIt() throws IOException {
    TestVault notes = TestVault.init(folder.resolve("notes")).receivesNotes();
    String page = "wiki/entities/charles-babbage.md";
    String words = "Charles Babbage was an English inventor";
    notes.ingest("babbage.txt", "ada-lovelace.md", "analytical-engine.md", "difference-engine.md");
    notes.edit(page, words, "Charles Babbage was a quarrelsome %%really%% inventor");
    notes.edit(page, "## Key points", "My own paragraph.\n\n## Key points");
    notes.commitAll("mine");
    notes
        .receives("babbage.txt", Notes.text("babbage.txt").replace(words, words + " indeed"))
        .ingest("babbage.txt");
    notes.cairn("review", "--accept", "conflict-charles-babbage").succeeded();
    assertThat(notes.read(page)).contains("inventor indeed", "My own paragraph.");
    notes.ingest("jacquard.html");
    assertThat(notes.read(page))
        .contains("inventor indeed", "My own paragraph.", "the-jacquard-loom-");
    assertThat(notes.exists("wiki/reviews/conflict-charles-babbage.md")).isFalse();
  }

  @Test
  void whatSourcesDisagreeAboutIsAskedOnceAndTheAnswerGoesToEachPage() throws IOException {
    TestVault towers = disagreeing();
    String[] pages = {"wiki/entities/eddystone-lighthouse.md", "wiki/entities/john-smeaton.md"};
    for (String page : pages) {
      assertThat(towers.read(page)).contains("verdict: open");
    }
    JsonNode asked = towers.cairn("--json", "review").succeeded().json().path("reviews");
    assertThat(asked).hasSize(1);
    String id = asked.path(0).path("id").asText();
    assertThat(asked.path(0).path("choices").path(0).path("changes")).hasSize(2);
    towers
        .cairn("review", id)
        .succeeded()
        .outContains("(wiki/entities/eddystone-lighthouse.md)", "--choose N")
        .saysNothingOnErr();
    towers.cairn("review", "--accept", id, "--choose", "2").succeeded();
    for (String page : pages) {
      assertThat(towers.read(page)).contains("> [!success] ").doesNotContain("verdict: open");
    }
    towers.cairn("review").succeeded().outContains("Nothing waits for a decision.");
    towers.cairn("rebuild", "--check").succeeded();
    towers.cairn("undo").succeeded();
    assertThat(towers.read(pages[0])).contains("verdict: open");
    towers.cairn("review", "--reject", id, "--reason", "both may be").succeeded();
    towers.cairn("review").succeeded().outContains("Nothing waits for a decision.");
    assertThat(towers.read(pages[0])).contains("verdict: open");
  }

  /// Two notes date one tower differently.
  private TestVault disagreeing() throws IOException {
    TestVault towers = TestVault.init(folder.resolve("towers"));
    for (String name : List.of("eddystone.md", "hydraulic-lime.md")) {
      try (InputStream note = ReviewTest.class.getResourceAsStream("/faulty-vault/" + name)) {
        towers.receives(name, Objects.requireNonNull(note, name).readAllBytes());
      }
    }
    towers.ingest("eddystone.md", "hydraulic-lime.md");
    return towers;
  }

  @Test
  void whoeverSitsAtATerminalIsLedThroughThem() throws IOException {
    ask();
    assertThat(session("x", "9", "s"))
        .contains(
            "1 proposal, the most valuable first.",
            "Type one of the letters",
            "That was the last.");
    assertThat(session("q")).contains("The rest waits.");
    assertThat(session()).contains("The rest waits.");
    assertThat(vault.exists(QUESTION)).isTrue();
    assertThat(session("r", "", "r", "not now")).contains("That was the last.");
    assertThat(vault.exists(QUESTION)).isFalse();
    assertThat(vault.read("wiki/review-log.md"))
        .contains(" on `" + ADA + "` `" + RICHARD + "`: ", "| not now\n");
    vault.cairn("undo").succeeded();
    assertThat(session("1")).contains("That was the last.");
    assertThat(vault.read(ADA)).contains("aliases: [\"Lovelace\"]");
    assertThat(session()).contains("Nothing waits for a decision.");
  }

  /// What is printed to a person who gives these answers and then is gone.
  private String session(String... answers) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    Shell shell = Shells.printingTo(printed, printed, Map.of("SOURCE_DATE_EPOCH", TestVault.EPOCH));
    Cairn cairn = new Cairn(shell);
    cairn.directory = vault.root;
    ReviewCommand command = new ReviewCommand();
    command.parent = cairn;
    Iterator<String> next = List.of(answers).iterator();
    Console console = cairn.console();
    new ReviewSession(
            command,
            cairn.vault(),
            console,
            question -> next.hasNext() ? next.next() : null,
            new Editor(shell))
        .run();
    return out.toString(StandardCharsets.UTF_8);
  }
}
