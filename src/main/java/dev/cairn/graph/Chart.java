package dev.cairn.graph;

import dev.cairn.graph.Communities.Community;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What of a network is shown, with what is known of each page.
///
/// @param network the pages that are shown, and the links between them
/// @param nodes the same pages by number
/// @param communities those of the pages that are shown, by [Node#community], the largest first
/// @param hidden the number of pages that would be shown if there were room
public record Chart(
    LinkNetwork network, List<Node> nodes, List<Community> communities, int hidden) {

  /// A page that is shown.
  ///
  /// @param type as [PageTitle#type]
  /// @param rank among all pages, not only those that are shown
  /// @param community its place in [Chart#communities]
  public record Node(VaultPath path, String title, String type, double rank, int community) {}

  public Chart {
    nodes = List.copyOf(nodes);
    communities = List.copyOf(communities);
  }

  /// Shows the pages of the highest rank. Rank and communities are those of the whole network.
  ///
  /// @param among the pages that may be shown
  /// @param limit the most that are
  /// @param titles of all pages
  public static Chart of(
      LinkNetwork whole, Set<VaultPath> among, int limit, Map<VaultPath, PageTitle> titles) {
    Ranking ranking = Ranking.of(whole);
    Communities communities = Communities.of(whole, ranking);
    Set<VaultPath> shown = new HashSet<>();
    TreeSet<Integer> met = new TreeSet<>();
    for (int page : ranking.order()) {
      if (shown.size() < limit && among.contains(whole.page(page))) {
        shown.add(whole.page(page));
        met.add(communities.of(page));
      }
    }
    List<Integer> numbers = List.copyOf(met);
    LinkNetwork network = whole.only(shown::contains);
    List<Node> nodes = new ArrayList<>();
    for (VaultPath path : network.pages()) {
      int page = whole.number(path).orElseThrow();
      PageTitle title = titles.getOrDefault(path, new PageTitle(path.basename(), ""));
      nodes.add(
          new Node(
              path,
              title.title(),
              title.type(),
              ranking.of(page),
              numbers.indexOf(communities.of(page))));
    }
    return new Chart(
        network,
        nodes,
        numbers.stream().map(communities.all()::get).toList(),
        among.size() - shown.size());
  }

  /// The numbers of the pages, the highest rank first, equal ones by path.
  List<Integer> byRank() {
    List<Integer> order = new ArrayList<>();
    for (int page = 0; page < nodes.size(); page++) {
      order.add(page);
    }
    order.sort((a, b) -> Double.compare(nodes.get(b).rank(), nodes.get(a).rank()));
    return order;
  }

  /// What a community is called: the title of the page that names it where that is shown.
  String name(int community) {
    VaultPath path = communities.get(community).name();
    return network.number(path).isPresent()
        ? nodes.get(network.number(path).getAsInt()).title()
        : path.basename();
  }
}
