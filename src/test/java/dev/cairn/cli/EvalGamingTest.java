package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.eval.Comparison;
import dev.cairn.eval.Comparison.Guarding;
import dev.cairn.eval.Comparison.Verdict;
import dev.cairn.eval.Evaluation;
import dev.cairn.eval.Scorecard;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes that raise a part of the score without making the wiki better, and ones that do.
final class EvalGamingTest {
  private static final Evaluation.Terms TERMS =
      new Evaluation.Terms(Set.of(), Set.of(), "2026-W14");
  private static final String BABBAGE = "wiki/entities/charles-babbage.md";

  @TempDir private Path folder;
  private TestVault vault;
  private Evaluation evaluation;
  private Scorecard before;

  @BeforeEach
  void aWikiUnderEvaluation() throws IOException {
    vault = TestVault.init(folder).receivesNotes();
    vault.ingest(Notes.NAMES.toArray(String[]::new));
    evaluation = Evaluation.of(new Vault(vault.root), TERMS);
    before = evaluation.scorecard();
  }

  @AfterEach
  void close() throws IOException {
    evaluation.close();
  }

  /// What comes of it when these files were touched, the same as evaluating from nothing.
  private Comparison after(String... touched) throws IOException {
    List<VaultPath> paths = new ArrayList<>();
    for (String path : touched) {
      paths.add(VaultPath.of(path));
    }
    Scorecard after = evaluation.refresh(paths);
    try (Evaluation anew = Evaluation.of(new Vault(vault.root), TERMS)) {
      assertThat(after.measures()).isEqualTo(anew.scorecard().measures());
    }
    return Comparison.of(before, after, Guarding.EACH);
  }

  private void insert(String path, String text) throws IOException {
    vault.edit(path, "\n## Sources", "\n" + text + "\n\n## Sources");
  }

  @Test
  void nothingComesToNothing() throws IOException {
    vault.write(BABBAGE, vault.read(BABBAGE));

    Comparison same = after(BABBAGE);

    assertThat(same.verdict()).isEqualTo(Verdict.SAME);
    assertThat(same.gain()).isZero();
    assertThat(same.changes()).allMatch(change -> change.by() == 0);
  }

  @Test
  void theSameSaidInOtherOrderIsNoGain() throws IOException {
    String page = vault.read(BABBAGE);
    List<String> lines = page.lines().collect(Collectors.toList());
    int first = lines.indexOf("## Sources") + 2;
    java.util.Collections.reverse(lines.subList(first, lines.size()));
    vault.write(BABBAGE, String.join("\n", lines) + "\n");

    assertThat(after(BABBAGE).gain()).isZero();
  }

  @Test
  void deletingAHardPageIsCaught() throws IOException {
    Files.delete(vault.root.resolve(BABBAGE));
    // The links to it are taken away as well, so that none is broken.
    List<String> touched = new ArrayList<>(List.of(BABBAGE));
    for (String path : vault.wiki().keySet()) {
      String text = Files.readString(vault.root.resolve(path));
      String without = text.replaceAll("\\[\\[charles-babbage(?:\\|([^\\]]*))?]]", "$1");
      if (!without.equals(text)) {
        vault.write(path, without);
        touched.add(path);
      }
    }

    Comparison deleted = after(touched.toArray(String[]::new));

    assertThat(deleted.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(deleted.lost()).contains("claims");
  }

  @Test
  void copyingRawTextWithoutCitationsIsCaught() throws IOException {
    insert(BABBAGE, Notes.text("babbage.txt"));

    Comparison copied = after(BABBAGE);

    assertThat(copied.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(copied.lost()).contains("sentences-uncited");
  }

  @Test
  void copyingRawTextWithCitationsIsCaught() throws IOException {
    String source =
        vault.wiki().keySet().stream()
            .filter(path -> path.startsWith("wiki/sources/charles-babbage"))
            .findFirst()
            .orElseThrow();
    String slug = source.substring("wiki/sources/".length(), source.length() - 3);
    List<String> sentences =
        List.of(
            "Charles Babbage was an English inventor who was born in London in 1791.",
            "He designed the Difference Engine and later the Analytical Engine.",
            "The Difference Engine tabulates polynomials by the method of finite differences.",
            "The government paid for it until 1842.",
            "Charles Babbage met Ada Lovelace in 1833.",
            "He died in London in 1871.");
    List<Integer> lines = List.of(3, 3, 5, 5, 7, 7);
    StringBuilder page =
        new StringBuilder(
            "---\ntype: concept\ntitle: \"A life of calculation\"\nwritten-by: baseline\n---\n\n"
                + "# A life of calculation\n\n");
    StringBuilder footnotes = new StringBuilder("\n## Sources\n\n");
    for (int i = 0; i < sentences.size(); i++) {
      String label = slug + "-" + (100 + i);
      page.append(sentences.get(i)).append("[^").append(label).append("]\n");
      footnotes.append(
          "[^%s]: [[%s]], line %d: \"%s\"\n"
              .formatted(label, slug, lines.get(i), sentences.get(i)));
    }
    vault.write("wiki/concepts/a-life-of-calculation.md", page.append(footnotes).toString());

    Comparison copied = after("wiki/concepts/a-life-of-calculation.md");

    assertThat(copied.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(copied.lost()).contains("copies").doesNotContain("citations-unverified");
  }

  @Test
  void linkingEverythingToEverythingIsCaught() throws IOException {
    List<String> topics =
        vault.wiki().keySet().stream()
            .filter(path -> path.matches("wiki/(concepts|entities)/.*"))
            .toList();
    StringBuilder links = new StringBuilder("## See also\n");
    for (String path : topics) {
      Page page = Page.of(VaultPath.of(path), vault.read(path));
      links.append("\n- [[").append(page.path().basename()).append("|").append(page.title());
      links.append("]]");
    }
    for (String path : topics) {
      insert(path, links.toString());
    }

    Comparison linked = after(topics.toArray(String[]::new));

    assertThat(linked.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(linked.lost()).contains("links-imprecise");
  }

  @Test
  void claimingThatAPersonWroteAPageIsCaught() throws IOException {
    vault.edit(BABBAGE, "written-by: baseline", "written-by: human");

    assertThat(after(BABBAGE).lost()).contains("pages-unchecked");
  }

  @Test
  void mendingALinkIsAGain() throws IOException {
    insert(BABBAGE, "## See also\n\n- [[ada-lovelac|Ada Lovelace]]");
    before = evaluation.refresh(List.of(VaultPath.of(BABBAGE)));
    vault.edit(BABBAGE, "- [[ada-lovelac|Ada Lovelace]]", "");
    vault.edit(BABBAGE, "## See also\n", "");

    Comparison mended = after(BABBAGE);

    assertThat(mended.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(mended.gain()).isPositive();
  }
}
