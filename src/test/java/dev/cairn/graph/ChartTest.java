package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.Chart.Node;
import dev.cairn.graph.Communities.Community;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.nio.dot.DOTImporter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What is shown of a network, and that every format can be read again.
final class ChartTest {
  private static final String ODD_TITLE = "Say \"<Memex> & co\\\"\u0007";

  @TempDir Path folder;
  private Vault vault;

  @BeforeEach
  void makeVault() throws IOException {
    write("memex", "---\ntype: concept\n---\n# " + ODD_TITLE + "\n[[trail]]\n");
    write(
        "trail",
        "---\ntype: concept\n---\n# Trail\n[[memex]]\n\n[^e-1]: [[essay]], line 1: \"a\"\n");
    write("essay", "[[memex]]\n");
    write("tea", "[[sencha]]\n");
    write("sencha", "[[tea]]\n");
    write("alone", "");
    vault = new Vault(folder);
  }

  @Test
  void theHighestRankedAreShownWithTheirPlaceInTheWhole() throws IOException {
    LinkNetwork whole = Networks.of(vault);

    Chart chart = Chart.of(whole, new HashSet<>(whole.pages()), 3, Networks.titles(vault));

    assertThat(chart.nodes())
        .extracting(node -> node.path().basename())
        .containsExactly("memex", "sencha", "trail");
    assertThat(chart.hidden()).isEqualTo(3);
    assertThat(chart.nodes().getFirst().type()).isEqualTo("concept");
    assertThat(chart.nodes().getFirst().rank()).isEqualTo(Ranking.of(whole).of(2));
    assertThat(chart.communities()).extracting(Community::size).containsExactly(3, 2);
    assertThat(chart.nodes()).extracting(Node::community).containsExactly(0, 1, 0);
  }

  @Test
  void graphmlHoldsEveryPageAndLink() throws Exception {
    Document document = xml(text(GraphText::graphml, chart()));

    NodeList nodes = document.getElementsByTagName("node");
    assertThat(nodes.getLength()).isEqualTo(6);
    assertThat(((Element) nodes.item(2)).getAttribute("id")).isEqualTo("wiki/memex.md");
    assertThat(nodes.item(2).getTextContent()).contains("Say \"<Memex> & co\\\"", "concept");
    assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(6);
  }

  @Test
  void dotIsReadByAnotherProgram() throws IOException {
    DefaultDirectedGraph<String, DefaultEdge> read = new DefaultDirectedGraph<>(DefaultEdge.class);
    DOTImporter<String, DefaultEdge> importer = new DOTImporter<>();
    importer.setVertexFactory(id -> id);
    List<String> labels = new ArrayList<>();
    importer.addVertexAttributeConsumer((key, value) -> {
      if (key.getSecond().equals("label")) {
        labels.add(value.getValue());
      }
    });
    read.setEdgeSupplier(DefaultEdge::new);

    importer.importGraph(read, new StringReader(text(GraphText::dot, chart())));

    assertThat(read.vertexSet()).hasSize(6).contains("wiki/memex.md");
    assertThat(read.edgeSet()).hasSize(6);
    assertThat(labels).contains("Trail", "tea");
  }

  @Test
  void aCanvasHasACardForEachPageThatCoversNoOther() throws IOException {
    Map<String, Object> canvas = Canvas.of(chart());

    List<Map<String, Object>> nodes = maps(canvas.get("nodes"));
    List<Map<String, Object>> cards =
        nodes.stream().filter(node -> "file".equals(node.get("type"))).toList();
    List<Map<String, Object>> groups =
        nodes.stream().filter(node -> "group".equals(node.get("type"))).toList();
    assertThat(cards).hasSize(6).extracting(card -> card.get("file")).contains("wiki/memex.md");
    assertThat(groups).hasSize(2);
    assertThat(maps(canvas.get("edges"))).hasSize(6);
    for (Map<String, Object> a : cards) {
      for (Map<String, Object> b : cards) {
        assertThat(a == b || !overlap(a, b)).as(a + " covers " + b).isTrue();
      }
      assertThat(groups).filteredOn(group -> overlap(group, a)).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void aPictureIsXmlAndAlwaysTheSame() throws Exception {
    String picture = Picture.svg(chart());

    Document document = xml(picture);
    assertThat(Picture.svg(chart())).isEqualTo(picture);
    assertThat(document.getElementsByTagName("line").getLength()).isEqualTo(4);
    assertThat(document.getElementsByTagName("title").getLength()).isEqualTo(5);
    assertThat(picture).contains("6 pages, 6 links; 1 without a link not drawn", ">Trail<");
  }

  @Test
  void anEmptyNetworkHasAPicture() throws Exception {
    Chart empty = new Chart(Networks.of(), List.of(), List.of(), 0);

    assertThat(xml(Picture.svg(empty)).getElementsByTagName("circle").getLength()).isZero();
    assertThat(maps(Canvas.of(empty).get("nodes"))).isEmpty();
    assertThat(text(GraphText::dot, empty)).startsWith("digraph");
  }

  private Chart chart() throws IOException {
    LinkNetwork whole = Networks.of(vault);
    Chart chart =
        Chart.of(whole, new HashSet<>(whole.pages()), Integer.MAX_VALUE, Networks.titles(vault));
    assertThat(chart.nodes().get(2).title()).isEqualTo(ODD_TITLE);
    return chart;
  }

  private static String text(BiConsumer<Chart, Writer> format, Chart chart) {
    StringWriter text = new StringWriter();
    format.accept(chart, text);
    return text.toString();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Object list) {
    return (List<Map<String, Object>>) list;
  }

  private static boolean overlap(Map<String, Object> a, Map<String, Object> b) {
    return overlap(a, b, "x", "width") && overlap(a, b, "y", "height");
  }

  private static boolean overlap(
      Map<String, Object> a, Map<String, Object> b, String from, String size) {
    int start = (int) a.get(from);
    int other = (int) b.get(from);
    return start < other + (int) b.get(size) && other < start + (int) a.get(size);
  }

  private static Document xml(String text)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void write(String name, String text) throws IOException {
    Path file = VaultPath.of("wiki/" + name + ".md").in(folder);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
