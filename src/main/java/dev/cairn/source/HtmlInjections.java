package dev.cairn.source;

import dev.cairn.source.Injection.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Looks through a web page for what reads like an instruction to a model, what readers of the page
/// see and what they do not.
final class HtmlInjections implements NodeVisitor {
  private static final int MOST_FOUND = 200;
  private static final int LONGEST = 20_000;

  /// What keeps text from being seen without taking it out of the page.
  private static final Pattern FAINT =
      Pattern.compile(
          "(?:^|[;])color:(?:#fff(?:fff)?|white|transparent|rgba\\([^)]*,0\\)|rgba?\\(255,255,255(?:,[0-9.]+)?\\))"
              + "|font-size:[01](?:\\.\\d+)?(?:px|pt|%|em)?(?:;|$|!)|opacity:0?\\.0|clip:rect|clip-path:"
              + "|(?:max-)?(?:width|height):1px");

  private static final Set<String> UNREAD = Set.of("script", "style", "svg", "canvas");

  private final Set<Injection> found = new TreeSet<>();
  private final List<Element> faint = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final String[] lines;
  private int line;
  private boolean unseen;
  private boolean code;

  private HtmlInjections(String characters) {
    this.lines = RawLines.of(characters, Integer.MAX_VALUE - 1).toArray(String[]::new);
  }

  /// What is found in a page that was parsed with positions. Faint text that reads like an
  /// instruction is taken out of the page, since nobody who looked at it has read it.
  static List<Injection> of(Document page, String characters) {
    HtmlInjections search = new HtmlInjections(characters);
    page.traverse(search);
    search.flush();
    search.faint.forEach(Element::remove);
    for (int i = 0; i < search.lines.length; i++) {
      if (HiddenText.standsIn(search.lines[i])) {
        search.found.add(new Injection(Kind.HIDDEN, i + 1));
      }
    }
    return search.found.stream().limit(MOST_FOUND).toList();
  }

  @Override
  public void head(Node node, int depth) {
    switch (node) {
      case Comment comment -> {
        flush();
        look(comment.getData(), lineOf(comment), true, false);
      }
      case TextNode words -> {
        Element parent = words.parent() instanceof Element element ? element : null;
        if (parent != null && !words.isBlank()) {
          take(words, parent);
        }
      }
      case Element element -> {
        if (element.isBlock() || element.normalName().equals("br")) {
          flush();
        }
        attributes(element);
      }
      default -> {}
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element && element.isBlock()) {
      flush();
    }
  }

  private void take(TextNode words, Element parent) {
    boolean hidden = isUnseen(parent);
    if (hidden != unseen) {
      flush();
    }
    if (text.isEmpty()) {
      line = lineOf(words);
      unseen = hidden;
      code = parent.closest("pre, code, script, style") != null;
    }
    if (text.length() < LONGEST) {
      text.append(words.getWholeText());
    }
    if (hidden && parent.closest("script, style") == null && Injection.standsIn(words.text())) {
      faint.add(parent);
    }
  }

  private void flush() {
    if (!text.isEmpty()) {
      look(text.toString(), line, unseen, code);
      text.setLength(0);
    }
  }

  private void look(String words, int at, boolean hidden, boolean program) {
    InjectionRules.find(
        FoldedText.of(words),
        program,
        (kind, _, _) -> found.add(new Injection(hidden ? Kind.HIDDEN : kind, at)));
  }

  private void attributes(Element element) {
    for (Attribute attribute : element.attributes()) {
      String value = attribute.getValue();
      boolean address = attribute.getKey().equals("src") || attribute.getKey().equals("href");
      if (address) {
        if (LeakingAddress.standsIn(value)) {
          found.add(new Injection(Kind.EXFILTRATION, lineOf(element)));
        }
      } else if (value.indexOf(' ') > 0
          && !attribute.getKey().equals("style")
          && !attribute.getKey().startsWith("on")) {
        look(value, lineOf(element), true, false);
      }
    }
  }

  private static boolean isUnseen(Element element) {
    for (Element each = element; each != null; each = each.parent()) {
      String style = each.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s", "");
      if (UNREAD.contains(each.normalName())
          || !style.isEmpty() && FAINT.matcher(style).find()
          || HtmlContent.hides(each)) {
        return true;
      }
    }
    return false;
  }

  private static int lineOf(Node node) {
    return Math.max(1, node.sourceRange().start().lineNumber());
  }
}
