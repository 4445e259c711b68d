package dev.cairn.gate;

import java.util.List;

/// A sentence of a page, with the citations that it rests on.
///
/// @param line the line of the file in which it starts, counted from 1
/// @param text as a reader sees it
/// @param labels the citations it carries itself, or else those of the next mark of its block
/// @param inferred whether the writer says that it was concluded rather than read
/// @param block where it stands
record Statement(int line, String text, List<String> labels, boolean inferred, Block block) {

  boolean isCited() {
    return !labels.isEmpty();
  }

  /// What kind of block it is.
  enum Kind {
    PARAGRAPH,
    LIST_ITEM,
    TABLE_HEAD,
    TABLE_ROW
  }

  /// A paragraph, list item or table row.
  ///
  /// @param section the level-2 heading that it stands below, empty above the first
  /// @param inline its markdown without the leading link and dash that a list of connections gives
  ///   each item
  /// @param label that leading link's text, empty where there is none
  /// @param target what that link points at
  record Block(Kind kind, String section, int line, Inline inline, String label, String target) {}
}
