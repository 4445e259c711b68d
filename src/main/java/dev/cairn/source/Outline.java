package dev.cairn.source;

import java.util.ArrayList;
import java.util.List;

/// The headings that are open at a place of a document.
final class Outline {

  private record Open(int level, String title) {}

  private final List<Open> open = new ArrayList<>();
  private List<String> path = List.of();

  /// Opens a section and returns the path that the heading itself stands in.
  List<String> enter(int level, String title) {
    while (!open.isEmpty() && open.getLast().level() >= level) {
      open.removeLast();
    }
    List<String> above = open.stream().map(Open::title).toList();
    open.add(new Open(level, title));
    path = open.stream().map(Open::title).toList();
    return above;
  }

  /// The titles of the open sections, outermost first.
  List<String> path() {
    return path;
  }
}
