package dev.cairn.source;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cairn.source.Passage.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the bytes are, they are read or refused with one sentence, soon and on a small stack.
final class AwkwardInputTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final long SMALL_STACK = 256 * 1024;

  static Stream<Arguments> pathologicalMarkdown() {
    return Map.ofEntries(
            Map.entry(
                "nested strong emphasis",
                "*a **a ".repeat(50_000) + "b" + " a** a*".repeat(50_000)),
            Map.entry(
                "strong emphasis below the bound",
                "*a **a ".repeat(900) + "b" + " a** a*".repeat(900)),
            Map.entry("emphasis openers", "*a_ ".repeat(50_000)),
            Map.entry("emphasis closers", "a_ ".repeat(50_000)),
            Map.entry(
                "many paragraphs of openers", ("*a **a _b ".repeat(1_300) + "\n\n").repeat(200)),
            Map.entry("link openers", "[a".repeat(50_000)),
            Map.entry("link closers", "a]".repeat(50_000)),
            Map.entry("link openers and emphasis closers", "[ a_".repeat(50_000)),
            Map.entry("mismatched openers and closers", "*a_ ".repeat(50_000)),
            Map.entry("nested brackets", "[".repeat(100_000) + "a" + "]".repeat(100_000)),
            Map.entry("nested links", "[a](".repeat(50_000)),
            Map.entry("link titles", "[a](b \"".repeat(50_000)),
            Map.entry("nested block quotes", "> ".repeat(100_000) + "a"),
            Map.entry("nested block quotes on many lines", ("> ".repeat(90) + "a\n").repeat(5_000)),
            Map.entry("many deep block quotes", (">".repeat(90) + "a\n\n").repeat(100_000)),
            Map.entry("unspaced block quotes", ">".repeat(100_000) + "a"),
            Map.entry("lists on one line", "- ".repeat(100_000) + "a"),
            Map.entry("mixed list marks on one line", "- * + 1. ".repeat(50_000) + "a"),
            Map.entry("a rule of dashes", "- ".repeat(100_000)),
            Map.entry("backtick runs", backticks()),
            Map.entry("unclosed comments", "</" + "<!--".repeat(100_000)),
            Map.entry("unclosed declarations", "<!A ".repeat(50_000)),
            Map.entry("unclosed instructions", "<?".repeat(100_000)),
            Map.entry("attributes", "<a" + " b".repeat(40_000) + "\n"),
            Map.entry(
                "attributes in a line below the bound", "text <a" + " b".repeat(40_000) + ">"),
            Map.entry("dots of an address", "<a@" + "a.".repeat(40_000) + ">"),
            Map.entry("entities", "&a".repeat(100_000)),
            Map.entry("reference definitions", definitions()),
            Map.entry("unclosed reference", "[a]: ".repeat(50_000)),
            Map.entry("wikilink openers", "[[a|".repeat(40_000)),
            Map.entry("dollars", "$a ".repeat(40_000)),
            Map.entry("percent signs", "%%a\n".repeat(50_001)),
            Map.entry(
                "a wide table",
                "|a".repeat(10_000) + "\n" + "|-".repeat(10_000) + "\n" + "|b\n".repeat(10_000)),
            Map.entry(
                "tables and bars", ("|a|b|\n|-|-|\n" + "|".repeat(1_000) + "\n").repeat(1_000)),
            Map.entry("unclosed fence", "```\n" + "a\n".repeat(100_000)),
            Map.entry("hard breaks", "a  \n".repeat(100_000)),
            Map.entry("100,000 headings", headings()),
            Map.entry("100,000 tiny items", "- a\n\n\n".repeat(100_000)))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  private static String backticks() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < 2_000; i++) {
      text.append('e').append("`".repeat(i));
    }
    return text.toString();
  }

  private static String definitions() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append("[").append(i).append("]: u\n[").append(i).append("]\n\n");
    }
    return text.toString();
  }

  private static String headings() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append("#".repeat(1 + i % 6)).append(" Heading ").append(i).append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pathologicalMarkdown")
  void pathologicalMarkdownIsReadSoonOnASmallStack(String name, String text) throws Exception {
    assertEndsSoon("note.md", text.getBytes(UTF_8));
    assertEndsSoon("note.txt", text.getBytes(UTF_8));
  }

  static Stream<Arguments> pathologicalHtml() {
    return Map.ofEntries(
            Map.entry("nested blocks", "<div>".repeat(100_000) + "text"),
            Map.entry("nested spans", "<span>".repeat(100_000) + "text"),
            Map.entry("formatting elements", "<b><i><u>".repeat(30_000) + "text"),
            Map.entry("formatting in paragraphs", "<p><font size=1><b>".repeat(20_000) + "text"),
            Map.entry("formatting of many kinds", fonts()),
            Map.entry("nested lists", "<ul><li>a".repeat(50_000)),
            Map.entry("nested tables", "<table><tr><td>a<td>".repeat(20_000)),
            Map.entry("nested quotes", "<blockquote>a".repeat(50_000)),
            Map.entry("unclosed links", "<a href=x>a".repeat(50_000)),
            Map.entry("unclosed attribute", "<p title=\"" + "a ".repeat(1_000_000)),
            Map.entry("attributes", "<p" + " a=b".repeat(100_000) + ">text"),
            Map.entry("styles", "<p style=\"" + "width:1;".repeat(100_000) + "\">text"),
            Map.entry("100,000 headings", "<h2>a</h2><p>text".repeat(100_000)))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  private static String fonts() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append("<p><font a=%d><b id=%d>a".formatted(i, i));
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pathologicalHtml")
  void pathologicalHtmlIsReadSoonOnASmallStack(String name, String text) throws Exception {
    assertEndsSoon("page.html", text.getBytes(UTF_8));
  }

  static Stream<Arguments> pathologicalYaml() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(8), i - 1));
    }
    return Map.ofEntries(
            Map.entry("alias bomb", bomb.toString()),
            Map.entry("deep flow", "a: " + "[".repeat(10_000) + "\n"),
            Map.entry(
                "deep flow below the bound", "a: " + "[".repeat(100) + "]".repeat(100) + "\n"),
            Map.entry("deep maps", "a: " + "{a: ".repeat(10_000) + "\n"),
            Map.entry("deep block", "a:\n  " + "- ".repeat(50_000) + "b\n"),
            Map.entry("deep keys", "? ".repeat(50_000) + "b\n"),
            Map.entry("recursive", "a: &a [*a]\n"),
            Map.entry("recursive key", "&a ? *a : b\n"),
            Map.entry("a tag", "a: !!java.net.URL [x]\n"),
            Map.entry("long value", "a: " + "b".repeat(1_000_000) + "\n"),
            Map.entry("stairs", stairs(600)),
            Map.entry(
                "stairs below the bound",
                stairs(49)
                    + " ".repeat(49)
                    + "- - - - - "
                    + "[".repeat(100)
                    + "]".repeat(100)
                    + "\n"))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  private static String stairs(int steps) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < steps; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pathologicalYaml")
  void pathologicalFrontMatterLeavesTheBodyReadable(String name, String yaml) throws Exception {
    byte[] bytes = ("---\ntitle: Kept\n" + yaml + "---\n\nThe body stays.\n").getBytes(UTF_8);
    assertEndsSoon("note.md", bytes);
    assertThat(read("note.md", bytes).passages())
        .extracting(Passage::text)
        .containsExactly("The body stays.");
    assertThat(read("note.md", bytes).title()).isEqualTo("Kept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.md", "a.txt", "a.html"})
  void tenMegabytesOnOneLineAreRead(String name) throws Exception {
    byte[] bytes = "A word *and* [another] one. ".repeat(400_000).getBytes(UTF_8);
    assertThat(bytes.length).isGreaterThan(10_000_000);
    assertEndsSoon(name, bytes);
    assertThat(read(name, bytes).passages()).hasSize(1);
  }

  @Test
  void oneHundredThousandHeadingsAreAllThere() {
    Source source = read("many.md", headings().getBytes(UTF_8));
    assertThat(source.passages()).hasSize(100_000).allMatch(each -> each.kind() == Kind.HEADING);
  }

  @Test
  void aFileOverTheLimitIsRefusedWithItsSize() {
    assertThat(refusal("big.txt", new byte[SourceReader.MAX_BYTES + 1]))
        .isEqualTo("it is 20.0 MB, over the limit of 20 MB");
  }

  @Test
  void aFileOfTooManyLinesIsRefused() {
    assertThat(refusal("long.md", "a\n".repeat(600_000).getBytes(UTF_8)))
        .isEqualTo("it has more than 500000 lines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\r\n", "\uFEFF", "\u200B\u2060\n", "\u00A0"})
  void nothingToSeeIsEmpty(String text) {
    assertThat(refusal("a.md", text.getBytes(UTF_8))).isEqualTo("it is empty");
  }

  @Test
  void nulBytesAreNoText() {
    assertThat(refusal("a.txt", "some\0text".getBytes(UTF_8)))
        .isEqualTo("it holds NUL bytes, so it is not text");
  }

  @Test
  void invalidUtf8IsReadAsWindows1252WhereItLooksLikeText() {
    byte[] bytes =
        "The café’s “naïve” menu has ten dishes.".getBytes(Charset.forName("windows-1252"));
    assertThat(read("a.txt", bytes).passages().getFirst().text())
        .isEqualTo("The café’s “naïve” menu has ten dishes.");
  }

  @Test
  void invalidUtf8ThatIsNoProseIsRefused() {
    byte[] noise = new byte[256];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i % 97 + 128);
    }
    assertThat(refusal("a.txt", noise)).contains("not text");
    assertThat(refusal("a.xyz", noise)).isEqualTo("files of type .xyz cannot be read yet");
  }

  @Test
  void byteOrderMarksDecide() {
    String text = "Ein Satz über Größe.";
    assertThat(firstText(marked(new int[] {0xFF, 0xFE}, text.getBytes(UTF_16LE)))).isEqualTo(text);
    assertThat(firstText(marked(new int[] {0xFE, 0xFF}, text.getBytes(UTF_16BE)))).isEqualTo(text);
    assertThat(firstText(marked(new int[] {0xEF, 0xBB, 0xBF}, text.getBytes(UTF_8))))
        .isEqualTo(text);
    assertThat(refusal("a.txt", new byte[] {(byte) 0xFF, (byte) 0xFE, 0x41})).contains("UTF-16LE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndCountsAsOne(String end) {
    String text = String.join(end, "# Title", "", "One line", "and its next.", "", "- item", "");
    assertThat(read("a.md", text.getBytes(UTF_8)).passages())
        .extracting(each -> each.locator() + ": " + each.text())
        .containsExactly("line 1: Title", "lines 3–4: One line and its next.", "line 6: item");
  }

  @Test
  void binaryFilesAreNamedForWhatTheyAre() {
    assertThat(refusal("a.md", "%PDF-1.7\n%".getBytes(UTF_8)))
        .isEqualTo("it is a PDF document, which cannot be read yet");
    assertThat(refusal("a.docx", new byte[] {'P', 'K', 3, 4, 20, 0})).contains("ZIP archive");
    assertThat(refusal("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
        .contains("PNG image");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "العربية لغة جميلة، ولها تاريخ طويل.",
        "עברית נכתבת מימין לשמאל.",
        "日本語の文章には空白がありません。",
        "中文句子没有空格。",
        "ภาษาไทยไม่มีช่องว่าง",
        "हिन्दी में संयुक्त अक्षर होते हैं।",
        "می‌خواهم بنویسم",
        "Zażółć gęślą jaźń.",
        "👩‍👩‍👧 family ❤️ heart"
      })
  void anyScriptComesThroughAsItIs(String text) {
    for (String name : new String[] {"a.md", "a.txt", "a.html"}) {
      assertThat(firstText(name, text.getBytes(UTF_8))).isEqualTo(text);
    }
  }

  @Test
  void composedAndDecomposedLettersAndNamesAreReadAlike() {
    String composed = "Größe in Malmö: é.";
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    assertThat(firstText("größe.md", composed.getBytes(UTF_8))).isEqualTo(composed);
    String name = Normalizer.normalize("größe.md", Normalizer.Form.NFD);
    assertThat(firstText(name, decomposed.getBytes(UTF_8))).isEqualTo(decomposed);
  }

  @Test
  void whatNobodySeesIsNotInTheText() {
    String text =
        "pay\u200Bpal \u202Eevil\u202C w\u00ADord \u2066x\u2069 t\uDB40\uDC41ag a\u200Db.";
    for (String name : new String[] {"a.md", "a.txt", "a.html"}) {
      assertThat(firstText(name, text.getBytes(UTF_8))).isEqualTo("paypal evil word x tag ab.");
    }
  }

  private static byte[] marked(int[] mark, byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int each : mark) {
      bytes.write(each);
    }
    bytes.writeBytes(text);
    return bytes.toByteArray();
  }

  private static void assertEndsSoon(String name, byte[] bytes) throws Exception {
    Throwable[] thrown = new Throwable[1];
    Thread reader = new Thread(null, () -> SourceReader.read(name, bytes), "reader", SMALL_STACK);
    reader.setUncaughtExceptionHandler((_, e) -> thrown[0] = e);
    reader.setDaemon(true);
    reader.start();
    assertThat(reader.join(SOON)).as("ends within " + SOON).isTrue();
    assertThatCode(
            () -> {
              if (thrown[0] != null) {
                throw thrown[0];
              }
            })
        .doesNotThrowAnyException();
  }

  private static String firstText(byte[] bytes) {
    return firstText("a.txt", bytes);
  }

  private static String firstText(String name, byte[] bytes) {
    return read(name, bytes).passages().getFirst().text();
  }

  private static Source read(String name, byte[] bytes) {
    return switch (SourceReader.read(name, bytes)) {
      case Reading.Read(Source source) -> source;
      case Reading.Refused(String reason) -> Assertions.fail(name + ": " + reason);
    };
  }

  private static String refusal(String name, byte[] bytes) {
    return switch (SourceReader.read(name, bytes)) {
      case Reading.Read(Source source) -> Assertions.fail(name + " was read: " + source.title());
      case Reading.Refused(String reason) -> reason;
    };
  }
}
