package dev.cairn.graph;

import dev.cairn.graph.Chart.Node;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.BaseExporter;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.dot.DOTExporter;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.jgrapht.nio.graphml.GraphMLExporter.AttributeCategory;

/// A [Chart] in the formats that programs for graphs read.
public final class GraphText {
  private GraphText() {}

  /// GraphML 1.0, which Gephi, yEd and Cytoscape open. A node's id is its path.
  public static void graphml(Chart chart, Writer to) {
    GraphMLExporter<Integer, Integer> exporter =
        new GraphMLExporter<>(page -> printable(chart.nodes().get(page).path().value()));
    exporter.registerAttribute("title", AttributeCategory.NODE, AttributeType.STRING);
    exporter.registerAttribute("type", AttributeCategory.NODE, AttributeType.STRING);
    exporter.registerAttribute("rank", AttributeCategory.NODE, AttributeType.DOUBLE);
    exporter.registerAttribute("community", AttributeCategory.NODE, AttributeType.INT);
    exporter.registerAttribute("citation", AttributeCategory.EDGE, AttributeType.BOOLEAN);
    describe(exporter, chart, "title", GraphText::printable);
    exporter.setEdgeAttributeProvider(link ->
        Map.of("citation", DefaultAttribute.createAttribute(chart.network().isCitation(link))));
    exporter.exportGraph(NetworkView.directed(chart.network()), to);
  }

  /// The language of Graphviz. Citations are dashed.
  public static void dot(Chart chart, Writer to) {
    DOTExporter<Integer, Integer> exporter =
        new DOTExporter<>(page -> quoted(chart.nodes().get(page).path().value()));
    exporter.setGraphIdProvider(() -> "vault");
    describe(exporter, chart, "label", GraphText::escaped);
    exporter.setEdgeAttributeProvider(link ->
        chart.network().isCitation(link)
            ? Map.of("style", DefaultAttribute.createAttribute("dashed"))
            : null);
    exporter.exportGraph(NetworkView.directed(chart.network()), to);
  }

  private static void describe(
      BaseExporter<Integer, Integer> exporter,
      Chart chart,
      String title,
      UnaryOperator<String> escape) {
    exporter.setVertexAttributeProvider(page -> {
      Node node = chart.nodes().get(page);
      Map<String, Attribute> attributes = new LinkedHashMap<>();
      attributes.put(title, DefaultAttribute.createAttribute(escape.apply(node.title())));
      attributes.put("type", DefaultAttribute.createAttribute(escape.apply(node.type())));
      attributes.put("rank", DefaultAttribute.createAttribute(node.rank()));
      attributes.put("community", DefaultAttribute.createAttribute(node.community()));
      return attributes;
    });
  }

  /// A text without the characters that XML cannot hold.
  static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /// The exporter takes care of quotation marks, but not of backslashes.
  private static String escaped(String text) {
    return text.replace("\\", "\\\\");
  }

  private static String quoted(String text) {
    return '"' + escaped(text).replace("\"", "\\\"") + '"';
  }
}
