package dev.cairn.graph;

import dev.cairn.graph.Chart.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.Point2D;

/// A [Chart] as a picture (SVG 1.1) that can be read by itself: a page is a disc, the larger the
/// higher its rank, in the colour of its community; the most important have their titles beside
/// them, as far as there is room. Pages without a link are counted, not drawn.
public final class Picture {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 1000;
  private static final Box2D AREA = new Box2D(90, 100, 940, 830);

  /// Where the list of communities begins.
  private static final int LEGEND = 1160;

  private static final int LONGEST_TITLE = 28;

  /// Colours that can be told from each other by most people (Paul Tol's bright and muted sets);
  /// communities behind the last are grey.
  private static final List<String> COLOURS =
      List.of(
          "#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#332288", "#999933",
          "#882255", "#44aa99");

  private static final String GREY = "#999999";

  private final Chart chart;
  private final Map<Integer, Point2D> points;
  private final double highest;
  private final StringBuilder out = new StringBuilder();

  private Picture(Chart chart) {
    this.chart = chart;
    this.points = Layout.of(chart.network(), AREA);
    this.highest = chart.nodes().stream().mapToDouble(Node::rank).max().orElse(1);
  }

  public static String svg(Chart chart) {
    Picture picture = new Picture(chart);
    picture.draw();
    return picture.out.toString();
  }

