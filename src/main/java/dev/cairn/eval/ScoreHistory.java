package dev.cairn.eval;

import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The scores of a vault over time, kept in it as a table, `eval/history.csv`, and a picture of
/// that table.
public final class ScoreHistory {
  /// The measures that have a column, behind date, commit, period and score.
  private static final List<String> COLUMNS =
      List.of(
          "wiki-recall-500",
          "wiki-recall-2000",
          "wiki-recall-8000",
          "raw-recall-2000",
          "both-recall-2000",
          "own-wiki-recall-2000",
          "citations-unverified",
          "sentences-ungrounded",
          "sentences-uncited",
          "sources-unreflected",
          "links-broken",
          "orphans",
          "duplicates",
          "pages",
          "words");

  private static final String HEAD = "date,commit,period,score," + String.join(",", COLUMNS);

  /// One score.
  ///
  /// @param date as an ISO date
  /// @param score from 0 to 100
  /// @param wiki the share of questions answered from 2,000 tokens of the wiki; NaN where none was
  ///   asked
  /// @param raw the same of raw files
  record Row(String date, double score, double wiki, double raw) {}

  private ScoreHistory() {}

  /// The edits that add a score to the table and draw it anew.
  ///
  /// @param date as an ISO date
  /// @param commit what HEAD is at, abbreviated; empty where there is none
  public static Edits adding(Vault vault, Scorecard card, String date, String commit, String period)
      throws IOException {
    Optional<Content> before = vault.read(Vault.SCORES);
    String text = before.map(Content::text).orElse(HEAD + "\n");
    String after = text + (text.endsWith("\n") ? "" : "\n") + line(card, date, commit, period);
    List<Edit> edits = new ArrayList<>();
    edits.add(edit(Vault.SCORES, before, after));
    edits.add(
        edit(Vault.SCORE_PICTURE, vault.read(Vault.SCORE_PICTURE), ScorePicture.svg(rows(after))));
    return new Edits(edits);
  }

  private static Edit edit(VaultPath path, Optional<Content> before, String after) {
    return new Edit(path, before.orElse(null), Content.of(after));
  }

  private static String line(Scorecard card, String date, String commit, String period) {
    List<String> cells = new ArrayList<>(List.of(date, commit, period));
    cells.add(Double.isNaN(card.score()) ? "" : number(card.score()));
    for (String column : COLUMNS) {
      cells.add(card.measure(column).map(ScoreHistory::cell).orElse(""));
    }
    return String.join(",", cells) + "\n";
  }

  /// Recall as a share, counts as they are.
  private static String cell(Measure measure) {
    return measure.part() == Measure.Part.ANSWERS
        ? number(measure.worth())
        : number(measure.value());
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }

  /// The rows of a table that can be read; a person may have added columns or lines.
  static List<Row> rows(String table) {
    List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
    List<Row> rows = new ArrayList<>();
    List<String> head = lines.isEmpty() ? List.of() : List.of(lines.getFirst().split(",", -1));
    for (String line : lines.stream().skip(1).toList()) {
      List<String> cells = List.of(line.split(",", -1));
      double score = value(cells, head, "score");
      if (!Double.isNaN(score)) {
        rows.add(
            new Row(
                cells.getFirst(),
                score,
                value(cells, head, "wiki-recall-2000"),
                value(cells, head, "raw-recall-2000")));
      }
    }
    return rows;
  }

  private static double value(List<String> cells, List<String> head, String column) {
    int at = head.indexOf(column);
    boolean number = at >= 0 && at < cells.size() && cells.get(at).matches("[0-9]+(\\.[0-9]+)?");
    return number ? Double.parseDouble(cells.get(at)) : Double.NaN;
  }
}
