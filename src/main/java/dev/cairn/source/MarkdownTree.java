package dev.cairn.source;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/// Parses markdown within [MarkdownBounds].
final class MarkdownTree {

  /// Keeps the start of a line from being tried as an HTML block; [PassageText] takes it away
  /// again.
  private static final String WORD_JOINER = "\u2060";

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .inlineParserFactory(BoundedInlineParser::new)
          .build();

  private MarkdownTree() {}

  /// The document tree; the index of a block's source span counts the given lines.
  static Node of(List<String> lines) {
    return PARSER.parse(String.join("\n", prepared(lines)));
  }

  private static List<String> prepared(List<String> lines) {
    List<String> prepared = new ArrayList<>(lines.size());
    Fence fence = new Fence();
    int commentEnd = -1;
    int[] closings = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean code = fence.covers(line);
      if (!code && commentEnd < i && startsBlockComment(line)) {
        closings = closings == null ? nextComment(lines) : closings;
        commentEnd = closings[i + 1];
      }
      prepared.add(i <= commentEnd ? "" : code ? line : prepared(line));
    }
    return prepared;
  }

  private static boolean startsBlockComment(String line) {
    String text = line.strip();
    return text.startsWith("%%") && text.indexOf("%%", 2) < 0;
  }

  /// For every line the next one, itself included, that holds `%%`; -1 where there is none.
  private static int[] nextComment(List<String> lines) {
    int[] next = new int[lines.size() + 1];
    next[lines.size()] = -1;
    for (int i = lines.size() - 1; i >= 0; i--) {
      next[i] = lines.get(i).contains("%%") ? i : next[i + 1];
    }
    return next;
  }

  private static String prepared(String line) {
    if (MarkdownBounds.longHtml(line)) {
      int at = line.indexOf('<');
      return line.substring(0, at) + WORD_JOINER + line.substring(at);
    }
    // A footnote's definition would be taken for a link's, and its text be lost.
    String text = line.stripLeading();
    return text.startsWith("[^")
        ? line.substring(0, line.length() - text.length()) + "\\" + text
        : line;
  }

  /// Follows which lines are inside a fenced code block.
  private static final class Fence {
    private String open = "";

    boolean covers(String line) {
      String text = line.strip();
      if (open.isEmpty()) {
        open = run(text);
        return !open.isEmpty();
      }
      if (text.startsWith(open) && text.chars().allMatch(c -> c == open.charAt(0))) {
        open = "";
      }
      return true;
    }

    private static String run(String text) {
      int i = 0;
      while (i < text.length()
          && (text.charAt(0) == '`' || text.charAt(0) == '~')
          && text.charAt(i) == text.charAt(0)) {
        i++;
      }
      boolean inline = i > 0 && text.charAt(0) == '`' && text.indexOf('`', i) >= 0;
      return i < 3 || inline ? "" : text.substring(0, i);
    }
  }

  /// Leaves a block's text as it is where parsing it could be slow or deep.
  private static final class BoundedInlineParser implements InlineParser {
    private final InlineParser inline;

    BoundedInlineParser(InlineParserContext context) {
      inline = new InlineParserImpl(context);
    }

    @Override
    public void parse(SourceLines lines, Node block) {
      String content = lines.getContent();
      if (!MarkdownBounds.holdInline(content)) {
        block.appendChild(new Text(content));
        return;
      }
      List<SourceLine> escaped = new ArrayList<>();
      for (SourceLine line : lines.getLines()) {
        String text = LiteralSpans.escape(line.getContent().toString());
        escaped.add(SourceLine.of(text, line.getSourceSpan()));
      }
      inline.parse(SourceLines.of(escaped), block);
    }
  }
}
