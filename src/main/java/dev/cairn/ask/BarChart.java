package dev.cairn.ask;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The cells of an answer as a bar chart (SVG 1.1): a bar for each cell that is a number, with the
/// places that the numbers are from below.
final class BarChart {
  private static final Pattern FIGURE = Pattern.compile("-?[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?");
  private static final int WIDTH = 800;
  private static final int LABELS = 240;
  private static final int BARS = 420;
  private static final int ROW = 34;
  private static final int TOP = 70;
  private static final int LONGEST_LABEL = 34;

  private BarChart() {}

  /// The number of a cell; empty where it holds none, or more than one.
  static Optional<BigDecimal> value(Said cell) {
    Matcher m = FIGURE.matcher(cell.text());
    if (!m.find()) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(m.group().replace(",", ""));
    return m.find() ? Optional.empty() : Optional.of(value);
  }

  /// @param answer each of whose cells has a [#value]
  static String svg(Answer answer) {
    List<Said> cells = answer.said();
    double most =
        cells.stream()
            .mapToDouble(cell -> Math.abs(value(cell).orElseThrow().doubleValue()))
            .max()
            .orElse(1);
    List<String> notes = notes(answer);
    int height = TOP + ROW * cells.size() + 20 + 18 * notes.size() + 20;
    StringBuilder out = new StringBuilder();
    line(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d"
            + " %d\" font-family=\"sans-serif\" font-size=\"14\">",
        WIDTH,
        height,
        WIDTH,
        height);
    line(out, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, height);
    text(out, 20, 36, "18", "#222222", answer.question().text());
    for (int i = 0; i < cells.size(); i++) {
      bar(out, cells.get(i), TOP + ROW * i, most);
    }
    for (int i = 0; i < notes.size(); i++) {
      text(out, 20, TOP + ROW * cells.size() + 24 + 18 * i, "12", "#555555", notes.get(i));
    }
    return out.append("</svg>\n").toString();
  }

  private static void bar(StringBuilder out, Said cell, int y, double most) {
    double value = value(cell).orElseThrow().doubleValue();
    double width = most == 0 ? 0 : BARS * Math.abs(value) / most;
    text(out, 20, y + 18, "14", "#222222", shortened(cell.heading()));
    line(
        out,
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"22\" fill=\"%s\"/>",
        LABELS + 20,
        y + 2,
        width,
        value < 0 ? "#ee6677" : "#4477aa");
    text(out, (int) (LABELS + 28 + width), y + 18, "13", "#222222", cell.text());
  }

  /// The citations in the order of the bars.
  private static List<String> notes(Answer answer) {
    List<String> notes = new ArrayList<>();
    answer
        .citations()
        .forEach(citation -> notes.add(citation.source() + ", " + citation.locator()));
    return notes.stream().distinct().toList();
  }

  private static String shortened(String label) {
    return label.codePointCount(0, label.length()) <= LONGEST_LABEL
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)).strip() + "…";
  }

  private static void text(
      StringBuilder out, int x, int y, String size, String colour, String text) {
    line(
        out,
        "<text x=\"%d\" y=\"%d\" font-size=\"%s\" fill=\"%s\">%s</text>",
        x,
        y,
        size,
        colour,
        escaped(text));
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF)
        .forEach(out::appendCodePoint);
    return out.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
