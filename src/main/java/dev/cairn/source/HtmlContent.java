package dev.cairn.source;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// Finds the part of a web page that a person came to read.
final class HtmlContent {

  private static final Set<String> NEVER_READ =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "form",
          "nav",
          "footer",
          "aside",
          "iframe",
          "svg",
          "canvas",
          "button",
          "select",
          "textarea",
          "input",
          "dialog",
          "object",
          "embed",
          "audio",
          "video",
          "head",
          "menu",
          "map");
  private static final Set<String> FRAME_ROLES =
      Set.of(
          "navigation",
          "banner",
          "contentinfo",
          "complementary",
          "search",
          "dialog",
          "alert",
          "alertdialog",
          "menu");
  private static final Pattern HIDING_STYLE =
      Pattern.compile(
          "display:none|visibility:hidden|(?:^|;)opacity:0(?:\\.0*)?(?:;|$|!)|font-size:0(?:px|em|rem|%|pt)?(?:;|$|!)"
              + "|(?:^|;)(?:max-)?(?:width|height):0(?:px)?(?:;|$|!)"
              + "|(?:left|top|text-indent):-\\d{4,}");
  private static final Pattern CONSENT =
      Pattern.compile(
          "(?:^|[\\s_-])(?:cookies?|consent|gdpr|newsletter-signup|onetrust)(?:$|[\\s_-])");
  private static final int SHORTEST_ARTICLE = 200;

  private HtmlContent() {}

  /// Removes what a reader of the page does not see, and what is the site's and not the page's.
  static void removeUnseen(Document page) {
    NodeTraversor.filter(
        (node, _) ->
            node instanceof Element element && unseen(element)
                ? NodeFilter.FilterResult.REMOVE
                : NodeFilter.FilterResult.CONTINUE,
        page);
  }

  private static boolean unseen(Element element) {
    String tag = element.normalName();
    if (tag.equals("body") || tag.equals("html") || tag.equals("#root")) {
      return false;
    }
    if (NEVER_READ.contains(tag) || element.hasAttr("hidden")) {
      return true;
    }
    if (tag.equals("header")) {
      return element.closest("article, main") == null;
    }
    return FRAME_ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
        || hides(element)
        || consent(element);
  }

  /// Whether an element says of itself that it is not to be seen.
  static boolean hides(Element element) {
    String style = element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equalsIgnoreCase("true")
        || !style.isEmpty() && HIDING_STYLE.matcher(style).find();
  }

  private static boolean consent(Element element) {
    String names = (element.id() + " " + element.className()).toLowerCase(Locale.ROOT);
    boolean content = element.normalName().equals("article") || element.normalName().equals("main");
    return names.length() > 1 && !content && CONSENT.matcher(names).find();
  }

  /// The element with the content: an article, else the main element, else where most prose stands
  /// together.
  static Element main(Document page) {
    Lengths lengths = Lengths.of(page);
    for (String selector : List.of("article", "main", "[role=main]")) {
      Element longest = page.body();
      int length = SHORTEST_ARTICLE - 1;
      long all = 0;
      for (Element each : page.select(selector)) {
        int own = lengths.all(each);
        all += own;
        if (own > length) {
          longest = each;
          length = own;
        }
      }
      // Several articles of like length are a list of teasers, whose parent is the content.
      if (length >= SHORTEST_ARTICLE && length * 2L > all) {
        return longest;
      }
    }
    return densest(page.body(), lengths);
  }

  private static Element densest(Element body, Lengths lengths) {
    Map<Element, Integer> scores = new IdentityHashMap<>();
    Element best = body;
    for (Element block : body.select("p, pre, blockquote")) {
      int prose = lengths.all(block) - lengths.linked(block);
      Element parent = block.parent();
      Element above = parent == null ? null : parent.parent();
      if (parent != null) {
        scores.merge(parent, 2 * prose, Integer::sum);
        best = scores.getOrDefault(parent, 0) > scores.getOrDefault(best, 0) ? parent : best;
      }
      if (above != null) {
        scores.merge(above, prose, Integer::sum);
        best = scores.getOrDefault(above, 0) > scores.getOrDefault(best, 0) ? above : best;
      }
    }
    return lengths.all(best) * 5L >= lengths.all(body) * 2L ? best : body;
  }

  /// How much text each element holds, counted once for the whole page.
  private record Lengths(Map<Element, Integer> total, Map<Element, Integer> inLinks) {

    static Lengths of(Document page) {
      Lengths lengths = new Lengths(new IdentityHashMap<>(), new IdentityHashMap<>());
      page.traverse(
          new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
              if (node instanceof TextNode text && node.parent() instanceof Element parent) {
                lengths.total.merge(parent, text.getWholeText().strip().length(), Integer::sum);
              }
            }

            @Override
            public void tail(Node node, int depth) {
              if (node instanceof Element element && element.parent() != null) {
                lengths.addToParent(element, element.parent());
              }
            }
          });
      return lengths;
    }

    private void addToParent(Element element, Element parent) {
      int own = all(element);
      total.merge(parent, own, Integer::sum);
      int links = element.normalName().equals("a") ? own : linked(element);
      inLinks.merge(parent, links, Integer::sum);
    }

    int all(Element element) {
      return total.getOrDefault(element, 0);
    }

    int linked(Element element) {
      return inLinks.getOrDefault(element, 0);
    }
  }
}
