package dev.cairn.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PageMergeTest {
  private static final String PAGE =
      """
      ---
      type: concept
      # a person's comment
      aliases:
        - one
        - two
      updated: 2026-04-13
      ---

      # Title
      A definition.[^a-1]

      ## Key points

      - first point
      - second point,
        continued
      - third point

      ```text
      - not an item

      # not a heading
      ```

      > [!note] Callout
      > - one side
      > - other side

      [^a-1]: [[a]], line 1: "one"
      [^a-2]: [[a]], line 2: "two"
      """;

  @Test
  void theBlocksPutTogetherAreThePage() {
    Random random = new Random(7);
    List<String> pieces =
        List.of(
            "---\n",
            "a: b\n",
            "\n",
            "\r\n",
            "# h\n",
            "- i\n",
            "  c",
            "```\n",
            "> q\n",
            "[^x]: y\n",
            "t");
    for (int round = 0; round < 2_000; round++) {
      StringBuilder page = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        page.append(pieces.get(random.nextInt(pieces.size())));
      }
      assertThat(join(Blocks.of(page.toString()))).isEqualTo(page.toString());
    }
  }

  @Test
  void aPageSplitsIntoKeysItemsNotesAndWholeFences() {
    List<String> texts = Blocks.of(PAGE).stream().map(Block::text).toList();
    assertThat(texts)
        .contains("aliases:\n  - one\n  - two\n", "# a person's comment\n")
        .contains("- second point,\n  continued\n", "> - one side\n")
        .contains("\n```text\n- not an item\n\n# not a heading\n```\n")
        .contains("[^a-2]: [[a]], line 2: \"two\"\n");
  }

  @Test
  void changesToNeighbouringItemsBothCount() {
    String ours = PAGE.replace("- first point", "- first point, ours");
    String theirs = PAGE.replace("- second point,", "- second point by a person,");
    assertMerges(ours, theirs, ours.replace("- second point,", "- second point by a person,"));
  }

  @Test
  void bothSidesMayAddAtTheEnd() {
    String ours = PAGE + "[^a-3]: [[a]], line 3: \"three\"\n";
    String theirs = PAGE + "\nA person's closing words.";
    assertMerges(ours, theirs, ours + "\nA person's closing words.");
  }

  @Test
  void bothSidesMayAddKeysToTheFrontMatter() {
    String ours = PAGE.replace("updated: 2026-04-13", "updated: 2026-05-01\nsources: [x]");
    String theirs = PAGE.replace("updated: 2026-04-13", "updated: 2026-04-13\nmood: good");
    PageMerge.Merged merged = merge(PAGE, ours, theirs);
    assertThat(merged.clashes()).isEmpty();
    assertThat(merged.content().text())
        .contains("updated: 2026-05-01\n", "sources: [x]\n", "mood: good\n");
  }

  @Test
  void aKeyThatBothAddedIsThereOnceAndIsTheirs() {
    String ours = PAGE.replace("type: concept", "type: concept\ntags: [ours]");
    String theirs = PAGE.replace("---\n\n# Title", "tags: [theirs]\n---\n\n# Title");
    PageMerge.Merged merged = merge(PAGE, ours, theirs);
    assertThat(merged.content().text()).contains("tags: [theirs]").doesNotContain("tags: [ours]");
    assertThat(merged.clashes()).hasSize(1);
  }

  @Test
  void whereOneBlockClashesTheOthersStillMerge() {
    String ours =
        PAGE.replace("A definition.", "Our definition.").replace("2026-04-13", "2026-05-01");
    String theirs = PAGE.replace("A definition.", "Their definition.");
    PageMerge.Merged merged = merge(PAGE, ours, theirs);
    assertThat(merged.content().text()).isEqualTo(theirs.replace("2026-04-13", "2026-05-01"));
    assertThat(merged.clashes())
        .containsExactly(
            new PageMerge.Clash(
                "A definition.[^a-1]\n", "Our definition.[^a-1]\n", "Their definition.[^a-1]\n"));
  }

  @Test
  void carriageReturnsStay() {
    String theirs = PAGE.replace("- third point", "- third point, theirs").replace("\n", "\r\n");
    String ours = PAGE.replace("2026-04-13", "2026-05-01");
    assertThat(merge(PAGE, ours, theirs).content().text())
        .isEqualTo(theirs.replace("2026-04-13", "2026-05-01"));
  }

  @Test
  void bytesThatAreNotUtf8Stay() {
    Content theirs = Content.of(new byte[] {'a', '\n', '\n', (byte) 0xff, (byte) 0xe9, '\n'});
    PageMerge.Merged merged =
        PageMerge.merge(Content.of("a\n\nb\n"), Content.of("c\n\nb\n"), theirs);
    assertThat(merged.content().bytes())
        .isEqualTo(new byte[] {'c', '\n', '\n', (byte) 0xff, (byte) 0xe9, '\n'});
  }

  @Test
  void noBlockOfAPersonIsEverLost() {
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      String base = join(randomEdits(Blocks.of(PAGE), random, "base"));
      String ours = join(randomEdits(Blocks.of(base), random, "ours"));
      String theirs = join(randomEdits(Blocks.of(base), random, "theirs"));
      assertThat(merge(base, base, theirs).content().text()).isEqualTo(theirs);
      assertThat(merge(base, ours, base).content().text()).isEqualTo(ours);
      PageMerge.Merged merged = merge(base, ours, theirs);
      List<String> before = bodies(base);
      String after = merged.content().text();
      for (String block : bodies(theirs)) {
        if (!before.contains(block)) {
          assertThat(after).as("seed %d", seed).contains(block);
        }
      }
      assertThat(merge(base, ours, merged.content().text()).content().text().lines().toList())
          .as("seed %d: words of a person after a second merge", seed)
          .containsAll(
              theirs.lines().filter(line -> !base.lines().toList().contains(line)).toList());
    }
  }

  private static List<String> bodies(String page) {
    return Blocks.of(page).stream().map(block -> block.text().strip()).toList();
  }

  private static List<Block> randomEdits(List<Block> blocks, Random random, String who) {
    List<Block> edited = new ArrayList<>(blocks);
    for (int i = random.nextInt(6); i > 0; i--) {
      int at = 1 + random.nextInt(Math.max(1, edited.size() - 1));
      String word = who + random.nextInt(1_000);
      switch (random.nextInt(4)) {
        case 0 -> edited.add(at, new Block("\nA paragraph " + word + ".\n", null, false));
        case 1 -> edited.add(at, new Block("- item " + word + "\n", null, true));
        case 2 -> {
          if (at < edited.size()) {
            edited.remove(at);
          }
        }
        default -> {
          if (at < edited.size()) {
            String text = edited.get(at).text().stripTrailing() + " " + word + "\n";
            edited.set(at, new Block(text, null, false));
          }
        }
      }
    }
    return edited;
  }

  private static void assertMerges(String ours, String theirs, String expected) {
    PageMerge.Merged merged = merge(PAGE, ours, theirs);
    assertThat(merged.content().text()).isEqualTo(expected);
    assertThat(merged.clashes()).isEmpty();
  }

  private static PageMerge.Merged merge(String base, String ours, String theirs) {
    return PageMerge.merge(Content.of(base), Content.of(ours), Content.of(theirs));
  }

  private static String join(List<Block> blocks) {
    return blocks.stream().map(Block::text).collect(Collectors.joining());
  }
}
