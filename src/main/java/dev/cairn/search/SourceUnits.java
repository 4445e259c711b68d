package dev.cairn.search;

import dev.cairn.source.Locator;
import dev.cairn.source.Passage;
import dev.cairn.source.Source;
import java.util.ArrayList;
import java.util.List;

/// Groups a source's neighbouring passages into units long enough to say something and short enough
/// to point at.
final class SourceUnits {
  /// A unit with fewer words than this goes on under the next heading.
  private static final int SHORT = 60;

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
    if (begun && words > 0 && (heading && words >= SHORT || words + length > ENOUGH)) {
      close();
    }
    if (!begun) {
      begun = true;
      line = lineOf(passage.locator());
      headings = passage.headings();
      if (heading && !passage.text().equals(title)) {
        headings = new ArrayList<>(headings);
        headings.add(passage.text());
      }
    }
    boolean said =
        heading
            && (words == 0 && headings.contains(passage.text()) || passage.text().equals(title));
    if (!said) {
      text.append(text.isEmpty() ? "" : " ").append(passage.text());
      words += length;
    }
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
