package dev.cairn.source;

import static dev.cairn.source.Readings.outline;
import static dev.cairn.source.Readings.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextReaderTest {

  private static final String LONG =
      "A colony keeps thousands of workers busy for the whole of the summer, and a few drones"
          + " idle.";

  @Test
  void linesThatStandAloneAreHeadings() {
    Source source =
        source(
            "bees.txt",
            """
            Honey bees

            %s

            Their work (in May)

              • They gather nectar
              • They build: wax, comb
                – in the dark

            See the notes for the rest.

            Sources
            """
                .formatted(LONG));
    assertThat(outline(source))
        .containsExactly(
            "line 1 HEADING 1: Honey bees",
            "line 3 PARAGRAPH 0: " + LONG,
            "line 5 HEADING 2: Their work (in May)",
            "line 7 LIST_ITEM 1: They gather nectar",
            "line 8 LIST_ITEM 1: They build: wax, comb",
            "line 9 LIST_ITEM 2: in the dark",
            "line 11 PARAGRAPH 0: See the notes for the rest.",
            "line 13 HEADING 2: Sources");
    assertThat(source.title()).isEqualTo("Honey bees");
    assertThat(source.passages().get(3).headings())
        .containsExactly("Honey bees", "Their work (in May)");
  }

  @Test
  void headingsAreFoundWithoutBlankLines() {
    Source source =
        source(
            "bees.txt",
            String.join(
                "\n",
                "Overview",
                LONG,
                "Life in the Hive",
                LONG,
                "Main jobs:",
                "- nursing",
                "- guarding",
                "\"The Long Winter\"",
                LONG));
    assertThat(outline(source))
        .containsExactly(
            "line 1 HEADING 2: Overview",
            "line 2 PARAGRAPH 0: " + LONG,
            "line 3 HEADING 2: Life in the Hive",
            "line 4 PARAGRAPH 0: " + LONG,
            "line 5 PARAGRAPH 0: Main jobs:",
            "line 6 LIST_ITEM 1: nursing",
            "line 7 LIST_ITEM 1: guarding",
            "line 8 HEADING 2: \"The Long Winter\"",
            "line 9 PARAGRAPH 0: " + LONG);
    assertThat(source.title()).isEmpty();
  }

  @Test
  void theHeadStatesFactsAndNoProse() {
    Source source =
        source(
            "essay.txt",
            """
            3.28.2026

            What Bees Really Want — A Guide for Everybody

            Author: Ada Vole, with help

            Last updated: 2026-04-13

            %s

            IV. Why Do They Dance? — The Waggle

            Why this matters for you: %s
            """
                .formatted(LONG, LONG));
    assertThat(source.title()).isEqualTo("What Bees Really Want");
    assertThat(source.metadata())
        .containsOnly(
            entry("published", "2026-03-28"),
            entry("author", "Ada Vole, with help"),
            entry("updated", "2026-04-13"));
    assertThat(outline(source))
        .containsExactly(
            "line 3 HEADING 1: What Bees Really Want — A Guide for Everybody",
            "line 9 PARAGRAPH 0: " + LONG,
            "line 11 HEADING 2: IV. Why Do They Dance? — The Waggle",
            "line 13 PARAGRAPH 0: Why this matters for you: " + LONG);
  }

  @Test
  void hardWrappedLinesAreJoined() {
    Source source =
        source(
            "wrapped.txt",
            """
            The Waggle Dance

            A forager that has found a rich patch of flowers comes back to the
            hive and dances on the comb. The angle of her run tells the others
            which way to fly.

            They read it in the dark, by touch, and the longer she runs the
            farther off the flowers are:

            - the run is
              the distance
            - the angle is the direction
            """);
    assertThat(outline(source))
        .containsExactly(
            "line 1 HEADING 1: The Waggle Dance",
            "lines 3–5 PARAGRAPH 0: A forager that has found a rich patch of flowers comes back to"
                + " the hive and dances on the comb. The angle of her run tells the others which"
                + " way to fly.",
            "lines 7–8 PARAGRAPH 0: They read it in the dark, by touch, and the longer she runs the"
                + " farther off the flowers are:",
            "lines 10–11 LIST_ITEM 1: the run is the distance",
            "line 12 LIST_ITEM 1: the angle is the direction");
  }

  @Test
  void anUnderlinedLineIsAHeadingAndItsRuleIsNot() {
    Source source = source("a.txt", "Bees\n====\n\nThey fly.\n\nWax\n---\n\nIt melts.\n");
    assertThat(outline(source))
        .containsExactly(
            "line 1 HEADING 1: Bees",
            "line 4 PARAGRAPH 0: They fly.",
            "line 6 HEADING 2: Wax",
            "line 9 PARAGRAPH 0: It melts.");
  }

  @ParameterizedTest
  @CsvSource({
    "This is a sentence.",
    "'Dear reader,'",
    "The following:",
    "lower case words",
    "'He stopped. Then he went'",
    "'“Who is there?”'"
  })
  void whatReadsLikeProseIsNoHeading(String line) {
    Source source = source("a.txt", LONG + "\n\n" + line + "\n\n" + LONG + "\n");
    assertThat(source.passages()).noneMatch(each -> each.kind() == Passage.Kind.HEADING);
  }

  @ParameterizedTest
  @CsvSource({
    "Life in the Hive",
    "2. Life in the Hive",
    "VII. Why Bees Are Bright and Dull at Once",
    "Open Air vs. Closed Hives",
    "What About My Honey?",
    "蜜蜂的生活",
    "Жизнь в улье"
  })
  void whatReadsLikeAHeadingIsOne(String line) {
    Source source = source("a.txt", LONG + "\n\n" + line + "\n\n" + LONG + " " + LONG + "\n");
    assertThat(source.passages().get(1).kind()).isEqualTo(Passage.Kind.HEADING);
  }

  @Test
  void numberedItemsStayItems() {
    Source source = source("a.txt", "1. Open the hive\n2. Look\n\n3) Close it\n");
    assertThat(source.passages()).allMatch(each -> each.kind() == Passage.Kind.LIST_ITEM);
  }

  @Test
  void anUnknownTypeThatIsTextIsReadAsText() {
    assertThat(source("log.xyz", "Some words.\n").format()).isEqualTo(Source.Format.TEXT);
  }

  @Test
  void aFewShortLinesDoNotHideThatATextIsWrapped() {
    Source source =
        source(
            "book.txt",
            """
            CHAPTER I
            THE HIVE

            It was the best of hives, it was the worst of hives, it was the age of
            wisdom, it was the age of foolishness, it was the epoch of belief, it was
            the epoch of honey.

            Mr. Bee went out. He did not come
            back.
            """);
    assertThat(source.passages())
        .extracting(Passage::text)
        .contains("Mr. Bee went out. He did not come back.")
        .anyMatch(each -> each.endsWith("it was the epoch of honey."));
  }

  @Test
  void aSpeakersQuestionIsNoHeading() {
    Source source = source("talk.txt", "Q: What do bees want?\nA: " + LONG + "\n");
    assertThat(source.passages()).allMatch(each -> each.kind() == Passage.Kind.PARAGRAPH);
  }
}
