package dev.cairn.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A [Chart] as a canvas that Obsidian opens (JSON Canvas 1.0, https://jsoncanvas.org): each page
/// is a card that shows its file, each community a group of cards, the highest rank first.
public final class Canvas {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 200;
  private static final int GAP = 40;

  /// Space within a group around its cards.
  private static final int MARGIN = 40;

  /// Space between groups, through which links run.
  private static final int AISLE = 160;

  /// The colours that a canvas knows by number.
  private static final int COLOURS = 6;

  private final Chart chart;
  private final List<Map<String, Object>> nodes = new ArrayList<>();
  private final List<Map<String, Object>> cards = new ArrayList<>();

  private Canvas(Chart chart) {
    this.chart = chart;
  }

  /// The canvas as the JSON object that it is.
  public static Map<String, Object> of(Chart chart) {
    Canvas canvas = new Canvas(chart);
    canvas.placeGroups();
    Map<String, Object> json = new LinkedHashMap<>();
    List<Map<String, Object>> nodes = new ArrayList<>(canvas.nodes);
    nodes.addAll(canvas.cards);
    json.put("nodes", nodes);
    json.put("edges", canvas.edges());
    return json;
  }

  /// Groups stand in rows of about the same width as all rows are high.
  private void placeGroups() {
    List<List<Integer>> members = new ArrayList<>();
    chart.communities().forEach(community -> members.add(new ArrayList<>()));
    chart.byRank().forEach(page -> members.get(chart.nodes().get(page).community()).add(page));
    long area = 0;
    for (List<Integer> pages : members) {
      area += (long) (width(pages) + AISLE) * (height(pages) + AISLE);
    }
    int x = 0;
    int y = 0;
    int tallest = 0;
    for (int community = 0; community < members.size(); community++) {
      List<Integer> pages = members.get(community);
      if (x > 0 && x + width(pages) > Math.sqrt(area) * 1.2) {
        x = 0;
        y += tallest + AISLE;
        tallest = 0;
      }
      placeGroup(community, pages, x, y);
      x += width(pages) + AISLE;
      tallest = Math.max(tallest, height(pages));
    }
  }

  private void placeGroup(int community, List<Integer> pages, int x, int y) {
    String colour = Integer.toString(community % COLOURS + 1);
    if (pages.size() > 1) {
      Map<String, Object> group = node("group-" + community, "group", x, y);
      group.put("width", width(pages));
      group.put("height", height(pages));
      group.put("color", colour);
      group.put("label", chart.name(community));
      nodes.add(group);
    }
    int columns = columns(pages);
    for (int i = 0; i < pages.size(); i++) {
      Map<String, Object> card =
          node(
              "page-" + pages.get(i),
              "file",
              x + MARGIN + i % columns * (WIDTH + GAP),
              y + MARGIN + i / columns * (HEIGHT + GAP));
      card.put("width", WIDTH);
      card.put("height", HEIGHT);
      card.put("color", colour);
      card.put("file", chart.nodes().get(pages.get(i)).path().value());
      cards.add(card);
    }
  }

  private static Map<String, Object> node(String id, String type, int x, int y) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("id", id);
    node.put("type", type);
    node.put("x", x);
    node.put("y", y);
    return node;
  }

  private List<Map<String, Object>> edges() {
    List<Map<String, Object>> edges = new ArrayList<>();
    for (int link = 0; link < chart.network().links(); link++) {
      Map<String, Object> edge = new LinkedHashMap<>();
      edge.put("id", "link-" + link);
      edge.put("fromNode", "page-" + chart.network().from(link));
      edge.put("toNode", "page-" + chart.network().to(link));
      edges.add(edge);
    }
    return edges;
  }

  private static int columns(List<Integer> pages) {
    return (int) Math.ceil(Math.sqrt(pages.size()));
  }

  private static int width(List<Integer> pages) {
    return columns(pages) * (WIDTH + GAP) - GAP + 2 * MARGIN;
  }

  private static int height(List<Integer> pages) {
    int rows = Math.ceilDiv(pages.size(), columns(pages));
    return rows * (HEIGHT + GAP) - GAP + 2 * MARGIN;
  }
}
