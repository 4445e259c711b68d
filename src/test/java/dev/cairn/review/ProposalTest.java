package dev.cairn.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.gate.PageChecks;
import dev.cairn.gate.Surroundings;
import dev.cairn.gate.Violation;
import dev.cairn.history.LineDiff;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A proposal as a page, and what accepting it makes of pages that may have changed since.
final class ProposalTest {
  private static final VaultPath PAGE = VaultPath.of("wiki/concepts/tea.md");
  private static final String TEXT = "# Tea\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n";
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 8);

  @TempDir Path folder;
  private Vault vault;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("wiki/concepts"));
    vault = new Vault(folder);
    write(TEXT);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve(PAGE.value()), text);
  }

  private static Proposal proposal(Step... steps) {
    return Proposal.of(
        Kind.EDIT,
        "Mend tea",
        "Mend | tea",
        "Because.",
        40,
        "abc123",
        TODAY.toString(),
        List.of(new Choice("Mend it", List.of(steps))));
  }

  private static Proposal reread(Proposal proposal) {
    return ProposalPage.of(Page.of(proposal.path(), ProposalPage.text(proposal))).orElseThrow();
  }

  private String accepted(Proposal proposal) throws IOException {
    Acceptance acceptance =
        Reviews.of(vault, Reviews.Limits.DEFAULT)
            .accept(proposal, proposal.choices().getFirst(), "", TODAY);
    if (!(acceptance instanceof Acceptance.Ready(Ruling ruling))) {
      return acceptance.toString();
    }
    return ruling.edits().edits().stream()
        .filter(edit -> edit.path().equals(PAGE))
        .map(edit -> edit.content() == null ? "gone" : edit.content().text())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPageSaysAllThatTheProposalDoes() {
    String hostile =
        "<script>x</script> %%note%% ```dataview\n````\n\\ \\< https://example.org/ www.x.org"
            + " javascript:x \u202Ehidden\n";
    Proposal proposal =
        proposal(
            new Step.Patch(PAGE, LineDiff.between(TEXT, TEXT + hostile)),
            new Step.Removal(VaultPath.of("wiki/concepts/größe.md"), "0123456789ab"),
            new Step.Naming(PAGE, "Cup *of* [tea]"));
    assertThat(reread(proposal)).isEqualTo(proposal);
    String page = ProposalPage.text(proposal);
    assertThat(page)
        .contains("\\<script")
        .doesNotContain(" <script", "%%", "https:", " www.x", "script:x", "\u202E");
    assertThat(refused(page)).isEmpty();
    assertThat(refused(page.replace("\\<script", "<script"))).hasSize(1);
  }

  /// What the gate has against a page.
  private static List<Violation> refused(String page) {
    VaultPath path = VaultPath.of("wiki/reviews/mend-tea.md");
    FileNames names = new FileNames(List.of(path, PAGE));
    Surroundings around =
        new Surroundings(names, any -> Optional.empty(), any -> Optional.empty(), Set.of());
    return new PageChecks(around).of(Page.of(path, page));
  }

  @Test
  void aChangeFollowsItsLinesToWhereTheyStandNow() throws IOException {
    Proposal proposal =
        reread(
            proposal(new Step.Patch(PAGE, LineDiff.between(TEXT, TEXT.replace("Three", "Drei")))));
    assertThat(accepted(proposal)).isEqualTo(TEXT.replace("Three", "Drei"));
    write("# Tea\n\nNew.\n\nNewer.\n\nOne.\n\nTwo, mended.\n\nThree.\n\nFour.\n");
    assertThat(accepted(proposal))
        .isEqualTo("# Tea\n\nNew.\n\nNewer.\n\nOne.\n\nTwo, mended.\n\nDrei.\n\nFour.\n");
  }

  @Test
  void whatHasNoPlaceAnyMoreOrTwoIsStale() throws IOException {
    Proposal proposal =
        proposal(new Step.Patch(PAGE, LineDiff.between(TEXT, TEXT.replace("Three", "Drei"))));
    write(TEXT.replace("Three", "III"));
    assertThat(accepted(proposal)).startsWith("Stale");
    write("# Tea\n\nThree.\n\nA.\n\nThree.\n");
    assertThat(accepted(proposal)).startsWith("Stale");
  }

  @Test
  void whatIsInsertedKeepsItsPlaceByTheLinesAround() throws IOException {
    Proposal proposal = proposal(new Step.Patch(PAGE, LineDiff.between(TEXT, TEXT + "\nSix.\n")));
    write("# Tea\n\nNew.\n\nIV.\n\nFive.\n");
    assertThat(accepted(proposal)).isEqualTo("# Tea\n\nNew.\n\nIV.\n\nFive.\n\nSix.\n");
    write("# Tea\n\nFive.\n\nOne.\n\nFive.\n");
    assertThat(accepted(proposal)).startsWith("Stale");
  }

  @Test
  void aPageIsDeletedOnlyAsItWas() throws IOException {
    Proposal proposal = proposal(new Step.Removal(PAGE, Drafting.hash(TEXT)));
    assertThat(accepted(proposal)).isEqualTo("gone");
    write(TEXT + "More.\n");
    assertThat(accepted(proposal)).startsWith("Stale");
  }

  @Test
  void aPageThatItsOwnerKeepsIsLeft() throws IOException {
    Proposal proposal =
        proposal(new Step.Patch(PAGE, LineDiff.between(TEXT, TEXT.replace("Three", "Drei"))));
    write("---\nmaintained: human\n---\n" + TEXT);
    assertThat(accepted(proposal)).startsWith("HandsOff");
  }
}
