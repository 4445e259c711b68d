package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An agent that keeps the wiki by editing files, with nothing but `AGENTS.md` and `cairn check`.
final class CheckTest {
  private static final String PAGE = "wiki/concepts/slow-bread.md";

  @TempDir Path folder;
  TestVault vault;
  private String source = "";

  @BeforeEach
  void start() throws IOException {
    vault = TestVault.init(folder).receivesNotes();
    vault.receives(
        "on-baking.md",
        """
        # On baking

        Slow bread is bread whose dough rises for a day or longer.
        It was sold in Marlow from 1952 on, as https://bread.example tells.
        """);
    vault.ingest(
        "on-baking.md",
        "ada-lovelace.md",
        "analytical-engine.md",
        "babbage.txt",
        "difference-engine.md");
    source =
        vault.wiki().keySet().stream()
            .filter(path -> path.startsWith("wiki/sources/on-baking-"))
            .map(path -> path.substring("wiki/sources/".length(), path.length() - ".md".length()))
            .findFirst()
            .orElseThrow();
    if (vault.exists(PAGE)) {
      Files.delete(vault.root.resolve(PAGE));
      vault.commitAll("Make room for the page of the agent");
    }
  }

  /// The page that `AGENTS.md` shows, about the source that there is.
  private String page() throws IOException {
    String agents = vault.read("AGENTS.md");
    int start = agents.indexOf("```markdown\n") + "```markdown\n".length();
    return agents
        .substring(start, agents.indexOf("```", start))
        .replace("on-baking-1f0c2a", source)
        .replace("lines 12–13", "line 3");
  }

  @Test
  void claudeCodeIsSentToTheSameRules() throws IOException {
    assertThat(vault.read("CLAUDE.md")).isEqualTo("@AGENTS.md\n");
    assertThat(vault.read("AGENTS.md").lines()).hasSizeLessThan(80);
  }

  @Test
  void nothingUncommittedIsNothingToCheck() {
    vault.cairn("check").succeeded().outContains("Nothing to check");
  }

