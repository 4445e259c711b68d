package dev.cairn.eval;

import dev.cairn.eval.ScoreHistory.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A history of scores as a picture (SVG 1.1): the score, and how many questions the wiki and the
/// raw files answer from 2,000 tokens, over time. Rows stand at equal distances.
final class ScorePicture {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 48;
  private static final int RIGHT = 560;
  private static final int TOP = 40;
  private static final int BOTTOM = 270;

  /// Older rows than the last this many are in the table and not in the picture.
  private static final int MOST = 120;

  private final List<Row> rows;
  private final StringBuilder out = new StringBuilder();

  private ScorePicture(List<Row> rows) {
    this.rows = rows.subList(Math.max(0, rows.size() - MOST), rows.size());
  }

  static String svg(List<Row> rows) {
    ScorePicture picture = new ScorePicture(rows);
    picture.draw();
    return picture.out.toString();
  }

  private void draw() {
    line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"", WIDTH, HEIGHT);
    line("  viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">", WIDTH, HEIGHT);
    line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
    for (int value = 0; value <= 100; value += 25) {
      double y = y(value);
      line(
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
          LEFT, y, RIGHT, y);
      line("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>", LEFT - 8, y + 4, value);
    }
    curve("score", "#222222", Row::score, 60);
    curve("wiki answers, %", "#4477aa", row -> 100 * row.wiki(), 85);
    curve("raw answers, %", "#ee6677", row -> 100 * row.raw(), 110);
    if (!rows.isEmpty()) {
      date(rows.getFirst(), LEFT, "start");
      if (rows.size() > 1) {
        date(rows.getLast(), RIGHT, "end");
      }
    }
    line("</svg>");
  }

  private void date(Row row, int x, String anchor) {
    line(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>",
        x, BOTTOM + 22, anchor, row.date().replaceAll("[^0-9A-Za-z:-]", ""));
  }

  private void curve(String name, String colour, ToDoubleFunction<Row> value, int legend) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      double y = value.applyAsDouble(rows.get(i));
      if (!Double.isNaN(y)) {
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(Math.min(100, y))));
        line(
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
            x(i), y(Math.min(100, y)), colour);
      }
    }
    line(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
        points.toString().strip(), colour);
    line(
        "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"4\" fill=\"%s\"/>",
        RIGHT + 20, legend - 6, colour);
    line("<text x=\"%d\" y=\"%d\">%s</text>", RIGHT + 38, legend, name);
  }

  private double x(int i) {
    return rows.size() < 2 ? LEFT : LEFT + (double) i * (RIGHT - LEFT) / (rows.size() - 1);
  }

  private static double y(double value) {
    return BOTTOM - value / 100 * (BOTTOM - TOP);
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
