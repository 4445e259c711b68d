package dev.cairn.graph;

import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.MaskSubgraph;

/// A chain of links from one page to another.
///
/// @param steps in order; none where both are the same page
public record Trail(List<Step> steps) {
  /// A step from one page to the next.
  ///
  /// @param forward whether the link that makes it leads from `from` to `to`; else it leads back
  /// @param citation whether that link is a citation
  public record Step(VaultPath from, VaultPath to, boolean forward, boolean citation) {
    /// The page on which the link stands.
    public VaultPath holder() {
      return forward ? from : to;
    }

    /// The page that the link leads to.
    public VaultPath target() {
      return forward ? to : from;
    }
  }

  public Trail {
    steps = List.copyOf(steps);
  }

  /// The shortest chain between two pages of a network, its links followed either way. Two pages
  /// that cite one source are soon joined by it, so a chain without citations goes before a shorter
  /// one with them.
  public static Optional<Trail> between(VaultPath from, VaultPath to, LinkNetwork network) {
    OptionalInt start = network.number(from);
    OptionalInt end = network.number(to);
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    Graph<Integer, Integer> all = NetworkView.undirected(network);
    Graph<Integer, Integer> prose = new MaskSubgraph<>(all, page -> false, network::isCitation);
    return shortest(prose, start.getAsInt(), end.getAsInt(), network)
        .or(() -> shortest(all, start.getAsInt(), end.getAsInt(), network));
  }

  private static Optional<Trail> shortest(
      Graph<Integer, Integer> graph, int from, int to, LinkNetwork network) {
    GraphPath<Integer, Integer> path = new BFSShortestPath<>(graph).getPath(from, to);
    if (path == null) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    List<Integer> pages = path.getVertexList();
    for (int i = 1; i < pages.size(); i++) {
      int link = path.getEdgeList().get(i - 1);
      int before = pages.get(i - 1);
      steps.add(
          new Step(
              network.page(before),
              network.page(pages.get(i)),
              network.from(link) == before,
              network.isCitation(link)));
    }
    return Optional.of(new Trail(steps));
  }
}
