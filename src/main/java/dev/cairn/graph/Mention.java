package dev.cairn.graph;

import dev.cairn.text.Sentence;
import dev.cairn.vault.PlainText;
import dev.cairn.vault.VaultPath;

/// A place where a page is named and not linked.
///
/// @param from the page that names the other
/// @param line the line of the file, counted from 1
/// @param name the words that name it, as they stand in the text
/// @param to the page that is named
/// @param score how likely a person would set a link here, from 0 to 1
/// @param paragraph the markdown around it
/// @param column offset of the name in the paragraph
public record Mention(
    VaultPath from,
    int line,
    String name,
    VaultPath to,
    double score,
    MentionSigns signs,
    String paragraph,
    int column) {

  /// The sentence that names the page, as a reader sees it.
  public String sentence() {
    String flat = paragraph.replace('\n', ' ');
    for (Sentence sentence : Sentence.of(flat, "und")) {
      if (column < sentence.end()) {
        return PlainText.of(sentence.text());
      }
    }
    return PlainText.of(flat);
  }
}
