package dev.cairn.source;

import java.util.List;

/// A block of a source that can be quoted: a paragraph, a list item, a heading, a table row.
///
/// @param text what a reader sees: inline markup taken away, white space runs folded to one space,
///   no line breaks
/// @param headings the titles of the sections it stands in, outermost first; a heading's own text
///   is not among its own
/// @param level a heading's level from 1 to 6, a list item's depth from 1, else 0
/// @param marks what the source sets apart within `text`, ordered by start
public record Passage(
    Kind kind, String text, Locator locator, List<String> headings, int level, List<Mark> marks) {

  /// What kind of block it is. Code and table cells are kept for search and never quoted as prose.
  public enum Kind {
    HEADING,
    PARAGRAPH,
    LIST_ITEM,
    QUOTE,
    TABLE_ROW,
    CODE
  }

  /// A stretch of a passage's text that the source sets apart.
  ///
  /// @param start offset into the passage's text
  /// @param end offset behind its last character
  /// @param target where a link points; empty for the others
  public record Mark(Type type, int start, int end, String target) {
    /// How it is set apart.
    public enum Type {
      EMPHASIS,
      STRONG,
      CODE,
      LINK,
      WIKILINK
    }
  }

  public Passage {
    headings = List.copyOf(headings);
    marks = List.copyOf(marks);
  }
}
