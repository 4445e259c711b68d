package dev.cairn.graph;

import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which pages have links with which, in either direction, and how near two pages are by that.
final class Neighbours {
  private final Map<VaultPath, Integer> numbers = new HashMap<>();
  private final int[][] beside;

  Neighbours(LinkGraph graph) {
    List<VaultPath> pages = graph.pages().stream().filter(page -> !isList(page)).toList();
    pages.forEach(page -> numbers.put(page, numbers.size()));
    List<List<Integer>> lists = new ArrayList<>();
    pages.forEach(page -> lists.add(new ArrayList<>()));
    for (int from = 0; from < pages.size(); from++) {
      for (LinkGraph.OutgoingLink link : graph.outgoing(pages.get(from))) {
        Integer to = numbers.get(link.to());
        if (to != null && to != from) {
          lists.get(from).add(to);
          lists.get(to).add(from);
        }
      }
    }
    beside = new int[pages.size()][];
    for (int page = 0; page < beside.length; page++) {
      beside[page] = lists.get(page).stream().mapToInt(i -> i).sorted().distinct().toArray();
    }
  }

  /// The catalogue, its sub-pages and the log link to everything and bring nothing together.
  private static boolean isList(VaultPath page) {
    return page.equals(Vault.LOG) || page.value().startsWith("wiki/index");
  }

  /// How near two pages are by the neighbours that they share: 1 where they have the same, 0 where
  /// they share no more than chance would give them (Milne and Witten, An effective, low-cost
  /// measure of semantic relatedness obtained from Wikipedia links, 2008; with links in both
  /// directions, for a vault has too few in one).
  double nearness(VaultPath one, VaultPath other) {
    int[] a = of(one);
    int[] b = of(other);
    int shared = shared(a, b);
    if (shared == 0) {
      return 0;
    }
    double distance =
        (Math.log(Math.max(a.length, b.length)) - Math.log(shared))
            / (Math.log(beside.length) - Math.log(Math.min(a.length, b.length)));
    return Math.max(0, 1 - distance);
  }

  private int[] of(VaultPath page) {
    Integer number = numbers.get(page);
    return number == null ? new int[0] : beside[number];
  }

  private static int shared(int[] a, int[] b) {
    int[] few = a.length < b.length ? a : b;
    int[] many = few == a ? b : a;
    int shared = 0;
    for (int page : few) {
      shared += Arrays.binarySearch(many, page) >= 0 ? 1 : 0;
    }
    return shared;
  }
}
