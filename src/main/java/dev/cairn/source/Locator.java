package dev.cairn.source;

/// Where in a raw file a passage stands, as a citation prints it.
public sealed interface Locator {

  /// Lines of the raw file, counted from 1, both included.
  record Lines(int first, int last) implements Locator {
    public Lines {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException("lines " + first + "–" + last);
      }
    }

    @Override
    public String toString() {
      return first == last ? "line " + first : "lines " + first + "–" + last;
    }
  }

  /// The part of a document below a heading; the heading is empty for what stands before the first.
  record Section(String heading) implements Locator {
    @Override
    public String toString() {
      return "§ " + (heading.isEmpty() ? "Beginning" : heading);
    }
  }
}
