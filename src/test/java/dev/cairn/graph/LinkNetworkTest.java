package dev.cairn.graph;

import static dev.cairn.graph.Networks.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.PageLinks.Target;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkNetworkTest {
  @TempDir Path folder;

  @Test
  void pagesAreNumberedByPathWhateverTheirOrder() {
    PageLinks b = new PageLinks(path("b"), List.of(new Target("c", 1, false)));
    PageLinks c = new PageLinks(path("c"), List.of(new Target("a", 1, false)));
    PageLinks a = new PageLinks(path("a"), List.of());
    FileNames names = new FileNames(List.of(path("a"), path("b"), path("c")));

    for (List<PageLinks> order : List.of(List.of(a, b, c), List.of(c, b, a), List.of(b, c, a))) {
      LinkNetwork network = LinkNetwork.of(order, names);
      assertThat(network.pages()).containsExactly(path("a"), path("b"), path("c"));
      assertThat(network.links()).isEqualTo(2);
      assertThat(network.from(0)).isEqualTo(1);
      assertThat(network.to(0)).isEqualTo(2);
      assertThat(network.link(2, 0)).hasValue(1);
      assertThat(network.link(0, 2)).isEmpty();
      assertThat(network.incoming(0)).isEqualTo(1);
      assertThat(network.from(network.incoming(0, 0))).isEqualTo(2);
      assertThat(network.outgoing(0)).isZero();
    }
  }

  @Test
  void severalLinksToOnePageAreOneAndACitationOnlyWhereAllAre() {
    LinkNetwork network = Networks.of("a > b [b] b [c] [c] a", "b", "c");

    assertThat(network.links()).isEqualTo(2);
    assertThat(network.isCitation(network.link(0, 1).orElseThrow())).isFalse();
    assertThat(network.isCitation(network.link(0, 2).orElseThrow())).isTrue();
  }

  @Test
  void whatIsNoPageIsLeftOut() throws IOException {
    write("wiki/index.md", "[[memex]] [[trail]]");
    write("wiki/index-concepts-m.md", "[[memex]]");
    write("wiki/log.md", "[[memex]]");
    write("AGENTS.md", "[[memex]]");
    write("raw/essay.md", "[[memex]]");
    write("wiki/concepts/memex.md", "[[essay]] [[gone]] [[twin]] ![[picture.png]] [[index]]");
    write("wiki/concepts/trail.md", "[[memex]]\n\n[^e-1]: [[diary]], line 1: \"a b c\"\n");
    write("picture.png", "");
    write("one/twin.md", "");
    write("two/twin.md", "");
    write("diary.md", "See [the memex](wiki/concepts/memex.md).");

    LinkNetwork network = Networks.of(new Vault(folder));

    assertThat(network.pages())
        .extracting(VaultPath::value)
        .containsExactly(
            "diary.md",
            "one/twin.md",
            "two/twin.md",
            "wiki/concepts/memex.md",
            "wiki/concepts/trail.md");
    assertThat(links(network))
        .containsExactly("diary > memex", "trail > diary (citation)", "trail > memex");
    assertThat(links(network.only(page -> page.isUnder(Vault.WIKI))))
        .containsExactly("trail > memex");
  }

  @Test
  void aMillionLinksTakeLessThanThreeSeconds() {
    int size = 100_000;
    List<VaultPath> paths = IntStream.range(0, size).mapToObj(i -> path("page-" + i)).toList();
    List<PageLinks> pages = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<Target> links = new ArrayList<>();
      for (int k = 1; k <= 10; k++) {
        links.add(new Target("page-" + (int) ((i * 31L + k * 7919L * i) % size), k, false));
      }
      pages.add(new PageLinks(paths.get(i), links));
    }
    FileNames names = new FileNames(paths);

    Instant start = Instant.now();
    LinkNetwork network = LinkNetwork.of(pages, names);

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    assertThat(network.size()).isEqualTo(size);
    assertThat(network.links()).isGreaterThan(800_000);
  }

  private static List<String> links(LinkNetwork network) {
    return IntStream.range(0, network.links())
        .mapToObj(link ->
            network.page(network.from(link)).basename()
                + " > "
                + network.page(network.to(link)).basename()
                + (network.isCitation(link) ? " (citation)" : ""))
        .toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
