package dev.cairn.ask;

import dev.cairn.ask.Answer.PageName;
import dev.cairn.vault.Citation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An answer as a canvas that Obsidian opens (JSON Canvas 1.0, https://jsoncanvas.org): the
/// question, below it what was said, below that the sources, and beside them pages to read on.
final class AnswerCanvas {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 240;
  private static final int GAP = 60;

  private final List<Map<String, Object>> nodes = new ArrayList<>();
  private final List<Map<String, Object>> edges = new ArrayList<>();

  private AnswerCanvas() {}

  /// The canvas as the JSON object that it is.
  static Map<String, Object> of(Answer answer) {
    AnswerCanvas canvas = new AnswerCanvas();
    canvas.draw(answer);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("nodes", canvas.nodes);
    json.put("edges", canvas.edges);
    return json;
  }

  private void draw(Answer answer) {
    node("question", "text", 0, 0, "5").put("text", "# " + answer.question().text());
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < answer.said().size(); i++) {
      Said said = answer.said().get(i);
      node("said-" + i, "text", i, 1, "").put("text", said.text());
      edge("question", "said-" + i);
      for (Citation citation : said.citations()) {
        if (!sources.contains(citation.source())) {
          sources.add(citation.source());
        }
        edge("said-" + i, "source-" + sources.indexOf(citation.source()));
      }
    }
    for (int i = 0; i < sources.size(); i++) {
      PageName file = answer.files().get(sources.get(i));
      node("source-" + i, "file", i, 2, "4")
          .put("file", file == null ? sources.get(i) : file.path().value());
    }
    for (int i = 0; i < answer.pages().size(); i++) {
      node("page-" + i, "file", i + 1, 0, "3").put("file", answer.pages().get(i).path().value());
    }
  }

  private Map<String, Object> node(String id, String type, int column, int row, String colour) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("id", id);
    node.put("type", type);
    node.put("x", column * (WIDTH + GAP));
    node.put("y", row * (HEIGHT + 2 * GAP));
    node.put("width", WIDTH);
    node.put("height", HEIGHT);
    if (!colour.isEmpty()) {
      node.put("color", colour);
    }
    nodes.add(node);
    return node;
  }

  /// Two citations of one source by one sentence make one edge.
  private void edge(String from, String to) {
    String id = from + "-" + to;
    if (edges.stream().noneMatch(edge -> id.equals(edge.get("id")))) {
      Map<String, Object> edge = new LinkedHashMap<>();
      edge.put("id", id);
      edge.put("fromNode", from);
      edge.put("toNode", to);
      edges.add(edge);
    }
  }
}
