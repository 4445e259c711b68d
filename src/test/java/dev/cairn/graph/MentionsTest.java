package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which names are found in which places, whatever their score.
final class MentionsTest {
  private static final String NOTE = "note.md";

  private final List<Page> pages = new ArrayList<>();

  @Test
  void aTitleAFileNameAndAnAliasAreNames() {
    page("orchards/bramley.md", "---\naliases: [\"cooking apple\"]\n---\n# Bramley's Seedling\n");
    page("pear-tree.md", "Grows slowly.\n");

    assertThat(named("A cooking apple beside a pear tree. Here is Bramley's Seedling.\n"))
        .containsExactly("orchards/bramley.md: cooking apple", "pear-tree.md: pear tree");
  }

  @ParameterizedTest
  @CsvSource({
    "Bee Keeping, about beekeeping here",
    "beekeeping, about bee-keeping here",
    "bee-keeping, about Bee Keeping here",
    "beehive, about beehives here",
    "queen bee, about the queen bee's wings",
    "Café Müller, about cafe muller here",
  })
  void caseHyphensSpacesAccentsAndPluralsDoNotCount(String title, String text) {
    page("target.md", "# " + title + "\n");

    assertThat(named(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is in `smoke ring` code.",
        "```\nsmoke ring\n```\n",
        "Text.\n\n    smoke ring\n",
        "A [[other|smoke ring]].",
        "A [smoke ring](other.md).",
        "A [smoke ring][1].\n\n[1]: https://example.org/ \"smoke ring\"\n",
        "# A smoke ring\n",
        "A smoke ring\n============\n",
        "---\ndescription: a smoke ring\n---\nText.\n",
        "Text.[^1]\n\n[^1]: A smoke ring.\n    Another smoke ring.\n",
        "See https://example.org/smoke-ring for more.",
        "See https://example.org/?q=smoke+ring for more.",
        "<span title=\"smoke ring\">text</span>",
        "<!-- smoke ring -->",
        "%% smoke ring %%",
        "$$smoke ring$$",
        "#smoke-ring",
        "{{smoke ring}}",
        "Mail to smoke-ring@example.org.",
      })
  void whereNoLinkMayStandNothingIsFound(String text) {
    page("smoke-ring.md", "# Smoke ring\n");
    page("other.md", "Text.\n");

    assertThat(named(text)).isEmpty();
  }

  @Test
  void onlyTheFirstMentionCounts() {
    page("kiln.md", "# Kiln\n");

    assertThat(mentions("A line.\n\nOne kiln here.\nAnother kiln there.\n"))
        .singleElement()
        .satisfies(mention -> {
          assertThat(mention.line()).isEqualTo(3);
          assertThat(mention.sentence()).isEqualTo("One kiln here.");
        });
  }

  @Test
  void aPageThatLinksAlreadyIsLeftAlone() {
    page("kiln.md", "---\naliases: [furnace]\n---\n# Kiln\n");

    assertThat(named("The kiln and the furnace, see [[kiln|below]].")).isEmpty();
    assertThat(named("The kiln and the furnace, see [below](kiln.md).")).isEmpty();
    assertThat(named("The furnace before the kiln.")).containsExactly("kiln.md: furnace");
  }

  @Test
  void thePageItselfIsNotSuggested() {
    page("kiln.md", "---\naliases: [furnace]\n---\n# Kiln\n\nA kiln is a furnace.\n");

    assertThat(mentionsOn("kiln.md")).isEmpty();
  }

  @Test
  void theLongestNameWins() {
    page("salt.md", "# Salt\n");
    page("salt-glaze.md", "# Salt glaze\n");
    page("glaze.md", "# Glaze\n");

    assertThat(named("A salt glaze covers the pot. Salt is cheap."))
        .containsExactly("salt-glaze.md: salt glaze", "salt.md: Salt");
  }

  @Test
  void aNameOfTwoPagesSuggestsNothingNotEvenItsParts() {
    page("a/mercury.md", "---\naliases: [mercury rising]\n---\n# Mercury\n");
    page("b/quicksilver.md", "---\naliases: [mercury]\n---\n# Quicksilver\n");
    page("b/rising.md", "---\naliases: [mercury rising]\n---\n# Rising\n");

    assertThat(named("There is mercury in it, and mercury rising.")).isEmpty();
  }

  @Test
  void ofTwoPagesThatOneKeyFitsTheOneThatIsSpelledSoIsMeant() {
    page("window.md", "---\ntitle: window\n---\n");
    page("windows-os.md", "---\ntitle: Windows\n---\n");

    assertThat(named("We use Windows here.")).containsExactly("windows-os.md: Windows");
    assertThat(named("We clean windows here.")).isEmpty();
  }

  @Test
  void aPartOfALongerWordIsNoMention() {
    page("kiln.md", "# Kiln\n");
    page("reilly.md", "# Reilly\n");

    assertThat(
            named("A kiln-dried board, a limekiln, a pre-kiln age, kilning, O'Reilly, kiln/oven."))
        .isEmpty();
  }

  @Test
  void wordsOfTwoSentencesOrParagraphsMakeNoName() {
    page("salt-glaze.md", "# Salt glaze\n");

    assertThat(named("It needs salt. Glaze it later.")).isEmpty();
    assertThat(named("It needs salt\n\nGlaze it later")).isEmpty();
    assertThat(named("It needs salt\nglaze over two lines")).hasSize(1);
    assertThat(named("It needs salt [[note|x]] glaze")).isEmpty();
  }

  @Test
  void functionWordsAreNotGluedIntoNames() {
    page("another.md", "# Format\n");

    assertThat(named("This is for mat and rug.")).isEmpty();
  }

  @Test
  void aSmallWordIsNoAcronym() {
    page("it.md", "---\ntitle: IT\n---\n");
    page("who.md", "---\ntitle: WHO\n---\n");

    assertThat(named("It is known who did it.")).isEmpty();
    assertThat(named("Ask the WHO about it.")).containsExactly("who.md: WHO");
  }

  @Test
  void datesNumbersAndSingleLettersAreNoNames() {
    page("2024-05-01.md", "Daily.\n");
    page("1984.md", "# 1984\n");
    page("c.md", "# C\n");

    assertThat(named("On 2024-05-01 we read 1984 and wrote C.")).isEmpty();
  }

  @Test
  void theCatalogueTheLogReviewsAndSourcesHaveNoName() {
    page("wiki/index.md", "# Index\n");
    page("wiki/sources/kiln-abc.md", "---\ntype: source\ntitle: Kilns\n---\n");
    page("wiki/reviews/oven.md", "---\ntype: review\ntitle: Oven\n---\n");

    assertThat(named("The index of kilns and the oven.")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "維基百科, 我在維基百科讀到, 1",
    "京都, 東京都に住む, 0",
    "京都, 京都に住む, 1",
    "北京, 我在北京, 1",
    "北京, 北京大学在那里, 0",
    "メモ, メモリを買う, 0",
    "メモリ, メモリを買う, 1",
    "お好み焼き, 今日はお好み焼きを食べた, 1",
    "도자기, 도자기를 굽는다, 1",
    "도자기, 도자기류를 굽는다, 0",
    "Töpferei, die Töpferei am See, 1",
    "керамика, это керамика, 1",
    "Ankara, Ankara'da yaşıyor, 1",
    "κεραμική, η κεραμική εδώ, 1",
  })
  void namesOfOtherWritingsAreFoundAsWholeWords(String title, String text, int found) {
    page("target.md", "# " + title + "\n");

    assertThat(named(text)).hasSize(found);
  }

  @Test
  void theLineIsThatOfTheFile() {
    page("kiln.md", "# Kiln\n");

    assertThat(mentions("---\ntags: [a]\n---\n\nOne *kiln* here.[^a-1] More.\n"))
        .singleElement()
        .satisfies(mention -> {
          assertThat(mention.line()).isEqualTo(5);
          assertThat(mention.sentence()).isEqualTo("One kiln here.");
          assertThat(mention.name()).isEqualTo("kiln");
        });
  }

  @Test
  void theSentenceMayRunOverLinesButNotIntoTheNextItem() {
    page("kiln.md", "# Kiln\n");

    assertThat(mentions("A pot\nin a kiln\nof clay. More.\n").getFirst().sentence())
        .isEqualTo("A pot in a kiln of clay.");
    assertThat(mentions("- a pot\n- a kiln\n- a wheel\n").getFirst().sentence())
        .isEqualTo("a kiln");
  }

  private void page(String path, String text) {
    pages.removeIf(page -> page.path().value().equals(path));
    pages.add(Page.of(VaultPath.of(path), text));
  }

  private List<String> named(String text) {
    return mentions(text).stream().map(mention -> mention.to() + ": " + mention.name()).toList();
  }

  private List<Mention> mentions(String text) {
    page(NOTE, text);
    return mentionsOn(NOTE);
  }

  private List<Mention> mentionsOn(String path) {
    LinkGraph graph = LinkGraph.of(pages, new FileNames(pages.stream().map(Page::path).toList()));
    Mentions mentions = Mentions.of(pages, graph);
    Page page =
        pages.stream().filter(each -> each.path().value().equals(path)).findFirst().orElseThrow();
    return mentions.named(page);
  }
}
