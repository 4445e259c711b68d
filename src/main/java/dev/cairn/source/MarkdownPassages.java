package dev.cairn.source;

import dev.cairn.source.Passage.Kind;
import dev.cairn.source.Passage.Mark;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// The passages of a parsed markdown document, in its order.
///
/// Blocks are walked by recursion, which [MarkdownBounds] keeps shallow; inline nodes by a loop.
final class MarkdownPassages {

  private final List<Passage> passages = new ArrayList<>();
  private final Outline outline = new Outline();

  private MarkdownPassages() {}

  static List<Passage> of(Node document) {
    MarkdownPassages reading = new MarkdownPassages();
    reading.children(document, Kind.PARAGRAPH, 0);
    return reading.passages;
  }

  private void children(Node parent, Kind kind, int depth) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
      block(n, kind, depth);
    }
  }

  private void block(Node node, Kind kind, int depth) {
    switch (node) {
      case Heading heading when kind == Kind.PARAGRAPH -> heading(heading);
      case Heading heading -> prose(heading, kind, depth);
      case Paragraph paragraph -> prose(paragraph, kind, depth);
      case BlockQuote quote -> children(quote, Kind.QUOTE, 0);
      case ListBlock list -> children(list, Kind.LIST_ITEM, depth + 1);
      case FencedCodeBlock code -> code(code, code.getLiteral());
      case IndentedCodeBlock code -> code(code, code.getLiteral());
      case HtmlBlock _ -> {}
      case TableRow row -> row(row);
      default -> children(node, kind, depth);
    }
  }

  private void heading(Heading node) {
    InlineMarkup inline = InlineMarkup.of(inline(node), Kind.HEADING);
    if (!inline.text().isEmpty()) {
      List<String> above = outline.enter(node.getLevel(), inline.text());
      passages.add(
          new Passage(
              Kind.HEADING, inline.text(), lines(node), above, node.getLevel(), inline.marks()));
    }
  }

  private void prose(Node node, Kind kind, int depth) {
    InlineMarkup inline = InlineMarkup.of(inline(node), kind);
    if (!inline.text().isEmpty()) {
      passages.add(
          new Passage(kind, inline.text(), lines(node), outline.path(), depth, inline.marks()));
    }
  }

  private void code(Node node, String literal) {
    String text = PassageText.plain(literal);
    if (!text.isEmpty()) {
      passages.add(new Passage(Kind.CODE, text, lines(node), outline.path(), 0, List.of()));
    }
  }

  private void row(TableRow row) {
    PassageText text = new PassageText();
    boolean any = false;
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      if (cell instanceof TableCell) {
        text.append(cell == row.getFirstChild() ? "" : " | ");
        any |= cell.getFirstChild() != null;
        inline(cell, text);
      }
    }
    if (any) {
      InlineMarkup inline = InlineMarkup.of(text, Kind.TABLE_ROW);
      passages.add(
          new Passage(
              Kind.TABLE_ROW, inline.text(), lines(row), outline.path(), 0, inline.marks()));
    }
  }

  private static Locator.Lines lines(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return new Locator.Lines(
        spans.getFirst().getLineIndex() + 1, spans.getLast().getLineIndex() + 1);
  }

  private static PassageText inline(Node block) {
    PassageText text = new PassageText();
    inline(block, text);
    return text;
  }

  private static void inline(Node block, PassageText text) {
    Node node = block.getFirstChild();
    while (node != null) {
      Node child = enter(node, text) ? node.getFirstChild() : null;
      if (child != null) {
        node = child;
        continue;
      }
      leave(node, text);
      node = following(node, block, text);
    }
  }

  /// The next node after one that has been left, leaving its parents on the way up.
  private static @Nullable Node following(Node left, Node block, PassageText text) {
    Node node = left;
    while (node.getNext() == null) {
      Node parent = node.getParent();
      if (parent == null || parent == block) {
        return null;
      }
      leave(parent, text);
      node = parent;
    }
    return node.getNext();
  }

  /// Writes what the node shows before its children; false where the children are not shown.
  private static boolean enter(Node node, PassageText text) {
    switch (node) {
      case Text each -> text.append(each.getLiteral());
      case Code code -> {
        text.open(Mark.Type.CODE, "");
        text.append(code.getLiteral());
      }
      case SoftLineBreak _, HardLineBreak _ -> text.append(" ");
      case Emphasis _ -> text.open(Mark.Type.EMPHASIS, "");
      case StrongEmphasis _ -> text.open(Mark.Type.STRONG, "");
      case Link link -> text.open(Mark.Type.LINK, link.getDestination());
      case HtmlInline html when html.getLiteral().startsWith("<br") -> text.append(" ");
      case Image _, HtmlInline _ -> {
        return false;
      }
      default -> {}
    }
    return true;
  }

  private static void leave(Node node, PassageText text) {
    switch (node) {
      case Code _, Emphasis _, StrongEmphasis _, Link _ -> text.close();
      default -> {}
    }
  }
}
