package dev.cairn.source;

import static dev.cairn.source.Readings.marks;
import static dev.cairn.source.Readings.outline;
import static dev.cairn.source.Readings.refusal;
import static dev.cairn.source.Readings.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlReaderTest {

  private static final String PROSE =
      "Bees keep the hive warm all winter by shivering. ".repeat(8).strip();

  @Test
  void theArticleIsReadAndTheSiteIsNot() {
    Source source =
        source(
            "page.html",
            """
            <!doctype html><html><head>
            <title>Warm Winter Hives | Bee News</title>
            <meta name="author" content="Ada Vole">
            <meta property="article:published_time" content="2024-05-06T08:00:00Z">
            <meta name="description" content="How hives stay warm.">
            <link rel="canonical" href="https://bees.example/winter/">
            <style>p { color: red }</style></head><body>
            <header>Bee News</header><nav><a href="/">Home</a></nav>
            <div class="cookie-banner">We use cookies.</div>
            <article><header><h1>Warm Winter Hives</h1></header>
            <p>%s</p>
            <h2>How they <em>do</em> it</h2>
            <ul><li>They cluster<ul><li>tightly</li></ul></li><li>They <a href="eat">eat</a> honey</li></ul>
            <blockquote><p>It hums.</p></blockquote>
            <table><tr><th>Month</th><th>Honey</th></tr><tr><td>May</td><td>3 kg</td></tr></table>
            <pre>temp  =
            34</pre>
            <p style="display: none">secret words</p><p aria-hidden="true">more secrets</p>
            <p hidden>yet more</p><span style="font-size:0">tiny</span><!-- comment -->
            <aside>Read this too</aside><form>Subscribe</form><script>var x = 1;</script>
            </article><footer>Imprint</footer></body></html>
            """
                .formatted(PROSE));
    assertThat(source.format()).isEqualTo(Source.Format.HTML);
    assertThat(source.title()).isEqualTo("Warm Winter Hives");
    assertThat(source.metadata())
        .containsOnly(
            entry("author", "Ada Vole"),
            entry("published", "2024-05-06"),
            entry("description", "How hives stay warm."),
            entry("url", "https://bees.example/winter/"));
    assertThat(outline(source))
        .containsExactly(
            "§ Warm Winter Hives HEADING 1: Warm Winter Hives",
            "§ Warm Winter Hives PARAGRAPH 0: " + PROSE,
            "§ How they do it HEADING 2: How they do it",
            "§ How they do it LIST_ITEM 1: They cluster",
            "§ How they do it LIST_ITEM 2: tightly",
            "§ How they do it LIST_ITEM 1: They eat honey",
            "§ How they do it QUOTE 0: It hums.",
            "§ How they do it TABLE_ROW 0: Month | Honey",
            "§ How they do it TABLE_ROW 0: May | 3 kg",
            "§ How they do it CODE 0: temp = 34");
    assertThat(marks(source.passages().get(5)))
        .containsExactly("LINK eat → https://bees.example/winter/eat");
    assertThat(source.passages().get(5).headings())
        .containsExactly("Warm Winter Hives", "How they do it");
  }

  @Test
  void withoutAnArticleTheDensestBlockIsRead() {
    Source source =
        source(
            "page.htm",
            "<body><div><p><a href=x>One link</a></p><p><a href=y>Another</a></p></div>"
                + "<div><div><p>%s</p><p>%s</p></div></div><div>Imprint</div></body>"
                    .formatted(PROSE, PROSE));
    assertThat(source.passages()).extracting(Passage::text).containsExactly(PROSE, PROSE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "<title>Winter hives | Bee News</title> ¦ Winter hives",
        "<title>Winter hives</title><h1>Hives in winter</h1> ¦ Hives in winter",
        "<meta property=og:title content='Winter - Bees'><meta property=og:site_name content=Bees>"
            + " ¦ Winter",
        "<title>Hives: a long story of wax - and of the people who keep it</title> ¦ Hives: a long"
            + " story of wax - and of the people who keep it"
      })
  void theTitleLosesItsSite(String head, String title) {
    assertThat(source("a.html", head + "<p>" + PROSE).title()).isEqualTo(title);
  }

  @Test
  void emphasisAcrossBlocksMarksEachOfThem() {
    Source source = source("a.html", "<b><p>One two.</p><p>Three four.</p></b>");
    assertThat(source.passages()).hasSize(2);
    assertThat(marks(source.passages().getLast())).containsExactly("STRONG Three four.");
  }

  @Test
  void aPageUnderATextNameIsReadAsAPage() {
    assertThat(source("a.txt", "<!DOCTYPE html>\n<p>Words here.</p>").format())
        .isEqualTo(Source.Format.HTML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "404",
        "404 Not Found",
        "Error 404",
        "404 - Page not found",
        "Page not found | Bee News",
        "403 Forbidden",
        "Just a moment...",
        "Access Denied",
        "Attention Required! | Cloudflare",
        "502 Bad Gateway",
        "Service Unavailable"
      })
  void anErrorPageIsNoSource(String title) {
    assertThat(refusal("a.html", "<title>" + title + "</title><h1>" + title + "</h1><p>Sorry."))
        .startsWith("it is an error page")
        .contains(title.substring(0, 3));
    assertThat(refusal("a.md", "# " + title + "\n\nSorry, nothing here.\n"))
        .startsWith("it is an error page");
  }

  @Test
  void aPageThatOnlyAsksForScriptsIsNoSource() {
    assertThat(refusal("a.md", "Please enable JavaScript and cookies to continue.\n"))
        .startsWith("it is an error page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "404 errors and how to log them",
        "Access denied by design",
        "The not found object"
      })
  void aNoteAboutErrorsIsASource(String title) {
    assertThat(source("a.md", "# " + title + "\n\nSome words.\n").title()).isEqualTo(title);
  }

  @Test
  void aPageWithoutWordsIsRefused() {
    assertThat(refusal("a.html", "<html><body><script>x()</script></body></html>"))
        .isEqualTo("it holds no text that can be read");
  }
}
