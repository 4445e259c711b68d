package dev.cairn.compile;

import dev.cairn.source.Passage;
import dev.cairn.source.Source;
import dev.cairn.vault.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A run of a source's passages that a model reads at once.
///
/// Where a window ends depends on the passages around the end and not on how many went before, so
/// that a change of one paragraph changes one window: most end before a heading or at a passage
/// whose own hash says so.
///
/// @param first the number of the first passage, from 0
/// @param last the number of the last
/// @param text the passages, one a line
record SourceWindow(int first, int last, String text) {
  /// A window of fewer characters does not end by itself.
  private static final int FEWEST = 6_000;

  /// One passage in so many may end a window.
  private static final int ENDING = 4;

  Sha256 sha256() {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// @param most how many characters a window may have; a passage of more is a window of its own,
  ///   cut off there
  static List<SourceWindow> of(Source source, int most) {
    List<SourceWindow> windows = new ArrayList<>();
    List<Passage> passages = source.passages();
    StringBuilder text = new StringBuilder();
    int first = 0;
    for (int i = 0; i < passages.size(); i++) {
      String line = line(passages.get(i), most);
      boolean full = text.length() + line.length() > most;
      boolean ripe = text.length() >= Math.min(FEWEST, most / 2) && endsBefore(passages, i);
      if (!text.isEmpty() && (full || ripe)) {
        windows.add(new SourceWindow(first, i - 1, text.toString()));
        text.setLength(0);
        first = i;
      }
      text.append(line);
    }
    if (!text.isEmpty()) {
      windows.add(new SourceWindow(first, passages.size() - 1, text.toString()));
    }
    return windows.stream().filter(window -> hasStatements(passages, window)).toList();
  }

  private static boolean hasStatements(List<Passage> passages, SourceWindow window) {
    return passages.subList(window.first, window.last + 1).stream()
        .anyMatch(passage ->
            passage.kind() != Passage.Kind.HEADING && passage.kind() != Passage.Kind.CODE);
  }

  private static boolean endsBefore(List<Passage> passages, int i) {
    return passages.get(i).kind() == Passage.Kind.HEADING
        || passages.get(i - 1).text().hashCode() % ENDING == 0;
  }

  /// A passage as a line that nothing in it can end or make look like another's.
  private static String line(Passage passage, int most) {
    String text = passage.text().replaceAll("\\p{Cntrl}+", " ");
    String cut = text.length() > most - 8 ? text.substring(0, most - 8) : text;
    String lead =
        switch (passage.kind()) {
          case HEADING -> "#".repeat(Math.max(1, passage.level())) + " ";
          case LIST_ITEM -> "- ";
          case PARAGRAPH, QUOTE, TABLE_ROW, CODE -> "";
        };
    return "| " + lead + cut + "\n";
  }
}
