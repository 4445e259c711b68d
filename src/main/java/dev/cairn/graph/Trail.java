package dev.cairn.graph;

import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jgrapht.Graph;
import org.jgrapht.graph.MaskSubgraph;
import org.jgrapht.traverse.BreadthFirstIterator;

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

  /// The shortest chain between two pages of a network, its links followed either way. Any two
  /// pages that rest on one source are joined by it, so a chain goes through citations and through
  /// sources' own pages only where there is no other.
  public static Optional<Trail> between(VaultPath from, VaultPath to, LinkNetwork network) {
    OptionalInt first = network.number(from);
    OptionalInt last = network.number(to);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    int start = first.getAsInt();
    int end = last.getAsInt();
    Graph<Integer, Integer> all = NetworkView.undirected(network);
    Graph<Integer, Integer> thoughts =
        new MaskSubgraph<>(
            all,
            page -> page != start && page != end && network.page(page).isUnder(Vault.SOURCES),
            network::isCitation);
    return shortest(thoughts, start, end, network).or(() -> shortest(all, start, end, network));
  }

  private static Optional<Trail> shortest(
      Graph<Integer, Integer> graph, int from, int to, LinkNetwork network) {
    BreadthFirstIterator<Integer, Integer> pages = new BreadthFirstIterator<>(graph, from);
    boolean reached = false;
    while (!reached && pages.hasNext()) {
      reached = pages.next() == to;
    }
    if (!reached) {
      return Optional.empty();
    }
    Deque<Step> steps = new ArrayDeque<>();
    for (int page = to; page != from; page = pages.getParent(page)) {
      int link = pages.getSpanningTreeEdge(page);
      steps.addFirst(
          new Step(
              network.page(pages.getParent(page)),
              network.page(page),
              network.to(link) == page,
              network.isCitation(link)));
    }
    return Optional.of(new Trail(List.copyOf(steps)));
  }
}
