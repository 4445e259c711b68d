package dev.cairn.cli;

import dev.cairn.graph.Canvas;
import dev.cairn.graph.Chart;
import dev.cairn.graph.Chart.Node;
import dev.cairn.graph.Communities.Community;
import dev.cairn.graph.GraphText;
import dev.cairn.graph.LinkNetwork;
import dev.cairn.graph.Picture;
import dev.cairn.graph.Reach;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cairn graph`.
@Command(
    name = "graph",
    description = {
      "Pages and the links between them, with rank and community, for people and programs:",
      "  cairn graph --format svg > wiki.svg",
      "  cairn graph --format canvas --around memex > memex.canvas"
    })
final class GraphCommand extends NetworkCommand {
  /// How the graph is written.
  enum Format {
    json,
    graphml,
    canvas,
    dot,
    svg
  }

  /// Which pages take part.
  enum Where {
    wiki,
    all
  }

  /// A picture or a canvas with more pages shows nothing any more.
  private static final int MOST_DRAWN = 200;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "json, graphml, canvas, dot or svg; json unless said.")
  Format format = Format.json;

  @Option(
      names = "--in",
      paramLabel = "WHERE",
      description = "wiki, or all: your own notes as well; wiki unless said.")
  Where where = Where.wiki;

  @Option(
      names = "--around",
      paramLabel = "PAGE",
      description = "Only what links join to this page, by path, name, title or alias.")
  @Nullable String around;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "With --around: by at most so many links; 1 unless said.")
  int depth = 1;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most pages, highest ranked first; for canvas and svg 200 unless said.")
  @Nullable Integer limit;

  @Override
  ExitCode run(Console console, Vault vault, SearchIndex index) throws IOException {
    check(console);
    LinkNetwork all = index.pages().network();
    LinkNetwork network = where == Where.all ? all : all.only(page -> page.isUnder(Vault.WIKI));
    Set<VaultPath> among =
        around == null
            ? new HashSet<>(network.pages())
            : Reach.within(depth, find(around, network, index.pages()), network);
    Chart chart = Chart.of(network, among, most(), index.pages().titles());
    if (chart.hidden() > 0) {
      console.note(
          "Shown are the "
              + chart.nodes().size()
              + " highest ranked of "
              + among.size()
              + " pages; --limit shows more or fewer.");
    }
    // Written as it is made: the graph of a large vault is larger than what may be in memory.
    Writer out =
        new BufferedWriter(new OutputStreamWriter(cairn().shell().out(), StandardCharsets.UTF_8));
    write(chart, network, console, out);
    out.flush();
    return ExitCode.DONE;
  }

  private void check(Console console) {
    if (console.isJson() && format != Format.json && format != Format.canvas) {
      throw Failure.usage(
          "usage",
          "--json and --format " + format + " contradict each other.",
          "Leave one of them out.");
    }
    if (depth < 0) {
      throw Failure.usage("usage", "--depth must be at least 0.", "");
    }
    if (limit != null && limit < 1) {
      throw Failure.usage("usage", "--limit must be at least 1.", "");
    }
  }

  private int most() {
    boolean drawn = format == Format.svg || format == Format.canvas;
    return limit != null ? limit : drawn ? MOST_DRAWN : Integer.MAX_VALUE;
  }

  private void write(Chart chart, LinkNetwork network, Console console, Writer out)
      throws IOException {
    switch (format) {
      case json -> line(json(chart, network), console, out);
      case canvas -> line(Canvas.of(chart), console, out);
      case graphml -> GraphText.graphml(chart, out);
      case dot -> GraphText.dot(chart, out);
      case svg -> out.write(Picture.svg(chart));
    }
  }

  private static void line(Map<String, ?> json, Console console, Writer out) throws IOException {
    console.write(json, out);
    out.write('\n');
  }

  private static Map<String, Object> json(Chart chart, LinkNetwork network) {
    LinkNetwork shown = chart.network();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("nodes", chart.nodes().stream().map(GraphCommand::json).iterator());
    json.put(
        "edges", IntStream.range(0, shown.links()).mapToObj(link -> json(link, shown)).iterator());
    json.put("communities", chart.communities().stream().map(GraphCommand::json).iterator());
    json.put("pages", network.size());
    json.put("links", network.links());
    json.put("parts", Reach.parts(network));
    return json;
  }

  private static Map<String, Object> json(Node node) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", node.path().value());
    json.put("title", node.title());
    json.put("type", node.type());
    json.put("rank", node.rank());
    json.put("community", node.community());
    return json;
  }

  private static Map<String, Object> json(int link, LinkNetwork network) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", network.page(network.from(link)).value());
    json.put("to", network.page(network.to(link)).value());
    json.put("citation", network.isCitation(link));
    return json;
  }

  private static Map<String, Object> json(Community community) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", community.name().value());
    json.put("size", community.size());
    return json;
  }
}
