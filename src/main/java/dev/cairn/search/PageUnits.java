package dev.cairn.search;

import dev.cairn.vault.Citation;
import dev.cairn.vault.CodeMask;
import dev.cairn.vault.Page;
import dev.cairn.vault.PlainText;
import java.util.ArrayList;
import java.util.List;

/// Cuts a page into its sections, without code blocks and the definitions of footnotes. A long
/// section is cut again where a paragraph ends.
final class PageUnits {
  /// A section longer than this many words is cut at its next blank line.
  private static final int LONG = 250;

  private final List<Unit> units = new ArrayList<>();
  private final List<String> headings = new ArrayList<>();
  private final List<Integer> levels = new ArrayList<>();
  private final String title;
  private final StringBuilder text = new StringBuilder();
  private int line;
  private int words;
  private boolean footnotes;

  private PageUnits(Page page) {
    this.title = page.title();
  }

  /// The units in order, at least one: the first stands for the page itself, even where it has no
  /// text.
  static List<Unit> of(Page page) {
    PageUnits units = new PageUnits(page);
    units.read(page);
    return units.units;
  }

  private void read(Page page) {
    String body = page.body();
    String masked = CodeMask.of(body);
    int number = page.front().lines();
    boolean footnote = false;
    for (int start = 0; start < body.length(); ) {
      int newline = body.indexOf('\n', start);
      int end = newline < 0 ? body.length() : newline;
      String raw = body.substring(start, end);
      String visible = masked.substring(start, end);
      number++;
      footnote = Citation.labelDefinedBy(raw).isPresent() || footnote && isContinued(raw);
      int level = levelOf(visible);
      if (level > 0) {
        close(level);
        open(level, PlainText.of(raw, visible), number);
      } else if (footnote) {
        footnotes = true;
      } else {
        add(PlainText.of(raw, visible), visible.isBlank(), number);
      }
      start = end + 1;
    }
    close(0);
    if (units.isEmpty()) {
      units.add(new Unit(List.of(), 1, ""));
    }
  }

  private static boolean isContinued(String line) {
    return line.startsWith("    ") || line.startsWith("\t");
  }

  private void add(String seen, boolean blank, int number) {
    if (blank && words > LONG) {
      close(0);
    }
    if (seen.isEmpty()) {
      return;
    }
    if (line == 0) {
      line = number;
    }
    words += Unit.words(seen);
    text.append(text.isEmpty() ? "" : " ").append(seen);
  }

  private void open(int level, String heading, int number) {
    while (!levels.isEmpty() && levels.getLast() >= level) {
      levels.removeLast();
      headings.removeLast();
    }
    if (!heading.isEmpty() && !(level == 1 && heading.equals(title))) {
      levels.add(level);
      headings.add(heading);
    }
    line = number;
  }

  /// Ends a unit. A heading without text is one of its own, unless a deeper heading will speak for
  /// it or it stands over footnotes only.
  private void close(int nextLevel) {
    boolean bare = line > 0 && !levels.isEmpty() && !footnotes && nextLevel <= levels.getLast();
    if (!text.isEmpty() || bare) {
      units.add(new Unit(headings, line, text.toString()));
    }
    text.setLength(0);
    words = 0;
    line = 0;
    footnotes = false;
  }

  /// The level of the heading that a line is, 0 where it is none.
  private static int levelOf(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    boolean heading =
        level >= 1 && level <= 6 && (level == line.length() || line.charAt(level) == ' ');
    return heading ? level : 0;
  }
}
