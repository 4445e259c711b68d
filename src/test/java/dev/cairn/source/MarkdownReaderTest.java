package dev.cairn.source;

import static dev.cairn.source.Readings.marks;
import static dev.cairn.source.Readings.outline;
import static dev.cairn.source.Readings.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkdownReaderTest {

  @Test
  void everyBlockIsAPassageWithItsLines() {
    Source source =
        source(
            "bees.md",
            """
            ---
            tags: [bees]
            ---
            # Honey bees

            They live in
            hives.

            Seasons
            -------
            - spring
              - [x] swarming
            - autumn

              a second paragraph
            1. first

            > A quoted line.

            | Month | Work |
            |-------|------|
            | May   | much |

            ```java
            int hives = 3;
            ```

            <div>markup</div>
            """);
    assertThat(outline(source))
        .containsExactly(
            "line 4 HEADING 1: Honey bees",
            "lines 6–7 PARAGRAPH 0: They live in hives.",
            "lines 9–10 HEADING 2: Seasons",
            "line 11 LIST_ITEM 1: spring",
            "line 12 LIST_ITEM 2: swarming",
            "line 13 LIST_ITEM 1: autumn",
            "line 15 LIST_ITEM 1: a second paragraph",
            "line 16 LIST_ITEM 1: first",
            "line 18 QUOTE 0: A quoted line.",
            "line 20 TABLE_ROW 0: Month | Work",
            "line 22 TABLE_ROW 0: May | much",
            "lines 24–26 CODE 0: int hives = 3;");
    assertThat(source.title()).isEqualTo("Honey bees");
    assertThat(source.format()).isEqualTo(Source.Format.MARKDOWN);
    assertThat(source.passages().getLast().headings()).containsExactly("Honey bees", "Seasons");
    assertThat(source.passages().get(2).headings()).containsExactly("Honey bees");
  }

  @Test
  void inlineMarkupBecomesMarks() {
    Passage passage =
        only(
            "A *soft* and **hard `code`** [link](https://a.example \"t\") to [[Hive#Wax|the"
                + " hive]].");
    assertThat(passage.text()).isEqualTo("A soft and hard code link to the hive.");
    assertThat(marks(passage))
        .containsExactly(
            "EMPHASIS soft",
            "STRONG hard code",
            "CODE code",
            "LINK link → https://a.example",
            "WIKILINK the hive → Hive#Wax");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "see [[Queen bee]] now ¦ see Queen bee now",
        "see [[Queen#Life]] now ¦ see Queen now",
        "before ![[picture.png]] after ¦ before after",
        "before ![alt](x.png) after ¦ before after",
        "a claim[^1] and more ¦ a claim and more",
        "said %%not really%% so ¦ said so",
        "said <!-- hidden --> so ¦ said so",
        "a <b>bold</b> word ¦ a bold word",
        "==bright== and plain ¦ bright and plain",
        "an anchor ^bee12a ¦ an anchor",
        "energy is $E_0 = m*c*c$ here ¦ energy is $E_0 = m*c*c$ here",
        "from $5 to $6 *each* ¦ from $5 to $6 each",
        "`[[code]]` stays ¦ [[code]] stays",
        "one\\*star ¦ one*star",
        "AT&amp;T ¦ AT&T",
        "snake_case_name ¦ snake_case_name"
      })
  void inlineMarkupIsTakenAway(String raw, String seen) {
    assertThat(only(raw).text()).isEqualTo(seen);
  }

  @Test
  void aWikilinkInATableMayEscapeItsBar() {
    Source source = source("a.md", "| a | b |\n|---|---|\n| [[Hive\\|home]] | x |\n");
    assertThat(source.passages().getLast().text()).isEqualTo("home | x");
    assertThat(marks(source.passages().getLast())).containsExactly("WIKILINK home → Hive");
  }

  @Test
  void footnotesAndCalloutsKeepTheirWords() {
    Source source =
        source(
            "a.md",
            """
            A claim.[^a]

            > [!warning]+ Mind the sting
            > It hurts.

            %%
            a hidden

            block
            %%

            [^a]: Bees, 2020.
            """);
    assertThat(outline(source))
        .containsExactly(
            "line 1 PARAGRAPH 0: A claim.",
            "lines 3–4 QUOTE 0: Mind the sting It hurts.",
            "line 12 PARAGRAPH 0: Bees, 2020.");
  }

  @Test
  void theWebClippersPropertiesAreUnderstood() {
    Source source =
        source(
            "clip.md",
            """
            ---
            title: "On hives: a guide"
            source: "https://bees.example/hives"
            author:
              - "[[Ada Vole]]"
              - "[[people/ben|Ben Asp]]"
            published: 2024-05-06T10:00:00Z
            created: 2024-06-01
            description: "How hives work."
            tags:
              - "clippings"
              - "#bees"
            aliases: [Hives, "Bee houses"]
            empty:
            ---
            # Another heading

            Text.
            """);
    assertThat(source.title()).isEqualTo("On hives: a guide");
    assertThat(source.metadata())
        .containsOnly(
            entry("url", "https://bees.example/hives"),
            entry("author", "Ada Vole, Ben Asp"),
            entry("published", "2024-05-06"),
            entry("created", "2024-06-01"),
            entry("description", "How hives work."));
    assertThat(source.tags()).containsExactly("clippings", "bees");
    assertThat(source.aliases()).containsExactly("Hives", "Bee houses");
  }

  @Test
  void frontMatterThatIsNoYamlStillSaysWhatItsSimpleLinesSay() {
    Source source =
        source(
            "a.md",
            """
            ---
            title: Hives
            brief: a: b
            tags:
              - one
              - "two"
            bad: [unclosed
            ---
            Text.
            """);
    assertThat(source.title()).isEqualTo("Hives");
    assertThat(source.tags()).containsExactly("one", "two");
    assertThat(outline(source)).containsExactly("line 9 PARAGRAPH 0: Text.");
  }

  @Test
  void aRuleAtTheTopIsNoFrontMatter() {
    assertThat(outline(source("a.md", "---\n\nSome words\n\n---\n\nMore words\n")))
        .containsExactly("line 3 PARAGRAPH 0: Some words", "line 7 PARAGRAPH 0: More words");
  }

  @Test
  void onlyAFirstHeadingOfLevelOneIsATitle() {
    assertThat(source("a.md", "## Part\n\n# Later\n\nText.\n").title()).isEmpty();
    assertThat(source("a.md", "Words first.\n\n# Later\n\nText.\n").title()).isEqualTo("Later");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-06, 2024-05-06",
    "2024, 2024",
    "2024-05, 2024-05",
    "3.28.2026, 2026-03-28",
    "28.3.2026, 2026-03-28",
    "03/04/2026, 2026",
    "'May 6, 2024', 2024-05-06",
    "6th May 2024, 2024-05-06",
    "March 2026, 2026-03"
  })
  void datesBecomeIsoAsFarAsTheyAreSure(String written, String iso) {
    assertThat(DateForms.iso(written)).contains(iso);
  }

  @ParameterizedTest
  @CsvSource({"soon", "31.2.2024", "2024-13-01", "'Smarch 3, 2024'"})
  void whatIsNoDateIsNone(String written) {
    assertThat(DateForms.iso(written)).isEmpty();
  }

  @Test
  void aTextFileWithHeadingsIsMarkdown() {
    assertThat(source("a.txt", "# Hives\n\nText.\n").format()).isEqualTo(Source.Format.MARKDOWN);
    assertThat(source("a.txt", "Hives are #1.\n").format()).isEqualTo(Source.Format.TEXT);
  }

  @Test
  void whatNestsTooDeeplyIsReadAsPlainText() {
    Source source = source("a.md", "# Hives\n\n" + "> ".repeat(500) + "deep words\n");
    assertThat(source.passages()).extracting(Passage::text).anyMatch(t -> t.contains("deep words"));
  }

  private static Passage only(String markdown) {
    List<Passage> passages = source("a.md", markdown + "\n").passages();
    assertThat(passages).hasSize(1);
    return passages.getFirst();
  }
}
