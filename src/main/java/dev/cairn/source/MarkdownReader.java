package dev.cairn.source;

import dev.cairn.source.Passage.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/// Reads markdown, with Obsidian's additions and front matter.
final class MarkdownReader {

  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6} +[^\\s#].{0,300}");

  private MarkdownReader() {}

  static Document read(List<String> lines) {
    FrontMatter head = FrontMatter.of(lines);
    Facts facts = Facts.of(head);
    List<String> body = withoutHead(lines, head.lines());
    List<Passage> passages =
        MarkdownBounds.hold(body)
            ? MarkdownPassages.of(MarkdownTree.of(body))
            : TextReader.read(body).passages();
    String title = facts.title().isEmpty() ? firstHeading(passages) : facts.title();
    return new Document(
        Source.Format.MARKDOWN,
        new Facts(title, facts.metadata(), facts.tags(), facts.aliases()),
        passages,
        InjectionScan.of(lines, passages, true));
  }

  /// Whether a text that does not say so by its name is markdown.
  static boolean recognises(List<String> lines) {
    if (FrontMatter.of(lines).lines() > 0) {
      return true;
    }
    return lines.stream()
        .anyMatch(line ->
            line.startsWith("```")
                || line.indexOf('#') >= 0
                    && line.length() < 300
                    && HEADING.matcher(line).matches());
  }

  /// The lines with blank ones for the front matter, so that the rest keeps its numbers.
  private static List<String> withoutHead(List<String> lines, int head) {
    if (head == 0) {
      return lines;
    }
    List<String> body = new ArrayList<>(Collections.nCopies(head, ""));
    body.addAll(lines.subList(head, lines.size()));
    return body;
  }

  private static String firstHeading(List<Passage> passages) {
    return passages.stream()
        .filter(each -> each.kind() == Kind.HEADING)
        .findFirst()
        .filter(each -> each.level() == 1)
        .map(Passage::text)
        .orElse("");
  }
}
