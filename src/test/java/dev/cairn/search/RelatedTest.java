package dev.cairn.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RelatedTest {
  @TempDir Path folder;
  private VaultFixture vault;

  @BeforeEach
  void aWikiOnAnimalsAndTea() throws IOException {
    vault =
        new VaultFixture(folder)
            .write(
                "wiki/otter.md",
                "# Otter\n\nThe otter is a mustelid that hunts salmon in a [[river]].[^o-1]\n\n"
                    + "[^o-1]: [[field-book]], line 1: \"The otter is a mustelid\"\n")
            .write("wiki/river.md", "# River\n\nWater that flows. The beaver lives there.\n")
            .write("wiki/beaver.md", "# Beaver\n\nIt builds dams in a [[river]].\n")
            .write("wiki/badger.md", "# Badger\n\nA mustelid too, but it hunts no salmon.\n")
            .write("wiki/stoat.md", "Small.[^s-1]\n\n[^s-1]: [[field-book]], line 2: \"Small\"\n")
            .write("wiki/zoo.md", "See the [[otter]] and the [[lynx]].\n")
            .write("wiki/lynx.md", "A cat.\n")
            .write("wiki/sources/field-book.md", "# Field book\n\nOf 1901.\n")
            .write("wiki/tea.md", "# Tea\n\nSencha is a green tea.\n")
            .write("raw/otters.txt", "The otter is a mustelid that hunts salmon.\n");
  }

  @Test
  void everyRelatedPageSaysWhy() throws IOException {
    List<Related> related = related("wiki/otter.md", 20);

    assertThat(why(related, "river")).startsWith("linked from it");
    assertThat(why(related, "zoo")).startsWith("links to it");
    assertThat(why(related, "field-book")).startsWith("cited by it");
    assertThat(why(related, "beaver")).startsWith("both link to [[river]]");
    assertThat(why(related, "stoat")).startsWith("cites the same source");
    assertThat(why(related, "lynx")).startsWith("[[zoo]] links to both");
    assertThat(why(related, "badger")).startsWith("similar words: ").contains("mustelid", "salmon");
    assertThat(related)
        .extracting(page -> page.path().basename())
        .doesNotContain("otter", "tea", "otters")
        .hasSize(7);
  }

  @Test
  void theBestComeFirstAndNoMoreThanWanted() throws IOException {
    List<Related> all = related("wiki/otter.md", 20);

    assertThat(all).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    assertThat(related("wiki/otter.md", 2)).isEqualTo(all.subList(0, 2));
  }

  @Test
  void aPageWithoutLinksIsRelatedByItsWords() throws IOException {
    assertThat(related("wiki/badger.md", 20))
        .extracting(page -> page.path().basename())
        .containsExactly("otter");
    assertThat(related("wiki/tea.md", 20)).isEmpty();
  }

  @Test
  void wordsAreToldAsTheOtherPageWritesThem() throws IOException {
    vault
        .write("notes/a.md", "Compilers translate Pascal.\n")
        .write("notes/b.md", "The compiler's author translated Pascal's grammar.\n");

    try (SearchIndex index = SearchIndex.open(vault.vault())) {
      index.refresh();
      assertThat(index.similar(VaultPath.of("notes/a.md"), 5))
          .singleElement()
          .satisfies(similar -> {
            assertThat(similar.path()).isEqualTo(VaultPath.of("notes/b.md"));
            assertThat(similar.words())
                .containsExactlyInAnyOrder("compiler", "translated", "pascal");
          });
      assertThat(index.similar(VaultPath.of("notes/gone.md"), 5)).isEmpty();
    }
  }

  private List<Related> related(String page, int limit) throws IOException {
    try (SearchIndex index = SearchIndex.open(vault.vault())) {
      index.refresh();
      return Related.to(VaultPath.of(page), index.pages().network(), index, limit);
    }
  }

  private static String why(List<Related> related, String name) {
    Optional<Related> page =
        related.stream().filter(each -> each.path().basename().equals(name)).findFirst();
    return page.map(Related::why).orElse("is not among them");
  }
}
