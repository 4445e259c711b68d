package dev.cairn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryWordsTest {
  @TempDir Path folder;
  private VaultFixture vault;

  @BeforeEach
  void emptyVault() throws IOException {
    vault = new VaultFixture(folder);
  }

  @Test
  void theFileWhoseNameIsTheQueryComesFirst() throws IOException {
    String otter = "The otter of the river is an otter among otters. ".repeat(4);
    vault
        .write("a.md", "# Otter and river otter\n" + otter)
        .write("b.md", "---\ntitle: River Otter\naliases: [\"Lontra, the\", C++]\n---\nA mammal.\n")
        .write("c.md", "# Lontra\n" + "The lontra, the lontra and C++ of C++. ".repeat(4));

    assertThat(vault.paths("river otter")).first().isEqualTo("b.md");
    assertThat(vault.paths("the lontra")).first().isEqualTo("c.md");
    assertThat(vault.paths("lontra THE")).first().isEqualTo("b.md");
    assertThat(vault.paths("c++")).first().isEqualTo("b.md");
  }

  @Test
  void aNameOfMarksAloneIsFound() throws IOException {
    vault.write("a.md", "---\ntitle: \"&&\"\n---\nAn operator.\n").write("b.md", "Text && more.");

    assertThat(vault.paths("&&")).containsExactly("a.md");
  }

  @Test
  void aNameWithoutEndIsFoundByItsWords() throws IOException {
    String ligature = "\uFDFA"; // one character that stands for eighteen
    vault.write(
        "a.md",
        "---\ntitle: "
            + ligature.repeat(900)
            + "\naliases: [\""
            + "otter".repeat(10_000)
            + "\"]\n"
            + "---\nA river.\n");

    assertThat(vault.paths("river")).containsExactly("a.md");
    assertThat(vault.paths(ligature.repeat(900))).containsExactly("a.md");
  }

  @Test
  void wordsThatStandCloseAndInOrderRankHigher() throws IOException {
    String far = " which was seen by many people at that place on the first of those days";
    vault
        .write("a.md", "A river" + far + " and an otter.")
        .write("b.md", "A river otter" + far + " and an owl.")
        .write("c.md", "A river with its otter" + far + " and an owl.");

    assertThat(vault.paths("river otter")).containsExactly("b.md", "c.md", "a.md");
  }

  @Test
  void aWordThatNoFileHasIsLookedForAsABeginning() throws IOException {
    vault.write("a.md", "The autoresearch loop.").write("b.md", "A river.");

    Hits hits = vault.search(Query.parse("autores"));

    assertThat(hits.corrected()).containsExactly(new Correction("autores", "autores*"));
    assertThat(paths(hits)).containsExactly("a.md");
    assertThat(marked(hits)).containsExactly("autoresearch");
  }

  @ParameterizedTest
  @CsvSource({
    "karpaty, Karpathy",
    "Karpahty, Karpathy",
    "knowlegde, knowledge",
    "wikki, wiki",
    "Größen, größe",
  })
  void aWordThatNoFileHasIsLookedForAsTheNearest(String typed, String meant) throws IOException {
    vault
        .write("a.md", "Karpathy keeps knowledge in a wiki of this größe.")
        .write("b.md", "A river.");

    Hits hits = vault.search(Query.parse(typed + " otter"));

    assertThat(hits.corrected()).first().isEqualTo(new Correction(typed, meant));
    assertThat(paths(hits)).containsExactly("a.md");
    assertThat(marked(hits)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"wik7", "owx", "\"karpaty\"", "zzzzzzzz", "kexxathy", "v1.2.4", "-karpaty"})
  void whatIsNoSlipOfAWordIsNotCorrected(String query) throws IOException {
    vault.write("a.md", "Karpathy has a wiki and an owl: v1.2.3.");

    assertThat(vault.search(Query.parse(query)).corrected()).isEmpty();
  }

  @Test
  void aWordThatSomeFileHasIsNotCorrected() throws IOException {
    vault.write("a.md", "A wiki.").write("raw/b.md", "A wikj.");

    Hits hits = vault.search(Query.parse("wikj in:wiki"));

    assertThat(hits.hits()).isEmpty();
    assertThat(hits.corrected()).isEmpty();
  }

  @Test
  void aStarFindsWordsThatBeginSo() throws IOException {
    vault
        .write("a.md", "Karpathy writes.")
        .write("b.md", "The Carpathians and the karpatian bear.")
        .write("c.md", "It is being compiled.");

    assertThat(vault.paths("karpat*")).containsExactlyInAnyOrder("a.md", "b.md");
    assertThat(vault.paths("compiler*")).containsExactly("c.md");
    assertThat(vault.paths("karpat* -karpati*")).containsExactly("a.md");
    assertThat(vault.search(Query.parse("karpat*")).corrected()).isEmpty();
    assertThat(vault.paths("*")).isEmpty();
  }

  @Test
  void conditionsStandAmongTheWords() throws IOException {
    vault
        .write(
            "wiki/concepts/a.md",
            "---\ntype: concept\ntags: [zoo/water]\nupdated: 2026-02-03\n---\notter\n")
        .write("wiki/entities/b.md", "---\ntype: entity\nupdated: 2026-05\n---\notter foo bar\n")
        .write("raw/c.txt", "The otter swims in the river and it is happy there.\n")
        .write("my notes/d.md", "otter #zoo\n");

    assertThat(vault.paths("otter type:concept")).containsExactly("wiki/concepts/a.md");
    assertThat(vault.paths("type:concept type:entity otter")).hasSize(2);
    assertThat(vault.paths("otter tag:zoo")).hasSize(2);
    assertThat(vault.paths("tag:#zoo tag:zoo/water")).containsExactly("wiki/concepts/a.md");
    assertThat(vault.paths("otter -tag:zoo in:wiki")).containsExactly("wiki/entities/b.md");
    assertThat(vault.paths("in:RAW")).containsExactly("raw/c.txt");
    assertThat(vault.paths("path:wiki/ otter")).hasSize(2);
    assertThat(vault.paths("path:\"my notes\"")).containsExactly("my notes/d.md");
    assertThat(vault.paths("otter since:2026-05")).containsExactly("wiki/entities/b.md");
    assertThat(vault.paths("until:2026-02 otter")).containsExactly("wiki/concepts/a.md");
    assertThat(vault.paths("since:2026-02-04 until:2026")).containsExactly("wiki/entities/b.md");
    assertThat(vault.paths("foo:bar")).containsExactly("wiki/entities/b.md");
    assertThat(vault.paths("since:otter type:")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Die Häuser stehen in der Stadt und sie sind sehr alt. | haus",
        "Die Kinder spielen nicht mit dem Hund und der Katze. | Hunde",
        "Il y a des chevaux dans les rues de la ville et des gens. | cheval",
        "Il y a de l'eau dans les rues de la ville et des gens. | eau",
        "Los gatos negros no están en la casa de los niños. | gato",
        "Nell'acqua della città ci sono i pesci e le alghe. | acqua",
        "As casas da cidade não são muito novas, mas são bonitas. | casa",
        "De huizen van de stad zijn niet nieuw maar wel mooi. | huis",
        "Flickorna och pojkarna är inte hemma men de kommer snart. | flicka",
        "Книги лежат на столе, и они не новые, но это хорошо. | книга",
      })
  void everyLanguageIsFoundByItsStem(String text, String query) throws IOException {
    vault
        .write("a.md", text)
        .write("b.md", "The compilers are running and it is known that they do.");

    assertThat(vault.paths(query)).containsExactly("a.md");
    assertThat(marked(vault.search(Query.parse(query)))).isNotEmpty();
    assertThat(vault.paths("compiler run")).containsExactly("b.md");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "We use .NET here. | .NET",
        "Then call foo.bar() once. | foo.bar()",
        "Then call foo.bar() once. | bar",
        "Then call Foo::baz once. | Foo::baz",
        "Set --dry-run first. | --dry-run",
        "Set --dry-run first. | dry run",
        "Set -x first. | \"-x\"",
        "Out is v1.2.3 now. | v1.2.3",
        "It needs node@24 here. | node@24",
        "See src/main/App.java for it. | App.java",
        "See src/main/App.java for it. | src/main/App.java",
        "The getUserName method. | user name",
        "The IPv6 address 2001:db8::1 it is. | 2001:db8::1",
        "Set $HOME_DIR first. | HOME_DIR",
        "An e-mail to me@example.org. | me@example.org",
        "The AT&T case. | AT&T",
        "The TCP/IP stack. | tcp/ip",
        "The F# language. | f#",
        "Use g++ for it. | g++",
        "See issue #1234 there. | #1234",
        "機械学習とPythonを使う。 | Python 学習",
        "機械学習とPythonを使う。 | 機械学習Python",
        "Das ist 学習 hier. | 学習",
        "The ＡＢＣ in full width. | abc",
        "The ﬁle is here. | file",
      })
  void anIdentifierIsFoundBy(String text, String query) throws IOException {
    vault.write("a.md", text).write("b.md", "Something else entirely.");

    Hits hits = vault.search(Query.parse(query));

    assertThat(paths(hits)).containsExactly("a.md");
    assertThat(hits.corrected()).isEmpty();
    assertThat(marked(hits)).isNotEmpty();
  }

  @Test
  void aHostileQueryIsQuick() throws IOException {
    for (int i = 0; i < 200; i++) {
      vault.write(i + ".md", "The otter swims in river " + i + " with word" + i + ".");
    }
    StringBuilder missing = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      missing
          .append("mis")
          .append((char) ('a' + i % 26))
          .append((char) ('a' + i / 26 % 26))
          .append("ing ");
    }
    vault.refresh();
    for (String query :
        List.of(
            missing.toString(),
            "otter ".repeat(10_000),
            "o* ".repeat(10_000),
            "ot* ".repeat(10_000),
            "\" ".repeat(10_001),
            "?!.:;".repeat(10_000),
            "-x",
            "-\"\"",
            "-*",
            "tag: type: in: path: since: until: -tag: -",
            "a".repeat(100_000),
            "a".repeat(100_000) + "*",
            "path:" + "/".repeat(100_000))) {
      assertTimeout(Duration.ofSeconds(5), () -> vault.search(Query.parse(query)));
    }
    assertThat(vault.search(Query.parse("-swims")).total()).isZero();
    assertThat(vault.search(Query.parse("-x")).total()).isEqualTo(200);
  }

  private static List<String> paths(Hits hits) {
    return hits.hits().stream().map(hit -> hit.path().value()).toList();
  }

  private static List<String> marked(Hits hits) {
    Snippet snippet = hits.hits().getFirst().snippet();
    return snippet.marks().stream()
        .map(mark -> snippet.text().substring(mark.start(), mark.end()))
        .toList();
  }
}