  private void draw() {
    line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"", WIDTH, HEIGHT);
    line("  viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"14\">", WIDTH, HEIGHT);
    line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
    line("<text x=\"40\" y=\"48\" font-size=\"22\" fill=\"#222222\">%s</text>", escaped(heading()));
    drawLinks();
    drawPages();
    drawTitles();
    drawLegend();
    line("</svg>");
  }

  private String heading() {
    int pages = chart.nodes().size();
    int alone = pages - points.size();
    String shown =
        chart.hidden() > 0
            ? "The " + pages + " highest ranked of " + (pages + chart.hidden()) + " pages"
            : pages + (pages == 1 ? " page" : " pages");
    int links = chart.network().links();
    return shown
        + ", "
        + links
        + (links == 1 ? " link" : " links")
        + (alone > 0 ? "; " + alone + " without a link not drawn" : "");
  }

  /// Links within a community have its colour; those between two stay in the background.
  private void drawLinks() {
    LinkNetwork network = chart.network();
    line("<g stroke-width=\"1\">");
    for (int link = 0; link < network.links(); link++) {
      int from = network.from(link);
      int to = network.to(link);
      if (network.link(to, from).isPresent() && to < from) {
        continue; // the line is there already
      }
      Point2D start = at(from);
      Point2D end = at(to);
      boolean inside = chart.nodes().get(from).community() == chart.nodes().get(to).community();
      line(
          "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
              + " stroke-opacity=\"%s\"/>",
          start.getX(),
          start.getY(),
          end.getX(),
          end.getY(),
          inside ? colour(from) : GREY,
          inside ? "0.35" : "0.18");
    }
    line("</g>");
  }

  private void drawPages() {
    line("<g stroke=\"#ffffff\" stroke-width=\"1.5\">");
    for (int page : points.keySet()) {
      Node node = chart.nodes().get(page);
      line(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"><title>%s</title></circle>",
          at(page).getX(),
          at(page).getY(),
          radius(page),
          colour(page),
          escaped(node.title() + " (" + node.path() + ")"));
    }
    line("</g>");
  }

  /// Titles by rank: each where it covers no other title, no disc of a higher rank and the fewest
  /// others, or not at all.
  private void drawTitles() {
    List<Box2D> taken = new ArrayList<>();
    List<Integer> before = new ArrayList<>();
    line("<g fill=\"#222222\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">");
    for (int page : chart.byRank()) {
      if (!points.containsKey(page)) {
        continue;
      }
      before.add(page);
      String title = shortened(chart.nodes().get(page).title());
      int size = (int) Math.round(11 + 7 * importance(page));
      places(page, width(title) * size, size * 1.2).stream()
          .filter(place -> place.getMinX() > 10 && place.getMaxX() < LEGEND - 20)
          .filter(place -> taken.stream().noneMatch(other -> overlap(place, other)))
          .filter(place -> covered(place, before) == 0)
          .min(Comparator.comparingLong(place -> covered(place, points.keySet())))
          .ifPresent(place -> {
            taken.add(place);
            line(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\">%s</text>",
                place.getMinX(), place.getMinY() + size * 0.95, size, escaped(title));
          });
    }
    line("</g>");
  }

  /// Where a title may stand beside its disc, the most pleasing place first.
  private List<Box2D> places(int page, double width, double height) {
    double x = at(page).getX();
    double y = at(page).getY();
    double r = radius(page) + 3;
    double corner = r * 0.75;
    return List.of(
        new Box2D(x + r, y - height / 2, width, height),
        new Box2D(x - r - width, y - height / 2, width, height),
        new Box2D(x - width / 2, y - r - height, width, height),
        new Box2D(x - width / 2, y + r, width, height),
        new Box2D(x + corner, y - corner - height / 2, width, height),
        new Box2D(x + corner, y + corner - height / 2, width, height),
        new Box2D(x - corner - width, y - corner - height / 2, width, height),
        new Box2D(x - corner - width, y + corner - height / 2, width, height));
  }

  /// How many discs a title would cover; at the corners of the square around it a disc is not.
  private long covered(Box2D place, Collection<Integer> pages) {
    return pages.stream()
        .filter(page -> overlap(place, square(at(page), 0.8 * radius(page))))
        .count();
  }

  private void drawLegend() {
    int y = 100;
    for (int community = 0; community < chart.communities().size(); community++) {
      if (community == COLOURS.size()) {
        line(
            "<circle cx=\"%d\" cy=\"%d\" r=\"7\" fill=\"%s\"/>"
                + "<text x=\"%d\" y=\"%d\" fill=\"#444444\">%d smaller groups</text>",
            LEGEND, y, GREY, LEGEND + 16, y + 5, chart.communities().size() - community);
        break;
      }
      line(
          "<circle cx=\"%d\" cy=\"%d\" r=\"7\" fill=\"%s\"/>"
              + "<text x=\"%d\" y=\"%d\" fill=\"#444444\">%s</text>",
          LEGEND,
          y,
          COLOURS.get(community),
          LEGEND + 16,
          y + 5,
          escaped(shortened(chart.name(community))));
      y += 26;
    }
  }

  private Point2D at(int page) {
    return points.getOrDefault(page, new Point2D(0, 0));
  }

  /// From 0 to 1: the root of the rank, so that a disc's surface shows it.
  private double importance(int page) {
    return Math.sqrt(chart.nodes().get(page).rank() / highest);
  }

  private double radius(int page) {
    return 3 + 15 * importance(page);
  }

  private String colour(int page) {
    int community = chart.nodes().get(page).community();
    return community < COLOURS.size() ? COLOURS.get(community) : GREY;
  }

  private static Box2D square(Point2D middle, double radius) {
    return new Box2D(middle.getX() - radius, middle.getY() - radius, 2 * radius, 2 * radius);
  }

  private static boolean overlap(Box2D a, Box2D b) {
    return a.getMinX() < b.getMaxX()
        && b.getMinX() < a.getMaxX()
        && a.getMinY() < b.getMaxY()
        && b.getMinY() < a.getMaxY();
  }

  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)).strip() + "…";
  }

  /// How wide a text is in a common font of size 1: dense writings take a whole square each.
  private static double width(String text) {
    return text.codePoints().mapToDouble(c -> c >= 0x2E80 ? 1 : 0.54).sum();
  }

  private static String escaped(String text) {
    return GraphText.printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
