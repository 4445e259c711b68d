package dev.cairn.graph;

import dev.cairn.vault.VaultPath;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// How near pages are to some start pages: the chance of being at a page when one follows links
/// from there at random, either way, and at every page returns to a start page with a chance of
/// 0.15 (personalised PageRank).
///
/// It is computed by pushing what waits at a page on to its neighbours until too little waits
/// anywhere: Andersen, Chung and Lang, "Local Graph Partitioning using PageRank Vectors" (2006),
/// here for a walk that never rests. The work is bounded by the precision, however large the vault.
public final class Nearness {
  private static final double RESTART = 0.15;

  /// What may keep waiting at a page, for each of its links. The links that are followed are at
  /// most 1 / (0.15 × this).
  private static final double PRECISION = 1e-5;

  /// A page that was reached.
  ///
  /// @param score above 0 and at most 1; those of all pages add up to at most 1
  public record Near(VaultPath page, double score) {}

  private static final class Mass {
    private double settled;
    private double waiting;
    private boolean queued;
  }

  private final LinkNetwork network;
  private final Map<Integer, Mass> masses = new HashMap<>();
  private final Queue<Integer> queue = new ArrayDeque<>();

  private Nearness(LinkNetwork network) {
    this.network = network;
  }

  /// The pages that are reached from `starts`, the nearest first, equal ones by path; the start
  /// pages are among them. Those of the start pages that the network does not have are passed over.
  public static List<Near> to(Collection<VaultPath> starts, LinkNetwork network) {
    int[] numbers =
        starts.stream()
            .distinct()
            .flatMapToInt(start -> network.number(start).stream())
            .sorted()
            .toArray();
    Nearness nearness = new Nearness(network);
    for (int start : numbers) {
      nearness.receive(start, 1.0 / numbers.length);
    }
    nearness.spread();
    return nearness.found();
  }

  private void spread() {
    for (Integer next = queue.poll(); next != null; next = queue.poll()) {
      int page = next;
      Mass mass = masses.computeIfAbsent(page, number -> new Mass());
      double share = mass.waiting;
      mass.waiting = 0;
      mass.queued = false;
      int out = network.outgoing(page);
      int in = network.incoming(page);
      if (out + in == 0) {
        mass.settled += share; // nowhere to go but back to where it came from
        continue;
      }
      mass.settled += RESTART * share;
      double each = (1 - RESTART) * share / (out + in);
      for (int i = 0; i < out; i++) {
        receive(network.to(network.outgoing(page, i)), each);
      }
      for (int i = 0; i < in; i++) {
        receive(network.from(network.incoming(page, i)), each);
      }
    }
  }

  private void receive(int page, double share) {
    Mass mass = masses.computeIfAbsent(page, number -> new Mass());
    mass.waiting += share;
    double enough = PRECISION * Math.max(1, network.outgoing(page) + network.incoming(page));
    if (!mass.queued && mass.waiting > enough) {
      mass.queued = true;
      queue.add(page);
    }
  }

  private List<Near> found() {
    return masses.entrySet().stream()
        .filter(entry -> entry.getValue().settled > 0)
        .map(entry -> new Near(network.page(entry.getKey()), entry.getValue().settled))
        .sorted(Comparator.comparingDouble((Near near) -> -near.score()).thenComparing(Near::page))
        .toList();
  }
}
