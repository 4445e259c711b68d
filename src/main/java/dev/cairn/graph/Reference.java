package dev.cairn.graph;

import dev.cairn.text.Sentence;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.PlainText;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;

/// A link of a page, with the words it stands in.
///
/// @param from the page that holds it
/// @param link its line is the line of the file
/// @param context the line of markdown that holds it
/// @param column offset of the link in that line
public record Reference(VaultPath from, Link link, String context, int column) {

  /// The links of a page, but for those that lead out of the vault, in the order of the page.
  public static List<Reference> of(Page page) {
    List<Link> links = page.links();
    List<Reference> references = new ArrayList<>(links.size());
    String body = page.body();
    int end = -1;
    int start = 0;
    String line = "";
    for (Link link : links) {
      switch (link.kind()) {
        case WIKILINK, EMBED, MARKDOWN -> {
          if (link.start() >= end) { // the links of one line share it
            start = body.lastIndexOf('\n', link.start()) + 1;
            end = body.indexOf('\n', link.start());
            end = end < 0 ? body.length() : end;
            line = body.substring(start, end).stripTrailing();
          }
          references.add(new Reference(page.path(), link, line, link.start() - start));
        }
        case URL, IMAGE -> {}
      }
    }
    return references;
  }

  public int line() {
    return link.line();
  }

  /// Whether it stands in the definition of a footnote, and so names a source instead of continuing
  /// a thought.
  public boolean isCitation() {
    return context.startsWith("[^");
  }

  /// The sentence in which the link stands, as a reader sees it.
  public String sentence() {
    for (Sentence sentence : Sentence.of(context, "und")) {
      if (column < sentence.end()) {
        return PlainText.of(sentence.text());
      }
    }
    return PlainText.of(context);
  }
}
