package dev.cairn.maintain;

import static dev.cairn.maintain.NightVault.BABBAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Experiments that make nothing better, or only a part of the score, are never kept; and what is
/// tried leaves no trace.
final class LaboratoryTest {
  @TempDir Path folder;
  private NightVault vault;
  private ScratchVault scratch;
  private Look look;
  private Laboratory laboratory;
  private Map<String, String> before;

  @BeforeEach
  void open() throws IOException {
    vault = NightVault.in(folder);
    scratch = new ScratchVault(vault.root);
    before = vault.everything();
    openLaboratory();
  }

  private void openLaboratory() throws IOException {
    look = vault.look(scratch);
    laboratory = new Laboratory(scratch, NightVault.TERMS);
  }

  @AfterEach
  void close() throws IOException {
    laboratory.close();
  }

  private Trial attempt(Edit... edits) throws IOException {
    return laboratory.attempt(Experiment.of(Kind.SHORTEN, BABBAGE, "an experiment", edits), look);
  }

  private Edit rewritten(VaultPath path, UnaryOperator<String> rewriting) {
    String text = look.page(path).text();
    String after = rewriting.apply(text);
    assertThat(after).as("the experiment changes something").isNotEqualTo(text);
    return look.edit(path, after);
  }

  private static UnaryOperator<String> withSection(String section) {
    return text -> text.replace("\n## Sources\n", "\n" + section + "\n\n## Sources\n");
  }

  private void isDroppedWithoutTrace(Trial trial) throws IOException {
    assertThat(trial.isKept()).as("%s", trial).isFalse();
    laboratory.drop(trial.experiment());
    assertThat(vault.everything()).isEqualTo(before);
    assertThat(scratch.page(BABBAGE)).contains(look.page(BABBAGE));
    assertThat(laboratory.now().measures()).isEqualTo(laboratory.start().measures());
    assertThat(laboratory.now().answers()).isEqualTo(laboratory.start().answers());
  }

  @Test
  void theSamePageAgainComesToExactlyNothing() throws IOException {
    String text = look.page(BABBAGE).text();

    Trial trial = attempt(look.edit(BABBAGE, text));

    assertThat(trial.gain()).isZero();
    assertThat(trial.why()).isEqualTo("changes nothing that is measured");
    isDroppedWithoutTrace(trial);
  }

  @Test
  void theSameMeaningInOtherOrderIsNotKept() throws IOException {
    Trial trial =
        attempt(
            rewritten(
                BABBAGE,
                text -> {
                  List<String> lines = new ArrayList<>(text.lines().toList());
                  int first = lines.indexOf("## Key points") + 2;
                  int end = first;
                  while (lines.get(end).startsWith("- ")) {
                    end++;
                  }
                  Collections.reverse(lines.subList(first, end));
                  return String.join("\n", lines) + "\n";
                }));

    assertThat(trial.outcome()).isEqualTo(Trial.Outcome.DROPPED);
    assertThat(trial.gain()).isZero();
    isDroppedWithoutTrace(trial);
  }

  @Test
  void otherWhiteSpaceAndOtherFootnoteOrderIsNotKept() throws IOException {
    Trial trial =
        attempt(
            rewritten(
                BABBAGE,
                text -> {
                  List<String> lines = new ArrayList<>(text.lines().toList());
                  int first = lines.indexOf("## Sources") + 2;
                  Collections.reverse(lines.subList(first, lines.size()));
                  return String.join("\n", lines).replace("\n## ", "\n\n## ") + "\n";
                }));

    assertThat(trial.outcome()).isEqualTo(Trial.Outcome.DROPPED);
    assertThat(trial.gain()).isZero();
    isDroppedWithoutTrace(trial);
  }

  @Test
  void deletingAHardPageIsNotKept() throws IOException {
    List<Edit> edits = new ArrayList<>(List.of(look.removal(BABBAGE)));
    for (Page page : look.pages().values()) {
      String without = page.text().replaceAll("\\[\\[charles-babbage(?:\\|([^\\]]*))?]]", "$1");
      if (!without.equals(page.text()) && !page.path().equals(BABBAGE)) {
        edits.add(look.edit(page.path(), without));
      }
    }

    Trial trial = attempt(edits.toArray(Edit[]::new));

    assertThat(trial.why()).contains("8 citations to 0");
    isDroppedWithoutTrace(trial);
  }

