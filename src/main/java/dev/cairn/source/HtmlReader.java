package dev.cairn.source;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads a saved web page: its main content and what its head says of it.
final class HtmlReader {

  /// How deep elements may nest; the parser flattens what lies deeper.
  private static final int DEPTH = 256;

  /// Each costs a tree node of some hundred bytes.
  private static final int MAX_ELEMENTS = 1_000_000;

  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\\s/>])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DECLARED =
      Pattern.compile(
          "\\A[\\s\\uFEFF]{0,100}(?:<\\?xml[^>]{0,200}>\\s{0,100})?<(?:!doctype html|html)",
          Pattern.CASE_INSENSITIVE);

  private HtmlReader() {}

  /// Whether a text that does not say so by its name is a web page.
  static boolean recognises(String characters) {
    return DECLARED.matcher(characters).lookingAt();
  }

  /// Whether parsing the page would make more elements than are read.
  ///
  /// HTML opens every formatting element that was left open again in each block that follows, so
  /// the open ones count at each tag.
  static boolean exceeds(String characters) {
    Map<String, Integer> open = new HashMap<>();
    long elements = 0;
    int standing = 0;
    Matcher tag = TAG.matcher(characters);
    for (int at = characters.indexOf('<'); at >= 0; at = characters.indexOf('<', at + 1)) {
      if (tag.region(at, characters.length()).lookingAt()) {
        String name = tag.group(2).toLowerCase(Locale.ROOT);
        int before = open.getOrDefault(name, 0);
        int after = tag.group(1).isEmpty() ? before + 1 : Math.max(0, before - 1);
        open.put(name, after);
        standing += after - before;
      }
      elements += 1 + Math.min(standing, DEPTH);
      if (elements > MAX_ELEMENTS) {
        return true;
      }
    }
    return false;
  }

  static Document read(String characters) {
    Parser parser = Parser.htmlParser().setMaxDepth(DEPTH).setTrackPosition(true);
    org.jsoup.nodes.Document page = parser.parseInput(characters, "");
    Facts facts = HtmlHead.of(page);
    List<Injection> injections = HtmlInjections.of(page, characters);
    HtmlContent.removeUnseen(page);
    Element main = HtmlContent.main(page);
    List<Passage> passages = HtmlPassages.of(main, facts.metadata().getOrDefault("url", ""));
    return new Document(Source.Format.HTML, facts, passages, injections);
  }
}
