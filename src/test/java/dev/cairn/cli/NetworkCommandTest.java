package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `related`, `trail` and `graph`, run as a person would.
final class NetworkCommandTest {
  @TempDir Path folder;
  private TestVault vault;

  @BeforeEach
  void aSmallWiki() throws IOException {
    vault = TestVault.init(folder);
    vault.write("wiki/index.md", "---\ntype: index\n---\n[[memex]] [[trail]] [[tea]]\n");
    vault.write(
        "wiki/concepts/memex.md",
        "---\ntype: concept\ntitle: Memex\naliases: [Bush's desk]\n---\n\n"
            + "- [[trail]]\n\nA desk. It keeps [[trail|trails]] of pages. More.\n");
    vault.write(
        "wiki/concepts/trail.md",
        "# Trail\n\nA chain of pages.[^essay-1]\n\n"
            + "[^essay-1]: [[essay]], line 3: \"a chain of pages\"\n");
    vault.write(
        "wiki/concepts/link.md", "# Link\n\nThe memex had none, the [[trail]] is made of them.\n");
    vault.write("wiki/sources/essay.md", "# Essay\n");
    vault.write("wiki/concepts/tea.md", "# Tea\n\nSencha.\n");
    vault.write("diary.md", "Read of the [[memex]].\n");
  }

  @Test
  void aTrailGivesEachStepWithItsSentence() {
    assertThat(vault.cairn("trail", "Bush's desk", "link").succeeded().saysNothingOnErr().out())
        .isEqualTo(
            """
            Memex  wiki/concepts/memex.md
              links to  wiki/concepts/memex.md:9
                  It keeps trails of pages.
            Trail  wiki/concepts/trail.md
              is linked from  wiki/concepts/link.md:3
                  The memex had none, the trail is made of them.
            Link  wiki/concepts/link.md
            """);
  }

  @Test
  void aTrailInJsonHoldsEveryPage() {
    JsonNode steps =
        vault.cairn("--json", "trail", "memex", "essay").succeeded().json().path("steps");

    assertThat(steps)
        .extracting(step -> step.path("path").asText())
        .containsExactly(
            "wiki/concepts/memex.md", "wiki/concepts/trail.md", "wiki/sources/essay.md");
    assertThat(steps)
        .extracting(step -> step.path("via").asText())
        .containsExactly("", "links to: It keeps trails of pages.", "cites: \"a chain of pages\"");
    assertThat(steps.get(2).path("citation").asBoolean()).isTrue();
    assertThat(steps.get(2).path("line").asInt()).isEqualTo(5);
  }

  @Test
  void whereThereIsNoTrailItIsSaid() {
    vault
        .cairn("trail", "memex", "tea")
        .exitedWith(ExitCode.FINDINGS)
        .saysNothingOnErr()
        .outContains(
            "No chain of links joins wiki/concepts/memex.md and wiki/concepts/tea.md.",
            "Links join 4 pages to the first and 0 pages to the second.");
    assertThat(
            vault
                .cairn("--json", "trail", "memex", "tea")
                .exitedWith(ExitCode.FINDINGS)
                .json()
                .path("steps"))
        .isEmpty();
    assertThat(vault.cairn("trail", "tea", "tea").succeeded().out())
        .isEqualTo("Tea  wiki/concepts/tea.md\n");
  }

  @Test
  void aPageThatIsNoneIsToldByEveryCommand() {
    for (String[] command :
        new String[][] {
          {"related", "zzz"}, {"trail", "memex", "zzz"}, {"graph", "--around", "zzz"}
        }) {
      Outcome outcome = vault.cairn(command).exitedWith(ExitCode.USAGE);
      assertThat(outcome.sentence()).isEqualTo("zzz is no page of this vault.");
    }
    assertThat(vault.cairn("related", "wiki/index.md").exitedWith(ExitCode.USAGE).sentence())
        .startsWith("wiki/index.md is a list or an instruction");
  }

  @Test
  void relatedPagesComeWithTheirReason() {
    Outcome text = vault.cairn("related", "Memex").succeeded().saysNothingOnErr();
    text.outContains("Trail  wiki/concepts/trail.md  linked from it");
    text.outContains("diary  diary.md                links to it");
    JsonNode pages = vault.cairn("--json", "related", "memex", "--limit", "1").json().path("pages");
    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).path("score").asDouble()).isPositive();
    assertThat(pages.get(0).path("why").asText()).isNotBlank();
    vault.cairn("related", "tea").succeeded().outContains("no page uses its words");
  }

  @Test
  void theGraphIsTheWikiUnlessAllIsAskedFor() {
    JsonNode wiki = vault.cairn("graph").succeeded().saysNothingOnErr().json();
    JsonNode all = vault.cairn("--json", "graph", "--in", "all").succeeded().json();

    assertThat(wiki.path("nodes"))
        .hasSize(5)
        .extracting(node -> node.path("path").asText())
        .doesNotContain("wiki/index.md", "diary.md");
    assertThat(wiki.path("nodes").get(1).path("type").asText()).isEqualTo("concept");
    assertThat(wiki.path("edges")).hasSize(3);
    assertThat(wiki.path("parts").asInt()).isEqualTo(2);
    assertThat(all.path("nodes")).hasSize(6);
  }

  @Test
  void aGraphAroundAPageEndsAtItsDepth() {
    assertThat(vault.cairn("graph", "--around", "memex").json().path("nodes")).hasSize(2);
    assertThat(vault.cairn("graph", "--around", "memex", "--depth", "2").json().path("nodes"))
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "graphml", "canvas", "dot", "svg"})
  void everyFormatIsTheSameAtEveryCallAndSaysWhatItLeavesOut(String format) {
    Outcome first = vault.cairn("graph", "--format", format, "--limit", "2").succeeded();

    first.errContains("Shown are the 2 highest ranked of 5 pages");
    assertThat(first.out()).isNotBlank().doesNotContain("tea");
    assertThat(vault.cairn("graph", "--format", format, "--limit", "2").out())
        .isEqualTo(first.out());
  }

  @Test
  void jsonAndAPictureContradictEachOther() {
    assertThat(
            vault
                .cairn("--json", "graph", "--format", "svg")
                .exitedWith(ExitCode.USAGE)
                .error()
                .path("message")
                .asText())
        .isEqualTo("--json and --format svg contradict each other.");
  }
}
