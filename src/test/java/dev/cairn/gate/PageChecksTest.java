package dev.cairn.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.VaultPath;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageChecksTest {
  private static final String MARK = "[^mills-of-kent-a1b2c3-2]";
  private final SampleWiki wiki = new SampleWiki();

  @Test
  void aCleanPagePasses() {
    assertThat(wiki.check(SampleWiki.CLEAN)).isEmpty();
  }

  @Test
  void aSourcePagesOutlineNeedsNoCitation() {
    assertThat(
            wiki.check(
                VaultPath.of("wiki/sources/mills-of-kent-a1b2c3.md"), SampleWiki.SOURCE_PAGE))
        .isEmpty();
  }

  @Test
  void aSourcePageSaysWhoMadeTheSource() {
    VaultPath path = VaultPath.of("wiki/sources/mills-of-kent-a1b2c3.md");
    String record =
        "Author: Tom Webb · Published: 2019-05-01 · Raw: [[raw/mills-of-kent.md|the file]]\n\n"
            + "## Outline";

    assertThat(wiki.check(path, SampleWiki.SOURCE_PAGE.replace("## Outline", record))).isEmpty();
    assertThat(
            SampleWiki.rules(
                wiki.check(
                    path, SampleWiki.SOURCE_PAGE.replace("## Outline", "It is a fine book.\n"))))
        .containsExactly(Rule.UNCITED);
  }

  @Test
  void theLogMaySpeakOfPagesThatAreGone() {
    String log = "---\ntype: log\n---\n\n## [2026-04-02] remove | Old mill\n\n- [[old-mill]]\n";

    assertThat(wiki.check(VaultPath.of("wiki/log.md"), log)).isEmpty();
  }

  @Test
  void aViolationNamesPageLineAndSentence() {
    Violation violation = wiki.checkItem("Eling has nine mills." + MARK).getFirst();

    assertThat(violation.path()).isEqualTo(SampleWiki.PAGE);
    assertThat(SampleWiki.CLEAN.lines().toList().get(violation.line() - 3))
        .startsWith("- The pond");
    assertThat(violation.sentence()).isEqualTo("Eling has nine mills.");
    assertThat(violation.message()).contains("nine").contains("cite");
  }

  /// Each row plants one fault by replacing a text of the clean page.
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          CITATION ¦ by the rise and fall of the tide"      ¦ by the rise and fall of tides"
          CITATION ¦ line 3:                                ¦ line 5:
          CITATION ¦ line 3:                                ¦ line 4:
          CITATION ¦ line 3:                                ¦ p. 3:
          CITATION ¦ "The pond held 4000 cubic metres"      ¦ "The pond"
          CITATION ¦ "The pond held 4000 cubic metres"      ¦ The pond held 4000 cubic metres
          CITATION ¦ emptied in five hours.[^mills-of-kent-a1b2c3-3] ¦ emptied in five hours.[^mills-of-kent-a1b2c3-9]
          CITATION ¦ [^mills-of-kent-a1b2c3-3]: [[mills-of-kent-a1b2c3]] ¦ [^mills-of-kent-a1b2c3-3]: [[mills-of-essex-a1b2c3]]
          CITATION ¦ [^mills-of-kent-a1b2c3-3]: [[mills-of-kent-a1b2c3]] ¦ [^mills-of-kent-a1b2c3-3]: [[what-is-a-mill]]
          CITATION ¦ [^mills-of-kent-a1b2c3-4]: [[          ¦ [^mills-of-kent-a1b2c3-3]: [[
          GROUNDING ¦ restored by Ada Marsh in 1975         ¦ restored by Ada Marsh in 1976
          GROUNDING ¦ restored by Ada Marsh in 1975         ¦ restored by Eva Marsh in 1975
          GROUNDING ¦ Eling has two mills                   ¦ Eling has three mills
          GROUNDING ¦ 4,000 cubic                           ¦ 4,500 cubic
          GROUNDING ¦ in five hours                         ¦ in six hours
          GROUNDING ¦ on 2 March 1975                       ¦ on 3 March 1975
          GROUNDING ¦ **1975-03-02**                        ¦ **1975-03-03**
          GROUNDING ¦ description: "A water mill            ¦ description: "A Breton mill
          UNCITED ¦ of the tide.[^mills-of-kent-a1b2c3-1]   ¦ of the tide.[^mills-of-kent-a1b2c3-1] Mills are beautiful things.
          UNCITED ¦ **Where they stood**                    ¦ They stood along the coast.
          UNCITED ¦ **Where they stood**                    ¦ **They stood along the coast and were much loved by everybody.**
          UNCITED ¦ a wheel driven by the tide.[^mills-of-kent-a1b2c3-1] ¦ widely held to be the ancestor of turbines.
          LINK ¦ [[water-wheel|Water wheel]]                ¦ [[wind-wheel|Wind wheel]]
          LINK ¦ [[water-wheel|Water wheel]]                ¦ [[tide-mill|Tide mill]]
          LINK ¦ sources: ["[[mills-of-kent-a1b2c3]]"]      ¦ sources: ["[[mills-of-essex-a1b2c3]]"]
          FRONT_MATTER ¦ type: concept                      ¦ type: idea
          FRONT_MATTER ¦ title: "Tide mill"                 ¦ subtitle: "Tide mill"
          FRONT_MATTER ¦ updated: 2026-04-13                ¦ changed: 2026-04-13
          FRONT_MATTER ¦ created: 2026-04-08                ¦ created: last week
          FRONT_MATTER ¦ sources: ["[[mills-of-kent-a1b2c3]]"] ¦ sources: [[[mills-of-kent-a1b2c3]]]
          FRONT_MATTER ¦ title: "Tide mill"                 ¦ title: Tide mill: a history
          FRONT_MATTER ¦ title: "Tide mill"                 ¦ title: "Tide mill
          URL ¦ Eling has two mills                         ¦ Eling https://evil.example/x has two mills
          URL ¦ Eling has two mills                         ¦ [Eling](https://mills.example/eling?q=secret) has two mills
          EXECUTABLE ¦ Eling has two mills                  ¦ <b>Eling</b> has two mills
          """)
  void everyPlantedFaultIsFound(Rule rule, String there, String planted) {
    String text =
        SampleWiki.CLEAN.replaceFirst(Pattern.quote(there), Matcher.quoteReplacement(planted));
    assertThat(text).isNotEqualTo(SampleWiki.CLEAN);

    assertThat(SampleWiki.rules(wiki.check(text))).contains(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eling has 2 mills." + MARK,
        "[[water-wheel|Eling]] has two mills, says Tom Webb." + MARK,
        "Ada Marsh's work at Eling ended in 1975." + MARK,
        "Two mills stand there. Both were restored in 1975." + MARK,
        "Eling has two mills,"
            + MARK
            + " and its pond held 4000 cubic metres.[^mills-of-kent-a1b2c3-3]",
        "It opened in March 1975.[^mills-of-kent-a1b2c3-4]",
        "It sold flour to Open Mill for 20 years.[^mills-of-kent-a1b2c3-4]",
        "The Sea Mill, as it is called, was restored." + MARK,
        "The account was published in 2019 by Webb." + MARK,
        "See [Eling](https://mills.example/eling), and https://mills.example/eling." + MARK,
        "Who built the mills?",
        "[[water-wheel|Water wheel]] · [[mills-of-kent-a1b2c3]]",
        "Eling's `for (i < 3)` loop is code." + MARK,
      })
  void whatTheSourceSaysPasses(String item) {
    assertThat(
            wiki.checkItem(item).stream()
                .filter(v -> !item.contains("< 3") || v.rule() == Rule.EXECUTABLE))
        .isEmpty();
  }

  @Test
  void aConclusionMayNameWhatAnyCitedPassageNames() {
    String named = "OpenMill bought from Eling. %%inferred%%" + MARK;

    assertThat(wiki.checkItem(named)).isEmpty();
    assertThat(SampleWiki.rules(wiki.checkItem(named.replace("%%inferred%%", ""))))
        .containsExactly(Rule.GROUNDING);
    assertThat(SampleWiki.rules(wiki.checkItem("It sold to Grindco in 1980. %%inferred%%" + MARK)))
        .containsExactly(Rule.GROUNDING);
  }

  @Test
  void aGlossMayRestateACitedSentenceWithoutCitingAgain() {
    String page =
        SampleWiki.CLEAN.replace(
            "a wheel driven by the tide.[^mills-of-kent-a1b2c3-1]", "driven by the tide too.");

    assertThat(wiki.check(page)).isEmpty();
  }

  @Test
  void aDisagreementKeepsBothSidesAndItsVerdict() {
    String callout =
        """
        > [!warning] Sources disagree: how many mills there are
        > - Eling has two mills.[^mills-of-kent-a1b2c3-2]
        > - The pond held 4,000 cubic metres.[^mills-of-kent-a1b2c3-3]
        > verdict: open, until somebody has counted the 7 mills

        ## Key points
        """;

    assertThat(wiki.check(SampleWiki.CLEAN.replace("## Key points\n", callout))).isEmpty();
    assertThat(
            SampleWiki.rules(
                wiki.check(
                    SampleWiki.CLEAN.replace("## Key points\n", callout.replace("two", "six")))))
        .containsExactly(Rule.GROUNDING);
  }

  @Test
  void severalLinksBeforeOneGlossNameItsTargetsAndClaimNothing() {
    String two = "[[water-wheel|Water wheel]], [[mills-of-kent-a1b2c3|Breton Mills 1812]] —";

    assertThat(wiki.check(SampleWiki.CLEAN.replace("[[water-wheel|Water wheel]] —", two)))
        .isEmpty();
  }

  @Test
  void aPageOfAPersonNeedNotCite() {
    String page = SampleWiki.CLEAN.replace("written-by: baseline", "written-by: human");

    assertThat(wiki.check(page.replace("**Where they stood**", "They stood along the coast.")))
        .isEmpty();
  }

  @Test
  void aTableRowNeedsACitationAndItsHeadDoesNot() {
    String table = "| Place | Mills |\n| --- | --- |\n| Eling | two mills " + MARK + " |\n";
    String page = SampleWiki.CLEAN.replace("## Timeline\n", table + "\n## Timeline\n");

    assertThat(wiki.check(page)).isEmpty();
    assertThat(
            SampleWiki.rules(
                wiki.check(page.replace("two mills " + MARK, "two mills at the river"))))
        .containsExactly(Rule.UNCITED);
  }

  @Test
  void aQuotationSpanningLinesIsFoundByTheirRange() {
    String page =
        SampleWiki.CLEAN.replace(
            "line 3: \"Eling has two mills, which",
            "lines 1–3: \"fall of the tide. Eling has two mills, which");

    assertThat(wiki.check(page)).isEmpty();
  }

  @Test
  void anAllowedAddressNeedsNoSource() {
    String text =
        SampleWiki.CLEAN.replaceFirst("Eling has", "Eling (https://wiki.example/a/b) has");

    List<Violation> violations =
        new WikiCheck(
                wiki.standing(),
                new Allowance(Set.of(), false, false, Set.of("https://wiki.example/")))
            .violations(List.of(SampleWiki.written(SampleWiki.PAGE, text)));

    assertThat(violations).isEmpty();
  }
}
