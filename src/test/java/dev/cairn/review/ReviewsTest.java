package dev.cairn.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.history.LineDiff;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of proposals that some other package makes, and of the answers to them.
final class ReviewsTest {
  private static final VaultPath TEA = VaultPath.of("wiki/concepts/tea.md");
  private static final VaultPath CUP = VaultPath.of("wiki/concepts/cup.md");
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 8);
  private static final Reviews.Limits TWO = new Reviews.Limits(2, 30);

  @TempDir Path folder;
  private Vault vault;

  @BeforeEach
  void start() throws IOException {
    vault = new Vault(folder);
    write(TEA, "# Tea\n\nA drink.\n");
    write(CUP, "# Cup\n\nA vessel.\n");
  }

  private void write(VaultPath path, String text) throws IOException {
    Path file = path.in(folder);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// Writes what a ruling says, as the one door would.
  private List<String> carryOut(Ruling ruling) throws IOException {
    List<String> touched = new ArrayList<>();
    for (Edit edit : ruling.edits().edits()) {
      touched.add(edit.path().basename());
      if (edit.content() == null) {
        Files.delete(edit.path().in(folder));
      } else {
        write(edit.path(), edit.content().text());
      }
    }
    return touched;
  }

  private Reviews reviews() throws IOException {
    return Reviews.of(vault, TWO);
  }

  private static Proposal merge(String name, int value, String basis) {
    return Proposal.of(
        Kind.MERGE,
        name,
        "Merge " + name,
        "[[tea|Tea]] and [[cup|Cup]] are one.",
        value,
        basis,
        TODAY.toString(),
        List.of(
            new Choice(
                "Merge them",
                List.of(
                    new Step.Patch(
                        TEA,
                        LineDiff.between(
                            "# Tea\n\nA drink.\n", "# Tea\n\nA drink.\n\nA vessel.\n"))))));
  }

  @Test
  void theMostValuableAreOpenedAndThoseThatAreOpenStay() throws IOException {
    List<Proposal> three =
        List.of(merge("low", 1, "a"), merge("high", 90, "a"), merge("middle", 50, "a"));
    assertThat(carryOut(reviews().propose(three))).containsExactly("high", "middle");
    assertThat(reviews().open()).extracting(Proposal::id).containsExactly("high", "middle");
    assertThat(reviews().propose(three).isEmpty()).isTrue();
    assertThat(carryOut(reviews().propose(List.of(merge("middle", 95, "b")))))
        .containsExactly("middle");
    assertThat(reviews().open().getFirst().basis()).isEqualTo("b");
  }

  @Test
  void whatWasTurnedDownComesBackOnlyWhenItRestsOnSomethingElse() throws IOException {
    carryOut(reviews().propose(List.of(merge("high", 90, "a"))));
    carryOut(reviews().reject(reviews().open().getFirst(), "a cup | is no tea", TODAY));
    assertThat(reviews().open()).isEmpty();
    assertThat(reviews().propose(List.of(merge("high", 90, "a"))).isEmpty()).isTrue();
    assertThat(carryOut(reviews().propose(List.of(merge("high", 90, "b")))))
        .containsExactly("high");
  }

  @Test
  void whoeverWritesAPageLearnsWhatWasTurnedDownAboutIt() throws IOException {
    carryOut(reviews().propose(List.of(merge("high", 90, "a"), merge("low", 9, "a"))));
    carryOut(reviews().reject(reviews().open().getFirst(), "a cup | is no tea", TODAY));
    Acceptance low =
        reviews()
            .accept(merge("low", 9, "a"), merge("low", 9, "a").choices().getFirst(), "", TODAY);
    assertThat(low).isInstanceOf(Acceptance.Ready.class);
    carryOut(((Acceptance.Ready) low).ruling());
    Decisions decisions = Decisions.of(vault);
    assertThat(decisions.all()).hasSize(2);
    String sentence = "On 2026-04-08 a person turned down \"Merge high\": a cup | is no tea";
    assertThat(decisions.rejectedAbout(Set.of(TEA))).containsExactly(sentence);
    assertThat(decisions.rejectedAbout(Set.of(CUP))).containsExactly(sentence);
    assertThat(decisions.rejectedAbout(Set.of(VaultPath.of("wiki/concepts/saucer.md")))).isEmpty();
  }

  @Test
  void aLogThatAPersonHasEditedIsReadAsFarAsItCanBe() throws IOException {
    write(
        Vault.DECISIONS,
        "- 2026-04-08 rejected `old` at `a1`: Without pages | why\n"
            + "- 2026-04-08 rejected `bad` at `a1` on `../out.md` `"
            + TEA
            + "`: Bad | why\n"
            + "- yesterday I rejected something\n");
    assertThat(Decisions.of(vault).all()).hasSize(2);
    assertThat(Decisions.of(vault).rejectedAbout(Set.of(TEA))).hasSize(1);
    write(
        VaultPath.of("wiki/reviews/out.md"),
        ProposalPage.text(merge("out", 5, "a")).replace("`" + TEA + "`:", "`../out.md`:"));
    assertThat(reviews().open()).isEmpty();
  }
}
