package dev.cairn.compile;

import java.util.List;

/// A sentence or list item of a source, as it can be quoted.
///
/// @param number its place among the source's statements, from 1; it ends the labels of its
///   citations
/// @param text verbatim
/// @param label the words set before it, such as `Metric` in `Metric: bits per byte`; empty where
///   there are none
/// @param locator where in the raw file, as a citation prints it
/// @param headings the sections it stands in, outermost first
/// @param passage the number of the passage it stands in
/// @param item whether it is a list item
/// @param opens whether it is the first of its passage
public record Statement(
    int number,
    String text,
    String label,
    String locator,
    List<String> headings,
    int passage,
    boolean item,
    boolean opens) {

  /// The statements of a source, numbered as the labels of its citations are on every page.
  public static List<Statement> of(dev.cairn.source.Source source) {
    return StatementSplitter.of(source.passages(), source.language(), source.title());
  }

  public Statement {
    headings = List.copyOf(headings);
  }

  /// The title of the innermost section; empty before the first heading.
  String heading() {
    return headings.isEmpty() ? "" : headings.getLast();
  }
}
