package dev.cairn.search;

import dev.cairn.source.Locator;
import dev.cairn.source.Passage;
import dev.cairn.source.Source;
import java.util.ArrayList;
import java.util.List;

/// Groups a source's neighbouring passages into units long enough to say something and short enough
/// to point at.
final class SourceUnits {
  /// A unit takes no further passage that would give it more words than this.
  private static final int ENOUGH = 200;

  private final List<Unit> units = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private List<String> headings = List.of();
  private int line = 1;
  private int words;
  private boolean begun;

  private SourceUnits() {}

  /// The units in order, at least one.
  static List<Unit> of(Source source) {
    SourceUnits units = new SourceUnits();
    for (Passage passage : source.passages()) {
      units.add(passage, source.title());
    }
    units.close();
    return units.units.isEmpty() ? List.of(new Unit(List.of(), 1, "")) : units.units;
  }

  private void add(Passage passage, String title) {
    boolean heading = passage.kind() == Passage.Kind.HEADING;
    int length = Unit.words(passage.text());
    boolean full = words > 0 && words + length > ENOUGH;
    if (begun && (heading && !speaksFor(passage) || full)) {
      close();
    }
    if (!begun || heading) {
      begun = true;
      line = lineOf(passage.locator());
      headings = new ArrayList<>(passage.headings());
      if (heading) {
        headings.add(passage.text());
      }
      headings.removeIf(title::equals);
    }
    if (!heading) {
      text.append(text.isEmpty() ? "" : " ").append(passage.text());
      words += length;
    }
  }

  /// Whether nothing has been said under the heading above that is not found under this one too.
  private boolean speaksFor(Passage deeper) {
    return words == 0 && (headings.isEmpty() || deeper.headings().contains(headings.getLast()));
  }

  /// Of a source that is cited by section there is no line to point at but the first.
  private static int lineOf(Locator locator) {
    return switch (locator) {
      case Locator.Lines lines -> lines.first();
      case Locator.Section section -> 1;
    };
  }

  private void close() {
    if (begun) {
      units.add(new Unit(headings, line, text.toString()));
    }
    text.setLength(0);
    words = 0;
    begun = false;
  }
}
