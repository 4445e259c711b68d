package dev.cairn.graph;

import dev.cairn.vault.VaultPath;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jgrapht.alg.scoring.PageRank;

/// How much the links of a vault lead to each page: the chance of meeting it when one follows links
/// at random, and at every seventh page or so starts anew anywhere (PageRank: Brin and Page 1998,
/// damping factor 0.85). Citations count like other links.
public final class Ranking {
  private static final double DAMPING = 0.85;
  private static final int MOST_ROUNDS = 200;

  /// The last round changes no page's rank by more than this share of the mean rank.
  private static final double PRECISION = 1e-6;

  private final LinkNetwork network;
  private final double[] ranks;
  private final int[] order;

  private Ranking(LinkNetwork network, double[] ranks) {
    this.network = network;
    this.ranks = ranks;
    this.order =
        IntStream.range(0, ranks.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer page) -> -ranks[page]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  public static Ranking of(LinkNetwork network) {
    double[] ranks = new double[network.size()];
    if (ranks.length > 0) {
      new PageRank<>(NetworkView.directed(network), DAMPING, MOST_ROUNDS, PRECISION / ranks.length)
          .getScores()
          .forEach((page, score) -> ranks[page] = score);
    }
    return new Ranking(network, ranks);
  }

  /// A page's rank: above 0; the ranks of all pages add up to 1.
  public double of(int page) {
    return ranks[page];
  }

  /// The numbers of the pages, the highest rank first, equal ones by path.
  public int[] order() {
    return order.clone();
  }

  /// The pages, the highest rank first, equal ones by path.
  public List<VaultPath> pages() {
    return Arrays.stream(order).mapToObj(network::page).toList();
  }
}
