package dev.cairn.graph;

import dev.cairn.text.Sentence;
import dev.cairn.vault.Link;
import dev.cairn.vault.PlainText;
import dev.cairn.vault.VaultPath;

/// A link of a page, with the words it stands in.
///
/// @param from the page that holds it
/// @param link its line is the line of the file
/// @param context the line of markdown that holds it
/// @param column offset of the link in that line
public record Reference(VaultPath from, Link link, String context, int column) {

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
