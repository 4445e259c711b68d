package dev.cairn.source;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads a saved web page: its main content and what its head says of it.
final class HtmlReader {

  /// How deep elements may nest; the parser flattens what lies deeper.
  private static final int DEPTH = 256;

  /// Each tag costs a tree node of some hundred bytes.
  private static final int MAX_TAGS = 500_000;

  private static final Pattern DECLARED =
      Pattern.compile(
          "\\A[\\s\\uFEFF]{0,100}(?:<\\?xml[^>]{0,200}>\\s{0,100})?<(?:!doctype html|html)",
          Pattern.CASE_INSENSITIVE);

  private HtmlReader() {}

  /// Whether a text that does not say so by its name is a web page.
  static boolean recognises(String characters) {
    return DECLARED.matcher(characters).lookingAt();
  }

  /// Whether the page has more tags than are read.
  static boolean exceeds(String characters) {
    return characters.chars().filter(c -> c == '<').limit(MAX_TAGS + 1L).count() > MAX_TAGS;
  }

  static Document read(String characters) {
    Parser parser = Parser.htmlParser().setMaxDepth(DEPTH);
    org.jsoup.nodes.Document page = parser.parseInput(characters, "");
    Facts facts = HtmlHead.of(page);
    HtmlContent.removeUnseen(page);
    Element main = HtmlContent.main(page);
    List<Passage> passages = HtmlPassages.of(main, facts.metadata().getOrDefault("url", ""));
    return new Document(Source.Format.HTML, facts, passages);
  }
}
