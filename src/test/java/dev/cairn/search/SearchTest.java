package dev.cairn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.cairn.search.Query.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTest {
  @TempDir Path folder;
  private VaultFixture vault;

  @BeforeEach
  void emptyVault() throws IOException {
    vault = new VaultFixture(folder);
  }

  @Test
  void anyWordFindsAndThePageWithMoreOfThemComesFirst() throws IOException {
    vault.write("a.md", "The otter swims.").write("b.md", "The otter swims in the river.");

    assertThat(vault.paths("otter river")).containsExactly("b.md", "a.md");
  }

  @Test
  void englishIsFoundByItsStem() throws IOException {
    vault.write(
        "a.md",
        "The compiler's pages were running for hours and it is known that they link to each"
            + " other.");

    assertThat(vault.paths("run")).hasSize(1);
    assertThat(vault.paths("compilers")).hasSize(1);
    assertThat(vault.paths("page linking")).hasSize(1);
  }

  @Test
  void commonWordsCanBeLookedFor() throws IOException {
    vault.write("a.md", "To be or not to be.").write("b.md", "Nothing here.");

    assertThat(vault.paths("\"to be or not to be\"")).containsExactly("a.md");
    assertThat(vault.paths("not")).containsExactly("a.md");
  }

  @Test
  void aCommonWordBesideOthersFindsNothingByItself() throws IOException {
    vault.write("a.md", "Where is the otter?").write("b.md", "Where is the river?");

    assertThat(vault.search(Query.parse("where is the otter")).total()).isEqualTo(1);
    assertThat(vault.paths("the \"river\"")).containsExactly("b.md");
    assertThat(vault.paths("the !!!")).hasSize(2);
  }

  @Test
  void aPhraseMustStandSo() throws IOException {
    vault.write("a.md", "A river otter.").write("b.md", "An otter in a river.");

    assertThat(vault.paths("\"river otter\"")).containsExactly("a.md");
    assertThat(vault.paths("otter \"in a river\"")).containsExactly("b.md");
    assertThat(vault.paths("\"river otter")).hasSize(2);
  }

  @Test
  void anUnwantedWordLeavesTheWholeFileOut() throws IOException {
    vault
        .write("a.md", "# Otter\nOtters swim.\n## Food\nThey eat fish.\n")
        .write("b.md", "An otter sleeps.");

    assertThat(vault.paths("otter -fish")).containsExactly("b.md");
    assertThat(vault.paths("-fish")).containsExactly("b.md");
    assertThat(vault.paths("otter -\"an otter\"")).containsExactly("a.md");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Wir nutzen Größe und Maß, denn das ist für uns sehr wichtig. | größe",
        "Wir nutzen Größe und Maß, denn das ist für uns sehr wichtig. | GROSSE",
        "Il y a du café dans les rues de la ville et des gens. | cafe",
        "知識管理は大切です。 | 知識",
        "知識管理は大切です。 | 管",
        "지식을 관리하는 방법 | 지식",
        "Call snake_case names. | snake_case",
        "Call snake_case names. | snake",
        "Call snake_case names. | \"call snake case names\"",
        "It was written in C++ long ago. | C++",
        "It was written in C# long ago. | c#",
        "Start train.py first. | train",
        "The nanoGPT repository. | nanogpt",
        "The nanoGPT repository. | gpt",
        "Version 2.0 is out. | 2.0",
      })
  void aTextIsFoundBy(String text, String query) throws IOException {
    vault.write("a.md", text).write("b.md", "Something else entirely.");

    assertThat(vault.paths(query)).containsExactly("a.md");
  }

  @Test
  void cPlusPlusIsNotC() throws IOException {
    vault.write("a.md", "Vitamin C is good.").write("b.md", "We write C++ here.");

    assertThat(vault.paths("C++")).containsExactly("b.md");
    assertThat(vault.paths("C")).first().isEqualTo("a.md");
  }

  @Test
  void aHitSaysWhereInTheFile() throws IOException {
    vault.write(
        "wiki/concepts/otter.md",
        "---\n"
            + "type: concept\n"
            + "title: Otter\n"
            + "---\n"
            + "# Otter\n"
            + "A mammal.\n\n"
            + "## Life\n"
            + "### Food\n"
            + "They eat **crayfish**.[^s-1]\n\n"
            + "## Sources\n"
            + "[^s-1]: [[s]], line 1: \"quoted lobster\"\n");

    Hits hits = vault.search(Query.parse("crayfish"));

    assertThat(hits.total()).isEqualTo(1);
    Hit hit = hits.hits().getFirst();
    assertThat(hit.title()).isEqualTo("Otter");
    assertThat(hit.section()).isEqualTo("Life › Food");
    assertThat(hit.type()).isEqualTo("concept");
    assertThat(hit.line()).isEqualTo(9);
    assertThat(hit.snippet().text()).isEqualTo("They eat crayfish.");
    assertThat(marked(hit.snippet())).containsExactly("crayfish");
    assertThat(vault.paths("lobster")).isEmpty();
  }

  @Test
  void theTitleIsNoSection() throws IOException {
    vault.write(
        "raw/a.md", "# Rivers\n\nIntroduction.\n\n## Mammals\n\n" + "The otter swims. ".repeat(30));
    vault.write("b.md", "# Rivers\n\nThe beaver builds.\n");

    assertThat(vault.search(Query.parse("otter")).hits().getFirst().section()).isEqualTo("Mammals");
    assertThat(vault.search(Query.parse("beaver")).hits().getFirst().section()).isEmpty();
  }

  @Test
  void aLongSectionIsFoundNearTheWordsLine() throws IOException {
    StringBuilder page = new StringBuilder("# Title\r\n## Long\r\n");
    for (int i = 0; i < 100; i++) {
      page.append("Ten words that say nothing at all stand in here.\r\n\r\n");
    }
    vault.write("a.md", page + "The otter swims.\r\n");

    Hit hit = vault.search(Query.parse("otter")).hits().getFirst();

    assertThat(hit.line()).isBetween(140, 203);
    assertThat(hit.section()).isEqualTo("Long");
  }

  @Test
  void aHeadingOverACodeBlockIsFound() throws IOException {
    vault.write("a.md", "# Title\nText.\n## Otterscript\n```\ncode\n```\n## Next\nMore.\n");

    assertThat(vault.search(Query.parse("otterscript")).hits().getFirst().line()).isEqualTo(3);
  }

  @Test
  void codeBlocksAreNotThePagesText() throws IOException {
    vault.write("a.md", "Text.\n\n```\nsecretword\n```\n\nUse `inlineword` here.\n");

    assertThat(vault.paths("secretword")).isEmpty();
    assertThat(vault.paths("inlineword")).hasSize(1);
  }

  @Test
  void aRawHitHasItsSourcesTitleAndThePassagesLine() throws IOException {
    StringBuilder raw = new StringBuilder("# As We May Think\n\n");
    for (int i = 0; i < 20; i++) {
      raw.append(
              "Filler words about something quite different from the rest, again and again, in"
                  + " paragraph ")
          .append(i)
          .append(" of this long text.\n\n");
    }
    raw.append("At last the microfilm is mentioned.\n");
    vault.write("raw/essay.md", raw.toString());

    Hit hit = vault.search(Query.parse("microfilm")).hits().getFirst();

    assertThat(hit.path().value()).isEqualTo("raw/essay.md");
    assertThat(hit.title()).isEqualTo("As We May Think");
    assertThat(hit.type()).isEqualTo("raw");
    assertThat(hit.line()).isBetween(20, 43);
    assertThat(marked(hit.snippet())).containsExactly("microfilm");
  }

  @Test
  void aFileIsOneHitHoweverManySectionsMatch() throws IOException {
    vault.write("a.md", "# Otter\n## One\notter\n## Two\notter otter\n");

    assertThat(vault.search(Query.parse("otter")).hits()).hasSize(1);
  }

  @Test
  void filtersNarrow() throws IOException {
    vault.write(
        "wiki/concepts/a.md",
        "---\ntype: concept\ntags: [zoo/water]\nupdated: 2026-02-03\n---\notter\n");
    vault.write("wiki/entities/b.md", "---\ntype: entity\nupdated: 2026-05\n---\notter\n");
    vault.write("raw/c.txt", "The otter swims in the river and it is happy there.\n");
    vault.write("d.md", "otter #zoo\n");
    Query otter = Query.parse("otter");

    assertThat(vault.paths(otter.in(Scope.WIKI)))
        .containsExactlyInAnyOrder("wiki/concepts/a.md", "wiki/entities/b.md");
    assertThat(vault.paths(otter.in(Scope.RAW))).containsExactly("raw/c.txt");
    assertThat(vault.paths(otter)).hasSize(4);
    assertThat(vault.paths(with("entity", null, null, null))).containsExactly("wiki/entities/b.md");
    assertThat(vault.paths(with(null, "#Zoo", null, null)))
        .containsExactlyInAnyOrder("wiki/concepts/a.md", "d.md");
    assertThat(vault.paths(with(null, null, "2026-05-20", null)))
        .containsExactly("wiki/entities/b.md");
    assertThat(vault.paths(with(null, null, null, "2026-02-03")))
        .containsExactly("wiki/concepts/a.md");
    assertThat(vault.search(otter.limitedTo(2)).hits()).hasSize(2);
    assertThat(vault.search(otter.limitedTo(2)).total()).isEqualTo(4);
  }

  @Test
  void theCatalogueTheLogAndInstructionsAreNotSearched() throws IOException {
    vault.write("wiki/index.md", "otter").write("wiki/log.md", "otter").write("AGENTS.md", "otter");
    vault
        .write("wiki/index-concepts.md", "---\ntype: index\n---\notter")
        .write("raw/assets/x.txt", "otter");

    assertThat(vault.paths("otter")).isEmpty();
  }

  @Test
  void aRawFileThatCannotBeReadIsFoundByItsName() throws IOException {
    vault.write("raw/blueprint.bin", "\0\1\2\3\0\0");

    assertThat(vault.paths("blueprint")).containsExactly("raw/blueprint.bin");
  }

  @Test
  void aBlankQueryFindsEverythingAndMarksAloneNothing() throws IOException {
    vault.write("a.md", "otter").write("b.md", "river");

    assertThat(vault.paths(" ")).containsExactly("a.md", "b.md");
    assertThat(vault.paths("??? !")).isEmpty();
  }

  @Test
  void snippetsOfLongTextsShowTheMatchAndTheirMarksFit() throws IOException {
    vault.write(
        "a.md",
        "Filler 𝄞 words. ".repeat(60)
            + "The otter's \tdam in the river. "
            + "More of it. ".repeat(60));

    Snippet snippet = vault.search(Query.parse("the otter river")).hits().getFirst().snippet();

    assertThat(snippet.text()).hasSizeLessThan(240).startsWith("…").endsWith("…");
    assertThat(marked(snippet)).containsExactly("otter's", "river");
  }

  @Test
  void aPhraseIsMarkedAsOneAndNotItsWordsElsewhere() throws IOException {
    vault.write("a.md", "The river. A river otter.");

    assertThat(marked(vault.search(Query.parse("\"river otter\"")).hits().getFirst().snippet()))
        .containsExactly("river otter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">", "> ", "- ", "[", "[^", "[[", "*", "_", "`", "``a", "%%", "<!--", "<a", "# ", "a_",
        "\\", "|", "#a"
      })
  void aPageThatIsAllMarkupIsReadInTime(String markup) throws IOException {
    vault.write("a.md", "otter\n" + markup.repeat(20_000) + "\n");

    assertTimeout(
        Duration.ofSeconds(10), () -> assertThat(vault.paths("otter")).containsExactly("a.md"));
  }

  @Test
  void noPageFails() throws IOException {
    Random random = new Random(20_260_402);
    String[] bits = {
      "# ",
      "## ",
      "\n",
      "\r\n",
      "---\n",
      "otter ",
      "[[",
      "]]",
      "|",
      "](",
      ")",
      "[^a-1]",
      ": ",
      "`",
      "```",
      "~~~",
      "%%",
      "<!--",
      "-->",
      "*",
      "_",
      "\\",
      "> ",
      "- ",
      "\t",
      "    ",
      "\uD800",
      "知識",
      "#tag",
      "type: x\n",
      "tags: [a, b]\n"
    };
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? "---\n" : "");
      for (int k = random.nextInt(60); k >= 0; k--) {
        text.append(bits[random.nextInt(bits.length)]);
      }
      vault
          .write("wiki/concepts/p" + i + ".md", text.toString())
          .write("raw/r" + i + ".md", text.toString());
    }
    assertThat(vault.refresh()).isEqualTo(new Refreshed(600, 0, 0, null, false));
    for (Hit hit : vault.search(Query.parse("otter tag 知識").limitedTo(600)).hits()) {
      assertThat(marked(hit.snippet())).doesNotContain("");
      assertThat(hit.snippet().text()).doesNotContain("\n");
      assertThat(hit.line()).isPositive();
    }
  }

  @Test
  void noQueryFails() throws IOException {
    vault
        .write("a.md", "The otter swims in the river; 知識 C++ snake_case.")
        .write("raw/b.txt", "The otter again and again.");
    Random random = new Random(20_260_401);
    String[] bits = {
      "otter", "\"", "-", "*", "?", "~", "(", ")", "[", "]", "{", "}", "\\", "/", ":", "^", "+",
      "AND", "NOT", " ", "\t", "\n", "知識", "é", "𝄞", "\uD800", "\0", "C++", "#", "_", ".", "'s",
      "“", "”", "title:", "1", "the", "a_b.C"
    };
    try (SearchIndex index = SearchIndex.open(vault.vault())) {
      for (int i = 0; i < 4_000; i++) {
        StringBuilder text = new StringBuilder();
        for (int k = random.nextInt(12); k >= 0; k--) {
          text.append(
              random.nextInt(4) == 0
                  ? Character.toString(random.nextInt(0x3000))
                  : bits[random.nextInt(bits.length)]);
        }
        for (Hit hit : index.search(Query.parse(text.toString())).hits()) {
          assertThat(marked(hit.snippet())).doesNotContain("");
        }
      }
      for (String long_ :
          List.of(
              "otter ".repeat(5_000),
              "知識".repeat(5_000),
              "\"" + "a b ".repeat(3_000) + "\"",
              "\"a b c d e f g h\" ".repeat(300),
              "-x ".repeat(500),
              "a_".repeat(2_000))) {
        index.search(Query.parse(long_));
      }
      assertThat(index.refresh().rebuiltBecause()).isNull();
    }
  }

  private static Query with(String type, String tag, String since, String until) {
    return new Query(
        "otter",
        Scope.ALL,
        type,
        tag,
        since == null ? null : LocalDate.parse(since),
        until == null ? null : LocalDate.parse(until),
        10);
  }

  private static List<String> marked(Snippet snippet) {
    return snippet.marks().stream()
        .map(mark -> snippet.text().substring(mark.start(), mark.end()))
        .toList();
  }
}
