package dev.cairn.search;

import dev.cairn.graph.LinkNetwork;
import dev.cairn.graph.Nearness;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A page that has to do with another: near to it by links, or alike in its words.
///
/// Both orders are fused by reciprocal rank (Cormack, Clarke and Buettcher 2009): a page scores 1 /
/// (60 + its place) in each.
///
/// @param score greater is more related; comparable within one answer only
/// @param why a few words, such as `links to it; similar words: trail, memex`
public record Related(VaultPath path, double score, String why) {
  private static final int FLATTENING = 60;

  /// So many pages of each order take part.
  private static final int DEPTH = 100;

  /// What a source's own page counts beside other pages: every topic rests on sources, which its
  /// page names anyway, so they stand behind the topics that are as near.
  private static final double SOURCE_SHARE = 0.9;

  /// The pages most related to one, best first, equal ones by path; without itself.
  ///
  /// @param index as its last refresh left it
  public static List<Related> to(VaultPath page, LinkNetwork network, SearchIndex index, int limit)
      throws IOException {
    Map<VaultPath, Double> scores = new HashMap<>();
    List<VaultPath> near =
        Nearness.to(List.of(page), network).stream()
            .map(Nearness.Near::page)
            .filter(path -> !path.equals(page))
            .limit(DEPTH)
            .toList();
    add(near, scores);
    List<Similar> alike =
        index.similar(page, DEPTH).stream()
            .filter(similar -> network.number(similar.path()).isPresent())
            .toList();
    add(alike.stream().map(Similar::path).toList(), scores);
    if (!page.isUnder(Vault.SOURCES)) {
      scores.replaceAll(
          (path, score) -> path.isUnder(Vault.SOURCES) ? SOURCE_SHARE * score : score);
    }
    Map<VaultPath, List<String>> words = new HashMap<>();
    alike.forEach(similar -> words.put(similar.path(), similar.words()));
    Reasons reasons = new Reasons(page, network);
    return scores.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<VaultPath, Double> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(limit)
        .map(entry -> {
          VaultPath path = entry.getKey();
          return new Related(
              path, entry.getValue(), reasons.of(path, words.getOrDefault(path, List.of())));
        })
        .toList();
  }

  private static void add(List<VaultPath> order, Map<VaultPath, Double> scores) {
    for (int i = 0; i < order.size(); i++) {
      scores.merge(order.get(i), 1.0 / (FLATTENING + i + 1), Double::sum);
    }
  }

  /// Says what joins pages to one.
  private static final class Reasons {
    private final LinkNetwork network;
    private final int page;

    Reasons(VaultPath page, LinkNetwork network) {
      this.network = network;
      this.page = network.number(page).orElse(-1);
    }

    String of(VaultPath path, List<String> words) {
      List<String> reasons = new ArrayList<>();
      int other = network.number(path).orElseThrow();
      if (page >= 0) {
        network
            .link(other, page)
            .ifPresent(link -> reasons.add(network.isCitation(link) ? "cites it" : "links to it"));
        network
            .link(page, other)
            .ifPresent(
                link -> reasons.add(network.isCitation(link) ? "cited by it" : "linked from it"));
        if (reasons.isEmpty()) {
          addShared(other, reasons);
        }
      }
      if (!words.isEmpty()) {
        reasons.add("similar words: " + String.join(", ", words));
      }
      return reasons.isEmpty() ? "a few links away" : String.join("; ", reasons);
    }

    /// Of the pages that join two others, the one that fewest pages link to tells most.
    private void addShared(int other, List<String> reasons) {
      int best = -1;
      boolean cited = false;
      for (int i = 0; i < network.outgoing(page); i++) {
        int link = network.outgoing(page, i);
        int target = network.to(link);
        var back = network.link(other, target);
        if (back.isEmpty()) {
          continue;
        }
        if (network.page(target).isUnder(Vault.SOURCES)) {
          cited = true;
        } else if (best < 0 || network.incoming(target) < network.incoming(best)) {
          best = target;
        }
      }
      if (best >= 0) {
        reasons.add("both link to [[" + network.page(best).basename() + "]]");
      }
      if (cited) {
        reasons.add("cites the same source");
      }
      for (int i = 0; reasons.isEmpty() && i < network.incoming(page); i++) {
        int from = network.from(network.incoming(page, i));
        if (network.link(from, other).isPresent()) {
          reasons.add("[[" + network.page(from).basename() + "]] links to both");
        }
      }
    }
  }
}
