package dev.cairn.graph;

import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The groups of pages that link among themselves more than to others. The same network has the
/// same communities on every machine. Numbered from 0, the largest first.
public final class Communities {
  /// A community.
  ///
  /// @param name its page of the highest rank, a source's own page only where it has no other
  /// @param size the number of its pages
  public record Community(VaultPath name, int size) {}

  private final int[] numbers;
  private final List<Community> all;

  private Communities(int[] numbers, List<Community> all) {
    this.numbers = numbers;
    this.all = all;
  }

  public static Communities of(LinkNetwork network, Ranking ranking) {
    int[] groups = Louvain.groups(network);
    Map<Integer, Integer> sizes = new HashMap<>();
    Map<Integer, VaultPath> names = new HashMap<>();
    for (int page : ranking.order()) {
      sizes.merge(groups[page], 1, Integer::sum);
      names.merge(
          groups[page],
          network.page(page),
          (first, next) ->
              first.isUnder(Vault.SOURCES) && !next.isUnder(Vault.SOURCES) ? next : first);
    }
    List<Integer> order = new ArrayList<>(sizes.keySet());
    order.sort(
        Comparator.comparing((Integer group) -> -sizes.getOrDefault(group, 0))
            .thenComparing(Comparator.naturalOrder()));
    List<Community> all = new ArrayList<>();
    Map<Integer, Integer> places = new HashMap<>();
    for (int group : order) {
      places.put(group, all.size());
      all.add(
          new Community(Objects.requireNonNull(names.get(group)), sizes.getOrDefault(group, 0)));
    }
    int[] numbers = new int[groups.length];
    for (int page = 0; page < groups.length; page++) {
      numbers[page] = places.getOrDefault(groups[page], 0);
    }
    return new Communities(numbers, List.copyOf(all));
  }

  /// The number of the community that a page is in.
  public int of(int page) {
    return numbers[page];
  }

  /// The communities by number.
  public List<Community> all() {
    return all;
  }
}
