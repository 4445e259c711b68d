package dev.cairn.source;

import dev.cairn.source.Passage.Kind;
import dev.cairn.source.Passage.Mark;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// The passages of a web page's content, each located by the heading it stands under.
final class HtmlPassages implements NodeVisitor {

  private record Inline(Element element, Mark.Type type, String target) {}

  private final String base;
  private final List<Passage> passages = new ArrayList<>();
  private final Outline outline = new Outline();
  private final Deque<Inline> open = new ArrayDeque<>();
  private PassageText text = new PassageText();
  private String section = "";
  private int lists;
  private int quotes;
  private int items;
  private @Nullable Element pre;
  private @Nullable Element row;
  private boolean firstCell;

  private HtmlPassages(String base) {
    this.base = base;
  }

  /// Reads what stands below the element, by a loop and not by recursion.
  ///
  /// @param base the page's address, which its relative links start from; may be empty
  static List<Passage> of(Element content, String base) {
    HtmlPassages reading = new HtmlPassages(base);
    content.traverse(reading);
    reading.flush(Kind.PARAGRAPH, 0);
    return reading.passages;
  }

  @Override
  public void head(Node node, int depth) {
    switch (node) {
      case TextNode words -> text.append(words.getWholeText());
      case Element element -> enter(element);
      default -> {}
    }
  }

  private void enter(Element element) {
    String tag = element.normalName();
    if (row == null && pre == null && element.isBlock() || tag.equals("li")) {
      flush();
    }
    switch (tag) {
      case "ul", "ol" -> lists++;
      case "li" -> items++;
      case "blockquote" -> quotes++;
      case "pre" -> pre = pre == null && row == null ? element : pre;
      case "tr" -> row = row == null && isDataRow(element) ? startRow(element) : row;
      case "td", "th" -> cell();
      case "br" -> text.append(" ");
      default -> mark(tag, element);
    }
  }

  private Element startRow(Element element) {
    firstCell = true;
    return element;
  }

  /// Rows of one cell, and cells with headings or tables in them, lay a page out and hold no data.
  private static boolean isDataRow(Element row) {
    return row.childrenSize() >= 2 && row.selectFirst("table, h1, h2, h3, p + p") == null;
  }

  private void cell() {
    if (row == null) {
      flush();
    } else if (firstCell) {
      firstCell = false;
    } else {
      text.append(" | ");
    }
  }

  private void mark(String tag, Element element) {
    Optional<Mark.Type> type =
        switch (tag) {
          case "em", "i", "cite", "dfn" -> Optional.of(Mark.Type.EMPHASIS);
          case "strong", "b" -> Optional.of(Mark.Type.STRONG);
          case "code", "kbd", "samp", "tt" -> Optional.of(Mark.Type.CODE);
          case "a" ->
              Optional.of(element.attr("href")).filter(h -> !h.isBlank()).map(_ -> Mark.Type.LINK);
          default -> Optional.empty();
        };
    type.ifPresent(each -> {
      Inline inline =
          new Inline(element, each, each == Mark.Type.LINK ? address(element.attr("href")) : "");
      open.push(inline);
      text.open(inline.type(), inline.target());
    });
  }

  private String address(String href) {
    if (base.isEmpty() || Facts.isUrl(href)) {
      return href;
    }
    try {
      return URI.create(base).resolve(href.strip()).toString();
    } catch (IllegalArgumentException e) {
      // Not an address by the rules; what the page says is kept as it is.
      return href;
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    if (!open.isEmpty() && open.peek().element() == element) {
      open.pop();
      text.close();
    }
    String tag = element.normalName();
    if (element == pre) {
      flush(Kind.CODE, 0);
      pre = null;
    } else if (element == row) {
      row = null;
      flush(Kind.TABLE_ROW, 0);
    } else if (tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1))) {
      flush(Kind.HEADING, tag.charAt(1) - '0');
    } else if (row == null && pre == null && element.isBlock()) {
      flush();
    }
    switch (tag) {
      case "ul", "ol" -> lists--;
      case "li" -> items--;
      case "blockquote" -> quotes--;
      default -> {}
    }
  }

  private void flush() {
    if (row != null || pre != null) {
      text.append(" ");
    } else if (items > 0) {
      flush(Kind.LIST_ITEM, Math.max(1, lists));
    } else {
      flush(quotes > 0 ? Kind.QUOTE : Kind.PARAGRAPH, 0);
    }
  }

  private void flush(Kind kind, int level) {
    open.forEach(_ -> text.close());
    String words = text.text();
    if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
      List<String> path = outline.path();
      if (kind == Kind.HEADING) {
        section = words;
        path = outline.enter(level, words);
      }
      List<Mark> marks = kind == Kind.CODE ? List.of() : text.marks();
      passages.add(new Passage(kind, words, new Locator.Section(section), path, level, marks));
    }
    text = new PassageText();
    for (Iterator<Inline> each = open.descendingIterator(); each.hasNext(); ) {
      Inline inline = each.next();
      text.open(inline.type(), inline.target());
    }
  }
}
