package dev.cairn.ask;

import dev.cairn.vault.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The cells of an answer as a markdown table, rows and columns in the order in which they come.
record Table(List<String> columns, List<Row> rows) {
  /// A cell with more words than this is a sentence.
  private static final int LABEL_WORDS = 6;

  /// @param cells by column
  record Row(String name, Map<String, Said> cells) {
    boolean takes(Said cell) {
      return name.equals(cell.heading()) && !cells.containsKey(cell.column());
    }
  }

  /// A cell opens a new row where it has another row's name, or its place is taken.
  static Table of(List<Said> cells) {
    Set<String> columns = new LinkedHashSet<>();
    List<Row> rows = new ArrayList<>();
    for (Said cell : cells) {
      columns.add(cell.column());
      Row row = rows.stream().filter(known -> known.takes(cell)).findFirst().orElse(null);
      if (row == null) {
        row = new Row(cell.heading(), new LinkedHashMap<>());
        rows.add(row);
      }
      row.cells().put(cell.column(), cell);
    }
    return new Table(List.copyOf(columns), List.copyOf(rows));
  }

  String head() {
    StringBuilder head = new StringBuilder("| |");
    columns.forEach(column -> head.append(' ').append(escaped(column)).append(" |"));
    return head.toString();
  }

  String rule() {
    return "|---|" + "---|".repeat(columns.size());
  }

  String line(Row row) {
    StringBuilder line = new StringBuilder("| ").append(escaped(row.name())).append(" |");
    for (String column : columns) {
      Said cell = row.cells().get(column);
      line.append(' ').append(cell == null ? "" : shown(cell) + " ").append('|');
    }
    return line.toString();
  }

  private static String shown(Said cell) {
    boolean sentence = cell.text().split(" ").length > LABEL_WORDS;
    String text = sentence ? AnswerPage.closed(cell.text()) : cell.text();
    return escaped(text) + AnswerPage.marks(cell);
  }

  private static String escaped(String text) {
    return Prose.escape(text).replace("|", "\\|");
  }
}
