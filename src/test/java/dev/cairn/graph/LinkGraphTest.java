package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkGraphTest {
  private static final VaultPath MEMEX = VaultPath.of("wiki/concepts/memex.md");
  private static final VaultPath TRAIL = VaultPath.of("wiki/concepts/trail.md");

  @TempDir Path folder;

  @Test
  void aBacklinkCarriesItsSentenceAndItsLine() throws IOException {
    write("wiki/concepts/memex.md", "---\ntype: concept\n---\n# Memex\n");
    write(
        "wiki/concepts/trail.md",
        "---\n"
            + "type: concept\n"
            + "---\n"
            + "# Trail\n"
            + "A path. The [[memex|Memex]] has *trails*.[^a-1] More.\n");

    List<Reference> back = graph().backlinks(MEMEX);

    assertThat(back)
        .singleElement()
        .satisfies(link -> {
          assertThat(link.from()).isEqualTo(TRAIL);
          assertThat(link.line()).isEqualTo(5);
          assertThat(link.sentence()).isEqualTo("The Memex has trails.");
          assertThat(link.isCitation()).isFalse();
        });
  }

  @Test
  void linksFromNotesAndIntoRawFilesCount() throws IOException {
    write("wiki/concepts/memex.md", "[[raw/essay.txt]] and [[#Overview]]\n");
    write("raw/essay.txt", "[[memex]]");
    write("diary.md", "Read about [the memex](wiki/concepts/memex.md).\n");

    LinkGraph graph = graph();

    assertThat(graph.backlinks(VaultPath.of("raw/essay.txt"))).hasSize(1);
    assertThat(graph.backlinks(MEMEX))
        .extracting(Reference::from)
        .containsExactly(VaultPath.of("diary.md"));
    assertThat(graph.outgoing(MEMEX)).hasSize(2);
  }

  @Test
  void aMissingTargetIsWantedOnceHoweverItIsSpelled() throws IOException {
    write(
        "wiki/concepts/memex.md",
        "[[Hypertext]] [[hypertext.md|text]] [[once]]\n`[[code]]` https://example.org/x\n");
    write("wiki/concepts/trail.md", "[[hypertext#Past]]\n");

    List<Wanted> wanted = graph().wanted();

    assertThat(wanted).extracting(Wanted::target).containsExactly("Hypertext", "once");
    assertThat(wanted.getFirst().count()).isEqualTo(3);
    assertThat(graph().wantedBy(TRAIL)).hasSize(1);
  }

  @Test
  void aPageThatOnlyTheCatalogueListsIsAnOrphan() throws IOException {
    write("wiki/index.md", "[[memex]] [[trail]]\n");
    write("wiki/concepts/memex.md", "[[memex]] links to itself and to [[trail]].\n");
    write("wiki/concepts/trail.md", "nothing\n");

    assertThat(graph().orphans()).containsExactly(MEMEX);
  }

  @Test
  void aNameOfTwoFilesIsAmbiguousAndPointsAtNeither() throws IOException {
    write("wiki/concepts/memex.md", "a\n");
    write("notes/memex.md", "b\n");
    write("wiki/concepts/trail.md", "[[memex]]\n");

    LinkGraph graph = graph();

    assertThat(graph.ambiguous())
        .singleElement()
        .satisfies(link ->
            assertThat(link.candidates()).containsExactly(VaultPath.of("notes/memex.md"), MEMEX));
    assertThat(graph.backlinks(MEMEX)).isEmpty();
  }

  @Test
  void tenThousandPagesTakeLessThanThreeSeconds() {
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder("# Page ").append(i).append('\n');
      for (int k = 1; k <= 20; k++) {
        text.append("A line about something else. It leads to [[page-")
            .append((i * 31 + k * 7) % 10_100)
            .append("]] next.\n");
      }
      pages.add(Page.of(VaultPath.of("wiki/concepts/page-" + i + ".md"), text.toString()));
    }
    Instant start = Instant.now();
    LinkGraph graph = LinkGraph.of(pages, new FileNames(pages.stream().map(Page::path).toList()));

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    assertThat(graph.wanted()).isNotEmpty();
  }

  private LinkGraph graph() throws IOException {
    return LinkGraph.of(new Vault(folder));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
