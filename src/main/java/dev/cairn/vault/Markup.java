package dev.cairn.vault;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// A piece of markdown that a reader may do more with than show it, as CommonMark reads it.
///
/// @param line the line in which its block starts, counted from 1
/// @param target where a link or picture points, the language that a fenced block names; else empty
/// @param code what stands in code; else empty
public record Markup(Kind kind, int line, String target, String code) {
  /// What it is.
  public enum Kind {
    HTML,
    IMAGE,
    LINK,
    FENCE,
    CODE
  }

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .build();

  /// Such pieces of a text in order.
  public static List<Markup> of(String markdown) {
    List<Markup> found = new ArrayList<>();
    PARSER.parse(markdown).accept(new Collector(found));
    return found;
  }

  private static final class Collector extends AbstractVisitor {
    private final List<Markup> found;

    private Collector(List<Markup> found) {
      this.found = found;
    }

    @Override
    public void visit(HtmlBlock html) {
      add(Kind.HTML, html, "", "");
    }

    @Override
    public void visit(HtmlInline html) {
      add(Kind.HTML, html, "", "");
    }

    @Override
    public void visit(Image image) {
      add(Kind.IMAGE, image, image.getDestination(), "");
      visitChildren(image);
    }

    @Override
    public void visit(org.commonmark.node.Link link) {
      add(Kind.LINK, link, link.getDestination(), "");
      visitChildren(link);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
      add(Kind.LINK, definition, definition.getDestination(), "");
    }

    @Override
    public void visit(FencedCodeBlock block) {
      String info = block.getInfo() == null ? "" : block.getInfo().strip();
      add(Kind.FENCE, block, info, block.getLiteral());
    }

    @Override
    public void visit(Code code) {
      add(Kind.CODE, code, "", code.getLiteral());
    }

    private void add(Kind kind, Node node, String target, String code) {
      found.add(new Markup(kind, lineOf(node), target, code));
    }

    private static int lineOf(Node node) {
      for (Node at = node; at != null; at = at.getParent()) {
        if (!at.getSourceSpans().isEmpty()) {
          return at.getSourceSpans().getFirst().getLineIndex() + 1;
        }
      }
      return 1;
    }
  }
}
