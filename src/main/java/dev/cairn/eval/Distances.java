package dev.cairn.eval;

import dev.cairn.vault.VaultPath;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// How many links one must follow from one page to reach the others.
///
/// @param clicks of the pages that can be reached
record Distances(Map<VaultPath, Integer> clicks) {

  static Distances from(VaultPath start, Map<VaultPath, List<VaultPath>> leads) {
    Map<VaultPath, Integer> clicks = new HashMap<>();
    Queue<VaultPath> next = new ArrayDeque<>();
    if (leads.containsKey(start)) {
      clicks.put(start, 0);
      next.add(start);
    }
    while (!next.isEmpty()) {
      VaultPath page = next.remove();
      int behind = clicks.getOrDefault(page, 0) + 1;
      for (VaultPath to : leads.getOrDefault(page, List.of())) {
        if (clicks.putIfAbsent(to, behind) == null) {
          next.add(to);
        }
      }
    }
    return new Distances(clicks);
  }

  int unreachable(Collection<VaultPath> pages) {
    return (int) pages.stream().filter(page -> !clicks.containsKey(page)).count();
  }

  /// The mean over those of the pages that can be reached; 0 where none can.
  double mean(Collection<VaultPath> pages) {
    return pages.stream().filter(clicks::containsKey).mapToInt(clicks::get).average().orElse(0);
  }
}
