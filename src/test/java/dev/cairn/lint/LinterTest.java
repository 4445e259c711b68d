package dev.cairn.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.gate.Allowance;
import dev.cairn.gate.Gate;
import dev.cairn.gate.SourceText;
import dev.cairn.gate.StandardChecks;
import dev.cairn.gate.Standing;
import dev.cairn.source.Locator;
import dev.cairn.source.Passage;
import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinterTest {
  private static final String RAW = "A kiln is a furnace for lime. It burned for 3 days.";
  private static final String CITED = "A kiln is a furnace for lime.[^on-lime-a1b2c3-1]\n";
  private static final String DEFINED =
      "\n"
          + "## Sources\n\n"
          + "[^on-lime-a1b2c3-1]: [[on-lime-a1b2c3]], line 1: \"A kiln is a furnace for lime.\"\n";

  @TempDir private Path folder;
  private Vault vault;
  private boolean rawRead;

  @BeforeEach
  void aVaultWithoutFaults() throws IOException {
    write("cairn.toml", "");
    write("raw/on-lime.txt", RAW);
    write(
        "wiki/sources/on-lime-a1b2c3.md",
        """
        ---
        type: source
        title: "On lime"
        created: 2026-04-01
        updated: 2026-04-01
        raw: "[[raw/on-lime.txt]]"
        sha256: %s
        ingested: 2026-04-01
        written-by: baseline
        ---

        # On lime
        """
            .formatted(Content.of(RAW).sha256()));
    topic("lime-kiln", "Lime kiln", CITED + "\n## Connections\n\n- [[quicklime]]\n");
    topic("quicklime", "Quicklime", CITED + "\n## Connections\n\n- [[lime-kiln|Lime kiln]]\n");
    write(
        "wiki/index.md",
        "---\ntype: index\n---\n\n- [[lime-kiln]]\n- [[quicklime]]\n- [[on-lime-a1b2c3]]\n");
    vault = new Vault(folder);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void topic(String slug, String title, String body) throws IOException {
    topic(slug, title, "[]", "2026-04-02", body);
  }

  private void topic(String slug, String title, String aliases, String updated, String body)
      throws IOException {
    write(
        "wiki/concepts/" + slug + ".md",
        "---\ntype: concept\ntitle: \""
            + title
            + "\"\naliases: "
            + aliases
            + "\ncreated: 2026-04-01\nupdated: "
            + updated
            + "\nsources: [\"[[on-lime-a1b2c3]]\"]\nwritten-by: baseline\n---\n\n# "
            + title
            + "\n\n"
            + body
            + DEFINED);
  }

  private Optional<SourceText> text(String slug) {
    Passage passage =
        new Passage(Passage.Kind.PARAGRAPH, RAW, new Locator.Lines(1, 1), List.of(), 0, List.of());
    return slug.equals("on-lime-a1b2c3")
        ? Optional.of(new SourceText("On lime", Map.of(), List.of(passage)))
        : Optional.empty();
  }

  private Optional<Sha256> hash(VaultPath raw) throws IOException {
    rawRead = true;
    return vault.read(raw).map(Content::sha256);
  }

  private List<Finding> lint() throws IOException {
    return new Linter(vault, this::text, this::hash, Set.of()).findings();
  }

  private List<Rule> rules() throws IOException {
    return lint().stream().map(Finding::rule).distinct().toList();
  }

  @Test
  void aVaultWithoutFaultsHasNoFindings() throws IOException {
    assertThat(lint()).isEmpty();
    assertThat(rawRead).isTrue();
  }

  @Test
  void aBrokenLinkToAKnownNameIsMendedInTheWordsOfTheSentence() throws IOException {
    topic(
        "hearth",
        "Hearth",
        "[\"Fire place\"]",
        "2026-04-02",
        CITED + "\n## Connections\n\n- [[lime-kiln]]\n");
    topic(
        "mortar",
        "Mortar",
        CITED + "\n## Connections\n\n- [[Lime Kilns|kilns]] · [[fireplace]] · [[hearth]]\n");
    topic(
        "plaster",
        "Plaster",
        CITED + "\n## Connections\n\n- [[mortar]] · [[plaster]] · [[unknown-thing]]\n");
    topic(
        "render",
        "Render",
        CITED
            + "\n"
            + "## Connections\n\n"
            + "- [[plaster]] [[render]]\n\n"
            + "| a |\n"
            + "| --- |\n"
            + "| [[Lime kilns\\|kilns]] |\n");
    write("wiki/concepts/lime-pit.md", "[[render]]");

    Edits edits = Fixes.of(lint(), vault);

    assertThat(edits.edits())
        .extracting(edit -> edit.path().basename())
        .containsExactly("mortar", "plaster", "render");
    assertThat(fixed(edits, "mortar"))
        .contains("- [[lime-kiln|kilns]] · [[hearth|fireplace]] · [[hearth]]");
    assertThat(fixed(edits, "plaster")).contains("- [[mortar]] · plaster · [[unknown-thing]]");
    assertThat(fixed(edits, "render"))
        .contains("| [[lime-kiln\\|kilns]] |")
        .contains("[[plaster]] render");
  }

  private static String fixed(Edits edits, String basename) {
    Edit edit =
        edits.edits().stream()
            .filter(e -> e.path().basename().equals(basename))
            .findFirst()
            .orElseThrow();
    Content content = edit.content();
    return content == null ? "" : content.text();
  }

  @Test
  void whatFixesMakePassesTheGateAndLeavesNothingToFix() throws IOException {
    topic(
        "mortar",
        "Mortar",
        CITED
            + "\nA person's remark without a source.\n\n- [[Lime Kilns|kilns]] "
            + "[^on-lime-a1b2c3-1]\n");
    topic("plaster", "Plaster", CITED + "\n- [[mortar]] and [[plaster]][^on-lime-a1b2c3-1]\n");
    List<Change> changes = new ArrayList<>();
    for (Edit edit : Fixes.of(lint(), vault).edits()) {
      changes.add(
          new Change(
              edit.path(),
              edit.base(),
              edit.base(),
              edit.content(),
              edit.content(),
              edit.content(),
              false));
    }
    List<VaultPath> files = vault.files("").stream().map(Vault.FileEntry::path).toList();
    Standing standing = new Standing(files, this::page, this::text);
    Allowance repair = new Allowance(Set.of(), false, false, Set.of(), true);

    assertThat(changes).hasSize(2);
    assertThat(new Gate(StandardChecks.of(standing, repair)).check(changes))
        .isInstanceOf(Gate.Passed.class);

    for (Edit edit : Fixes.of(lint(), vault).edits()) {
      write(edit.path().value(), fixed(Fixes.of(lint(), vault), edit.path().basename()));
    }
    assertThat(Fixes.of(lint(), vault).isEmpty()).isTrue();
  }

  private Optional<dev.cairn.vault.Page> page(VaultPath path) {
    try {
      return vault.page(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void twoPagesOfOneNameLeaveABrokenLinkToThePerson() throws IOException {
    topic(
        "hearth",
        "Hearth",
        "[\"Oven\"]",
        "2026-04-02",
        CITED + "[[oven]] [[lime-kiln]][^on-lime-a1b2c3-1]\n");
    topic(
        "stove",
        "Stove",
        "[\"Oven\"]",
        "2026-04-02",
        CITED + "[[hearth]] [[quicklime]][^on-lime-a1b2c3-1]\n");

    assertThat(rules()).contains(Rule.BROKEN_LINK, Rule.NEAR_DUPLICATE);
    assertThat(Fixes.of(lint(), vault).isEmpty()).isTrue();
  }

  @Test
  void aLinkThatANoteOfTheSameNameMadeAmbiguousGetsTheFullPath() throws IOException {
    write("notes/quicklime.md", "my own");

    assertThat(rules()).containsExactlyInAnyOrder(Rule.DUPLICATE_BASENAME, Rule.AMBIGUOUS_LINK);
    assertThat(fixed(Fixes.of(lint(), vault), "lime-kiln"))
        .contains("- [[wiki/concepts/quicklime|quicklime]]");
  }

  @Test
  void aPersonsNotesAreOnlyToldOfTheirLinks() throws IOException {
    write(
        "notes/mine.md",
        "<b>x</b> [[nowhere]] [[lime-kiln]] [[{{title}}]] [[link]] <% x %> 12 mills.\n");
    write(
        "wiki/concepts/own.md",
        "# Own\n\nI wrote <b>this</b> in 1999, without a source.[^1]\n\n[^1]: In the garden.\n");

    assertThat(lint())
        .extracting(Finding::toString)
        .containsExactly(
            "notes/mine.md:1: [[nowhere]] leads nowhere: write the page or take the link away"
                + " (broken-link)");
    assertThat(lint()).extracting(Finding::severity).containsExactly(Severity.WARNING);
    assertThat(Fixes.of(lint(), vault).isEmpty()).isTrue();
  }

  @Test
  void whatTheGateWouldRefuseIsFound() throws IOException {
    topic(
        "mortar",
        "Mortar",
        CITED
            + "It sets hard.\n\n"
            + "A kiln of 9 tons.[^on-lime-a1b2c3-1] [[lime-kiln]]\n"
            + "<i>x</i> https://evil.example/\n");
    topic("plaster", "Plaster", CITED.replace("-1]", "-2]") + "[[mortar]][^on-lime-a1b2c3-1]\n");
    write("wiki/concepts/bad.md", "---\ntitle: a: b\nwritten-by: x/y\n---\n[[plaster]]");

    assertThat(rules())
        .contains(
            Rule.UNCITED,
            Rule.UNGROUNDED,
            Rule.EXECUTABLE,
            Rule.UNKNOWN_ADDRESS,
            Rule.UNVERIFIABLE_CITATION,
            Rule.FRONT_MATTER);
  }

  @Test
  void orphansWantedPagesAndPlaceholdersAreNamed() throws IOException {
    topic("mortar", "Mortar", CITED + "[[cement]] [[page-name]][^on-lime-a1b2c3-1]\n");
    topic("plaster", "Plaster", CITED + "[[Cement]] [[mortar]][^on-lime-a1b2c3-1]\n");

    assertThat(lint())
        .extracting(finding -> finding.path().basename() + " " + finding.rule().id())
        .containsExactlyInAnyOrder(
            "mortar wanted-page",
            "mortar placeholder-link",
            "mortar broken-link",
            "plaster orphan",
            "plaster broken-link");
  }

  @Test
  void pagesAboutOneThingAreFoundWhereverTheyStand() throws IOException {
    topic(
        "autoresearch",
        "Autoresearch",
        CITED + "[[lime-kilns]] [[hydraulics]][^on-lime-a1b2c3-1]\n");
    topic(
        "lime-kilns",
        "The Lime-Kilns",
        CITED + "[[autoresearch]] [[hydraulic]][^on-lime-a1b2c3-1]\n");
    topic(
        "autoresaerch",
        "Autoresaerch",
        CITED + "[[lime-kiln]] [[model-10001]][^on-lime-a1b2c3-1]\n");
    topic(
        "model-10001",
        "Model 10001",
        CITED + "[[autoresaerch]] [[model-10002]][^on-lime-a1b2c3-1]\n");
    topic("model-10002", "Model 10002", CITED + "[[quicklime]][^on-lime-a1b2c3-1]\n");

    assertThat(lint().stream().filter(finding -> finding.rule() == Rule.NEAR_DUPLICATE))
        .extracting(finding -> finding.path().basename() + " " + finding.severity())
        .containsExactlyInAnyOrder("lime-kilns WARNING", "autoresearch INFO");
  }

  @Test
  void aPageBehindItsSourcesIsStale() throws IOException {
    topic(
        "lime-kiln",
        "Lime kiln",
        "[]",
        "2026-03-01",
        CITED + "\n## Connections\n\n- [[quicklime]]\n");

    assertThat(rules()).containsExactly(Rule.STALE);
  }

  @Test
  void aPageThatCitesASupersededSourceIsStale() throws IOException {
    Path source = folder.resolve("wiki/sources/on-lime-a1b2c3.md");
    Files.writeString(
        source,
        Files.readString(source)
            .replace("ingested:", "superseded-by: \"[[quicklime]]\"\ningested:"));

    assertThat(lint()).extracting(Finding::rule).containsExactly(Rule.STALE, Rule.STALE);
  }

  @Test
  void rawFilesThatChangedOrWentAreReported() throws IOException {
    write("raw/on-lime.txt", "something else");
    assertThat(rules()).containsExactly(Rule.RAW_CHANGED);

    Files.delete(folder.resolve("raw/on-lime.txt"));
    assertThat(rules()).containsExactly(Rule.RAW_MISSING);
  }

  @Test
  void copiesOfConflictsAreStrayFiles() throws IOException {
    write("wiki/concepts/quicklime.sync-conflict-20260401-101010-ABCDEFG.md", "x");
    write("notes/plan.md", "x");
    write("notes/plan (Ann's conflicted copy 2026-04-01).md", "x");
    write("notes/plan conflict.md", "x");
    write("notes/The conflict of 1848.md", "x");

    assertThat(lint().stream().filter(finding -> finding.rule() == Rule.STRAY_FILE)).hasSize(3);
  }

  @Test
  void aVeryLongPageIsOversized() throws IOException {
    topic(
        "lime-kiln",
        "Lime kiln",
        CITED + "\n" + CITED.repeat(700) + "[[quicklime]][^on-lime-a1b2c3-1]\n");

    assertThat(rules()).containsExactly(Rule.OVERSIZED);
  }

  @Test
  void twoThousandPagesAreReadInLinearTime() throws IOException {
    for (int i = 0; i < 2_000; i++) {
      topic("page-" + i, "Subject number " + i, CITED + "\n- [[page-" + (i + 1) % 2_000 + "]]\n");
    }
    long start = System.nanoTime();

    assertThat(lint()).hasSize(0);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }
}