  @Test
  void aPageMadeByTheRulesPasses() throws IOException {
    vault.write(PAGE, page());
    vault.cairn("check").succeeded().outContains("1 file not committed, no rule broken.");
    JsonNode json = vault.cairn("check", "--json").succeeded().json();
    assertThat(json.path("added").path(0).asText()).isEqualTo(PAGE);
    assertThat(json.path("violations")).isEmpty();
    vault.commitAll("Write about slow bread");
    vault.cairn("check").succeeded().outContains("Nothing to check");
    vault.cairn("ingest", vault.inbox.resolve("bernoulli.md").toString()).succeeded();
    assertThat(vault.read(PAGE)).contains("Slow bread is bread whose dough rises for a day.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: concept             | type: thought              | front-matter
          created: 2026-04-08       | created: yesterday         | front-matter
          written-by: agent         | tags: []                   | front-matter
          "[[SOURCE]]"              | [[SOURCE]]                 | front-matter
          bread whose dough rises for a day or longer | bread that everybody likes | citation
          line 3                    | line 1                     | citation
          rises for a day.          | rises for a day in Paris.  | grounding
          rises for a day.          | rises for 17 days.         | grounding
          a day.[^SOURCE-1]         | a day.[^SOURCE-1] Everybody in town buys it warm. | uncited
          # Slow bread              | # Slow bread by [[nobody]] | link
          ## Sources                | <script>go()</script>      | executable
          ## Sources                | <!-- a note to myself -->  | executable
          # Slow bread              | # ![b](https://x.example/) | executable
          rises for a day.          | rises, see https://x.example/a. | url
          """)
  void eachRuleBrokenIsSaidWithItsLine(String words, String others, String rule)
      throws IOException {
    vault.write(PAGE, page());
    vault.edit(PAGE, words.replace("SOURCE", source), others.replace("SOURCE", source));
    List<String> rules = broken(PAGE);
    assertThat(rules).contains(rule);
    vault.cairn("check").exitedWith(ExitCode.FINDINGS).outContains("[" + rule + "]", PAGE);
  }

  @Test
  void everyViolationNamesALineAndWhatToDo() throws IOException {
    vault.write(PAGE, page().replace("rises for a day.", "rises for 17 days."));
    JsonNode violation =
        vault.cairn("check", "--json").exitedWith(ExitCode.FINDINGS).json().at("/violations/0");
    assertThat(violation.path("line").asInt()).isEqualTo(13);
    assertThat(violation.path("message").asText()).contains("17");
  }

  @Test
  void rawFilesAndGeneratedFilesStayAsTheyAre() throws IOException {
    String raw =
        vault.raw().keySet().stream()
            .filter(p -> p.contains("on-baking"))
            .findFirst()
            .orElseThrow();
    vault.edit(raw, "a day", "a week");
    vault.edit("wiki/index.md", "# ", "# My ");
    assertThat(broken(raw)).containsExactly("path");
    assertThat(broken("wiki/index.md")).contains("path");
    Files.delete(vault.root.resolve(raw));
    assertThat(broken(raw)).containsExactly("path");
  }

  @Test
  void aSourcePageKeepsItsRawFile() throws IOException {
    String path = "wiki/sources/" + source + ".md";
    String raw =
        vault.raw().keySet().stream().filter(p -> p.contains("babbage")).findFirst().orElseThrow();
    vault.write(path, vault.read(path).replaceAll("raw/on-baking[^\\]]*", raw));
    assertThat(broken(path)).contains("citation");
  }

  @Test
  void aRemovedPageLeavesNoLinkBehind() throws IOException {
    String gone =
        vault.wiki().keySet().stream()
            .filter(path -> path.startsWith("wiki/entities/") && path.contains("babbage"))
            .findFirst()
            .orElseThrow();
    Files.delete(vault.root.resolve(gone));
    JsonNode json = vault.cairn("check", "--json").exitedWith(ExitCode.FINDINGS).json();
    assertThat(json.path("removed").path(0).asText()).isEqualTo(gone);
    assertThat(json.path("violations"))
        .anySatisfy(violation -> {
          assertThat(violation.path("rule").asText()).isEqualTo("link");
          assertThat(violation.path("path").asText()).isNotEqualTo(gone);
          assertThat(violation.path("line").asInt()).isPositive();
        });
  }

  @Test
  void aPageHasASlugForANameAndTheNameIsFree() throws IOException {
    vault.write("wiki/concepts/Slow Bread.md", page());
    vault.write("wiki/concepts/charles-babbage.md", page());
    assertThat(broken("wiki/concepts/Slow Bread.md")).contains("path");
    assertThat(broken("wiki/concepts/charles-babbage.md")).contains("path");
  }

  @Test
  void aPageThatItsOwnerKeepsIsLeftAlone() throws IOException {
    vault.write(PAGE, page().replace("type: concept", "type: concept\nmaintained: human"));
    vault.commitAll("Keep this page");
    vault.edit(PAGE, "for a day", "for one day");
    assertThat(broken(PAGE)).contains("human-text");
  }

  @Test
  void whatWasWrongBeforeIsNotLaidAtTheAgentsDoor() throws IOException {
    vault.write(PAGE, page().replace("rises for a day.", "rises for 17 days."));
    vault.commitAll("Write it wrong");
    vault.edit(PAGE, "long-proved bread", "patient bread");
    vault.cairn("check").succeeded();
  }

  /// The rules that a file breaks.
  private List<String> broken(String path) {
    return vault
        .cairn("check", "--json")
        .exitedWith(ExitCode.FINDINGS)
        .json()
        .path("violations")
        .valueStream()
        .filter(violation -> violation.path("path").asText().equals(path))
        .map(violation -> violation.path("rule").asText())
        .toList();
  }
}
