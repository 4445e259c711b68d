package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which of the names that are found are worth a link.
final class MentionScoreTest {
  private final List<Page> pages = new ArrayList<>();

  @Test
  void aFullNameIsSuggestedInAVaultWithoutALink() {
    page("People/Ada Thornton.md", "Painter of barns.\n");
    page("diary.md", "Lunch with Ada Thornton at noon.\n");

    assertThat(suggested("diary.md")).containsExactly("People/Ada Thornton.md");
  }

  @Test
  void anOrdinaryWordIsNotSuggestedUntilOthersLinkIt() {
    page("brush.md", "# brush\n\nBristle and wood.\n");
    page("diary.md", "Cleaned the brush again.\n");
    assertThat(suggested("diary.md")).isEmpty();

    for (int i = 0; i < 12; i++) {
      page("day-" + i + ".md", "Bought one more [[brush]] in town.\n");
    }
    assertThat(suggested("diary.md")).containsExactly("brush.md");
  }

  @Test
  void aNameThatOthersLeaveUnlinkedLosesItsWeight() {
    page("Oak Hill.md", "A hill.\n");
    page("diary.md", "We walked up Oak Hill.\n");
    for (int i = 0; i < 20; i++) {
      page("Lake " + (char) ('A' + i) + "x.md", "Water.\n");
      page("walk-" + i + ".md", "From [[Lake " + (char) ('A' + i) + "x]] to Oak Hill and back.\n");
    }

    double often = score("diary.md", "Oak Hill.md");
    pages.removeIf(page -> page.path().value().startsWith("walk-1"));

    assertThat(score("diary.md", "Oak Hill.md")).isGreaterThan(often);
  }

  @Test
  void sharedNeighboursAndALinkBackMakeALinkLikelier() {
    page("kiln.md", "# kiln\n\nFor [[clay]] and [[glaze]].\n");
    page("clay.md", "Earth.\n");
    page("glaze.md", "Glass.\n");
    page("near.md", "A kiln takes [[clay]] and [[glaze]].\n");
    page("far.md", "A kiln stood there.\n");
    for (int i = 0; i < 10; i++) {
      page("other-" + i + ".md", "Nothing.\n");
    }

    double far = score("far.md", "kiln.md");
    assertThat(score("near.md", "kiln.md")).isGreaterThan(far);

    page("kiln.md", "# kiln\n\nFor [[clay]] and [[glaze]], see [[far]].\n");
    assertThat(score("far.md", "kiln.md")).isGreaterThan(far);
  }

  @Test
  void aCapitalInMidSentenceMarksANameAndOneAtItsBeginningDoesNot() {
    page("Rowan.md", "# Rowan\n");
    page("mid.md", "We met Rowan there.\n");
    page("begin.md", "Rowan came there.\n");

    assertThat(score("mid.md", "Rowan.md")).isGreaterThan(score("begin.md", "Rowan.md"));
  }

  @Test
  void inGermanTheCapitalOfANounMarksNothing() {
    page("Ofen.md", "# Ofen\n");
    page("deutsch.md", "Wir haben den Ofen mit der Hand gebaut und er ist nicht so gut wie neu.\n");
    page("english.md", "We have built the Ofen by hand and it is not as good as new at all.\n");

    assertThat(score("english.md", "Ofen.md")).isGreaterThan(score("deutsch.md", "Ofen.md"));
  }

  @Test
  void aPartOfALongerNameIsUnlikely() {
    page("Baker.md", "# Baker\n");
    page("whole.md", "We met Baker there.\n");
    page("part.md", "We met Baker Brothers there.\n");
    page("number.md", "We drove a Baker 64 there.\n");

    double whole = score("whole.md", "Baker.md");
    assertThat(whole).isGreaterThan(score("part.md", "Baker.md"));
    assertThat(whole).isGreaterThan(score("number.md", "Baker.md"));
  }

  @Test
  void aNameThatPeopleLinkElsewhereIsNotMeant() {
    page("Venus.md", "# Venus\n\nThe planet.\n");
    page("statue.md", "# The armless statue\n");
    page("diary.md", "Saw the Venus at last.\n");
    assertThat(named("diary.md")).containsExactly("Venus.md");

    page("museum.md", "The [[statue|Venus]] stands there.\n");
    assertThat(named("diary.md")).isEmpty();
  }

  @Test
  void askedOneByOneThePagesSayWhatTheWholeVaultSays() {
    page("Oak Hill.md", "A hill near [[Ash Lake]].\n");
    page("Ash Lake.md", "Water.\n");
    page("diary.md", "We walked from Ash Lake up Oak Hill.\n");
    LinkGraph graph = graph();
    Mentions one =
        Mentions.of(
            pages.stream().map(PageNames::of).toList(),
            graph,
            name -> name.equals("Ash Lake") ? 2 : 1);

    assertThat(one.on(read("diary.md"))).isEqualTo(Mentions.of(pages, graph).on(read("diary.md")));
    assertThat(one.on(read("diary.md"), VaultPath.of("Oak Hill.md")))
        .map(Mention::name)
        .isEqualTo(Optional.of("Oak Hill"));
  }

  @Test
  void whatALongTextTakesGrowsWithItsLength() {
    for (int i = 0; i < 5_000; i++) {
      page("topic-" + i + ".md", "# Topic " + i + " of many\n");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append("topic ").append(i % 7_000).append(" of few [ $ < # {{ ");
    }
    page("long.md", text.toString());
    Instant start = Instant.now();

    assertThat(named("long.md")).hasSize(5_000);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  private void page(String path, String text) {
    pages.removeIf(page -> page.path().value().equals(path));
    pages.add(Page.of(VaultPath.of(path), text));
  }

  private Page read(String path) {
    return pages.stream()
        .filter(page -> page.path().value().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private List<String> suggested(String path) {
    return Mentions.of(pages, graph()).on(read(path)).stream()
        .map(mention -> mention.to().value())
        .toList();
  }

  private List<String> named(String path) {
    return Mentions.of(pages, graph()).named(read(path)).stream()
        .map(mention -> mention.to().value())
        .toList();
  }

  private double score(String path, String to) {
    return Mentions.of(pages, graph()).named(read(path)).stream()
        .filter(mention -> mention.to().value().equals(to))
        .findFirst()
        .orElseThrow()
        .score();
  }

  private LinkGraph graph() {
    return LinkGraph.of(pages, new FileNames(pages.stream().map(Page::path).toList()));
  }
}