  @Test
  void copyingRawTextIntoAPageIsNotKept() throws IOException {
    String raw = vault.read(VaultPath.of("raw/babbage.txt"));

    Trial trial = attempt(rewritten(BABBAGE, withSection("## More\n\n" + raw.strip())));

    assertThat(trial.outcome()).isEqualTo(Trial.Outcome.REFUSED);
    isDroppedWithoutTrace(trial);
  }

  @Test
  void copyingRawTextWithCitationsIsNotKept() throws IOException {
    String slug = slugOf("charles-babbage");
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
            ("---\n"
                        + "type: concept\n"
                        + "title: \"A life of calculation\"\n"
                        + "description: \"A life.\"\n"
                        + "aliases: []\n"
                        + "tags: []\n"
                        + "created: 2026-04-08\n"
                        + "updated: 2026-04-08\n"
                        + "sources: [\"[[%s]]\"]\n"
                        + "written-by: baseline\n"
                        + "---\n\n")
                    .formatted(slug)
                + "# A life of calculation\n\n");
    StringBuilder footnotes = new StringBuilder("\n## Sources\n\n");
    for (int i = 0; i < sentences.size(); i++) {
      String label = slug + "-" + (100 + i);
      page.append(sentences.get(i)).append("[^").append(label).append("]\n");
      footnotes.append(
          "[^%s]: [[%s]], line %d: \"%s\"\n"
              .formatted(label, slug, lines.get(i), sentences.get(i)));
    }
    VaultPath path = VaultPath.of("wiki/concepts/a-life-of-calculation.md");
    Edit index =
        rewritten(
            VaultPath.of("wiki/index.md"),
            text -> text.stripTrailing() + "\n- [[a-life-of-calculation|A life of calculation]]\n");

    Trial trial =
        attempt(new Edit(path, null, Content.of(page.append(footnotes).toString())), index);

    assertThat(trial.outcome()).as(trial.why()).isEqualTo(Trial.Outcome.DROPPED);
    assertThat(trial.why()).contains("copies");
    isDroppedWithoutTrace(trial);
  }

  private String slugOf(String start) {
    return look.pages().keySet().stream()
        .filter(path -> path.value().startsWith("wiki/sources/" + start))
        .map(VaultPath::basename)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void linkingEverythingToEverythingIsNotKept() throws IOException {
    List<Edit> edits = new ArrayList<>();
    for (Page page : look.topics()) {
      String links =
          look.topics().stream()
              .filter(other -> !other.equals(page))
              .map(other -> "\n- " + Ideas.link(other))
              .collect(Collectors.joining("", "## See also\n", ""));
      edits.add(rewritten(page.path(), withSection(links)));
    }

    Trial trial = attempt(edits.toArray(Edit[]::new));

    assertThat(trial.outcome()).as(trial.why()).isEqualTo(Trial.Outcome.DROPPED);
    assertThat(trial.why()).contains("links-imprecise");
    isDroppedWithoutTrace(trial);
  }

  @Test
  void sayingThatAPersonWroteAPageIsNotKept() throws IOException {
    Trial trial =
        attempt(
            rewritten(BABBAGE, text -> text.replace("written-by: baseline", "written-by: human")));

    assertThat(trial.why()).contains("pages-unchecked");
    isDroppedWithoutTrace(trial);
  }

  @Test
  void whatHelpsIsKept() throws IOException {
    laboratory.close();
    String whole = vault.read(BABBAGE);
    vault.write(
        BABBAGE.value(),
        withSection("## See also\n\n- [[ada-lovelac|Ada Lovelace]] wrote to him.").apply(whole));
    openLaboratory();

    Trial trial = attempt(look.edit(BABBAGE, whole));

    assertThat(trial.isKept()).as(trial.why()).isTrue();
    assertThat(trial.gain()).isPositive();
    assertThat(trial.after()).isGreaterThan(trial.before());
  }
}
