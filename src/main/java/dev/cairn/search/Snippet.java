package dev.cairn.search;

import java.util.List;

/// A few words of a file, on one line, with those that were looked for marked.
///
/// @param marks ordered by start, not overlapping
public record Snippet(String text, List<Mark> marks) {
  /// A stretch of the text.
  ///
  /// @param start offset of its first character
  /// @param end offset behind its last
  public record Mark(int start, int end) {}

  public Snippet {
    marks = List.copyOf(marks);
  }
}
