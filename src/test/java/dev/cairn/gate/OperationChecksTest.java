package dev.cairn.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.Change;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OperationChecksTest {
  private static final VaultPath PAGE = SampleWiki.PAGE;
  private static final String CLEAN = SampleWiki.CLEAN;
  private static final VaultPath RAW = VaultPath.of("raw/mills-of-kent.md");
  private final SampleWiki wiki = new SampleWiki();

  private List<Rule> rules(Allowance allowance, Change... changes) {
    return rules(allowance, List.of(changes));
  }

  private List<Rule> rules(Allowance allowance, List<Change> changes) {
    return switch (new Gate(StandardChecks.of(wiki.standing(), allowance)).check(changes)) {
      case Gate.Passed _ -> List.of();
      case Gate.Rejected(List<Violation> violations) -> SampleWiki.rules(violations);
    };
  }

  @Test
  void aPersonsWordsAreNotJudged() {
    String theirs =
        CLEAN.replace(
            "## Timeline\n",
            "I saw nine mills in Brittany! <b>Really</b> [[nowhere]]\n\n## Timeline\n");
    String own = CLEAN.replace("updated: 2026-04-13", "updated: 2026-04-14");
    String placed = theirs.replace("updated: 2026-04-13", "updated: 2026-04-14");

    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, CLEAN, theirs, own, placed)))
        .isEmpty();
    assertThat(rules(Allowance.NONE, SampleWiki.written(PAGE, placed))).isNotEmpty();
  }

  @Test
  void whatAPersonBrokeIsNotTheOperationsFault() {
    String definition =
        "[^mills-of-kent-a1b2c3-4]: [[mills-of-kent-a1b2c3]], line 7: \"opened on March 2nd,"
            + " 1975\"\n";
    String broken = CLEAN.replace(definition, "");
    String own = CLEAN.replace("updated: 2026-04-13", "updated: 2026-04-14");
    String placed = own.replace(definition, "");

    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, CLEAN, broken, own, placed)))
        .isEmpty();
    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, CLEAN, CLEAN, own, placed)))
        .containsExactly(Rule.CITATION);
  }

  @Test
  void uncommittedWordsSurvive() {
    String working = CLEAN.replace("## Timeline\n", "My own remark.\n\n## Timeline\n");

    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, CLEAN, working, CLEAN, CLEAN)))
        .containsExactly(Rule.HUMAN_TEXT);
    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, CLEAN, working, CLEAN, working)))
        .isEmpty();
    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, null, working, CLEAN, CLEAN)))
        .containsExactly(Rule.HUMAN_TEXT);
    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, CLEAN, working, null, null)))
        .contains(Rule.HUMAN_TEXT);
  }

  @Test
  void aPageThatItsOwnerMaintainsIsNotTouched() {
    String kept = CLEAN.replace("written-by: baseline", "written-by: baseline\nmaintained: human");

    assertThat(
            rules(Allowance.NONE, SampleWiki.change(PAGE, CLEAN, kept, CLEAN, kept + "\nmore\n")))
        .contains(Rule.HUMAN_TEXT);
    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, kept, kept, CLEAN, null)))
        .contains(Rule.HUMAN_TEXT);
  }

  @Test
  void marksOfAMergeAreNobodysText() {
    String placed = CLEAN + "\n<<<<<<< ours\n";

    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, CLEAN, CLEAN, CLEAN, placed)))
        .contains(Rule.HUMAN_TEXT);
  }

  private static String citing(int citations) {
    StringBuilder page = new StringBuilder(SampleWiki.FRONT + "# Tide mill\n\n");
    for (int i = 1; i <= citations; i++) {
      page.append("- Eling has two mills.[^mills-of-kent-a1b2c3-").append(i).append("]\n");
    }
    page.append("\n## Sources\n\n");
    for (int i = 1; i <= citations; i++) {
      page.append(
          "[^mills-of-kent-a1b2c3-%d]: [[mills-of-kent-a1b2c3]], line 3: \"Eling has two mills\"\n"
              .formatted(i));
    }
    return page.toString();
  }

  @Test
  void aPageDoesNotLoseMostOfItsCitations() {
    Change shrunk = SampleWiki.change(PAGE, citing(10), citing(10), citing(4), citing(4));

    assertThat(rules(Allowance.NONE, shrunk)).containsExactly(Rule.SHRINK);
    assertThat(
            rules(
                new Allowance(Set.of("mills-of-kent-a1b2c3"), false, false, Set.of(), false),
                shrunk))
        .isEmpty();
    assertThat(
            rules(
                Allowance.NONE,
                SampleWiki.change(PAGE, citing(10), citing(10), citing(5), citing(5))))
        .isEmpty();
    assertThat(
            rules(
                Allowance.NONE,
                SampleWiki.change(PAGE, citing(4), citing(4), citing(1), citing(1))))
        .isEmpty();
    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, citing(10), citing(10), null, null)))
        .containsExactly(Rule.SHRINK);
  }

  @Test
  void citationsThatThePageOfTheSameNameHasAreNotLost() {
    Change gone = SampleWiki.change(PAGE, citing(10), citing(10), null, null);
    VaultPath other = VaultPath.of("wiki/concepts/sea-mill.md");
    String before = citing(10).replace("Tide mill", "Sea mill");
    String named = before.replace("aliases: [\"Sea mill\"]", "aliases: [\"Tide mill\"]");

    assertThat(named).isNotEqualTo(before);
    assertThat(rules(Allowance.NONE, gone, SampleWiki.change(other, before, before, named, named)))
        .isEmpty();
    String touched = before + "\n";
    assertThat(
            rules(Allowance.NONE, gone, SampleWiki.change(other, before, before, touched, touched)))
        .containsExactly(Rule.SHRINK);
  }

  @Test
  void citationsThatMoveToAnotherPageAreNotLost() {
    Change gone = SampleWiki.change(PAGE, citing(10), citing(10), null, null);
    Change merged = SampleWiki.written(VaultPath.of("wiki/concepts/sea-mill.md"), citing(10));

    assertThat(rules(Allowance.NONE, gone, merged)).isEmpty();
  }

  @Test
  void aLargePartOfTheWikiIsNotDeletedAtOnce() {
    List<Change> eleven =
        IntStream.range(0, 11)
            .mapToObj(i -> VaultPath.of("wiki/concepts/page-" + i + ".md"))
            .map(path -> SampleWiki.change(path, "x", "x", null, null))
            .toList();

    assertThat(rules(Allowance.NONE, eleven)).containsExactly(Rule.MASS_DELETE);
    assertThat(rules(Allowance.NONE, eleven.subList(0, 10))).isEmpty();
    assertThat(rules(new Allowance(Set.of(), true, false, Set.of(), false), eleven)).isEmpty();
  }

  @Test
  void rawFilesStayAsTheyCame() {
    Change changed = SampleWiki.change(RAW, "old", "old", "new", "new");
    Change removed = SampleWiki.change(RAW, "old", "old", null, null);
    Change added = SampleWiki.change(VaultPath.of("raw/new.md"), null, null, "new", "new");
    Change recorded = SampleWiki.change(VaultPath.of("raw/dropped.md"), null, "new", "new", "new");

    assertThat(rules(Allowance.NONE, changed)).containsExactly(Rule.PATH);
    assertThat(rules(Allowance.NONE, removed)).containsExactly(Rule.PATH);
    assertThat(rules(Allowance.NONE, added, recorded)).isEmpty();
    assertThat(rules(new Allowance(Set.of(), false, true, Set.of(), false), removed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AGENTS.md",
        ".obsidian/app.json",
        "wiki/.hidden.md",
        "wiki/concepts/x.js",
        "wiki/concepts/x.MD",
        "wiki/concepts/Tide Mill.md",
        "notes/mine.md",
        "wiki/concepts/con.md"
      })
  void nothingIsWrittenElsewhere(String path) {
    assertThat(rules(Allowance.NONE, SampleWiki.written(VaultPath.of(path), CLEAN)))
        .contains(Rule.PATH);
  }

  @Test
  void noTwoPagesGoByOneName() {
    assertThat(
            rules(
                Allowance.NONE,
                SampleWiki.written(VaultPath.of("wiki/entities/water-wheel.md"), CLEAN)))
        .contains(Rule.PATH);
  }

  @Test
  void aRepairAnswersOnlyForWhatItMakesWorse() {
    String wrong = CLEAN.replace("**Where they stood**", "They stood along the coast.");
    String mended = wrong.replace("in five hours", "in 5 hours");
    String spoiled = wrong.replace("in five hours", "in 6 hours");
    Allowance repair = new Allowance(Set.of(), false, false, Set.of(), true);

    assertThat(rules(repair, SampleWiki.change(PAGE, wrong, wrong, mended, mended))).isEmpty();
    assertThat(rules(repair, SampleWiki.change(PAGE, wrong, wrong, spoiled, spoiled)))
        .containsExactly(Rule.GROUNDING);
    assertThat(rules(Allowance.NONE, SampleWiki.change(PAGE, wrong, wrong, mended, mended)))
        .containsExactly(Rule.UNCITED);
  }

  @Test
  void aNewIndexListsTheNewPages() {
    Change page = SampleWiki.written(PAGE, CLEAN);
    VaultPath index = VaultPath.of("wiki/index.md");

    assertThat(
            rules(
                Allowance.NONE,
                page,
                SampleWiki.written(index, "# Index\n\n- [[water-wheel|Water wheel]]\n")))
        .containsExactly(Rule.LINK);
    assertThat(
            rules(
                Allowance.NONE,
                page,
                SampleWiki.written(index, "# Index\n\n- [[tide-mill|Tide mill]]\n")))
        .isEmpty();
  }

  @Test
  void linksAreResolvedAsTheVaultWillBe() {
    Change page = SampleWiki.written(PAGE, CLEAN);
    VaultPath wheel = VaultPath.of("wiki/concepts/water-wheel.md");
    Change renamed = SampleWiki.change(wheel, "x", "x", null, null);

    assertThat(rules(Allowance.NONE, page, renamed)).containsExactly(Rule.LINK);
  }

  @Test
  void aSourceOfTheSameOperationCanBeCited() {
    String slug = "mills-of-kent-a1b2c3";
    VaultPath path = VaultPath.of("wiki/sources/" + slug + ".md");
    wiki.files.remove(path);
    wiki.pages.remove(path);

    assertThat(rules(Allowance.NONE, SampleWiki.written(PAGE, CLEAN)))
        .contains(Rule.CITATION, Rule.LINK);
    assertThat(
            rules(
                Allowance.NONE,
                SampleWiki.written(PAGE, CLEAN),
                SampleWiki.written(path, SampleWiki.SOURCE_PAGE)))
        .isEmpty();
  }

  @Test
  void everyPageOfALargeOperationIsChecked() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String text = i == 257 ? CLEAN.replace("two mills", "ten mills") : CLEAN;
      changes.add(SampleWiki.written(VaultPath.of("wiki/concepts/page-" + i + ".md"), text));
    }

    assertThat(
            new WikiCheck(wiki.standing(), Allowance.NONE)
                .violations(changes).stream()
                    .map(v -> v.path().basename())
                    .collect(Collectors.toSet()))
        .containsExactly("page-257");
  }
}
