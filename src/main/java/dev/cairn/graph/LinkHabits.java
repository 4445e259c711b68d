package dev.cairn.graph;

import dev.cairn.text.NameKey;
import dev.cairn.vault.VaultPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a vault's links tell of its names: on how many pages a name is a link, where to, and how
/// often this vault links a name that it could link.
final class LinkHabits {
  /// So many names are looked at for how often the vault links one: their mean is known to about a
  /// tenth.
  private static final int SAMPLE = 80;

  private static final double UNKNOWN_RATE = 0.1;

  private final NameTable names;
  private final Mentions.Naming naming;
  private final Map<String, Map<VaultPath, Integer>> linksByKey = new HashMap<>();
  private double rate = -1;

  LinkHabits(LinkGraph graph, NameTable names, Mentions.Naming naming) {
    this.names = names;
    this.naming = naming;
    Map<String, String> keys = new HashMap<>();
    for (VaultPath page : graph.pages()) {
      Set<String> counted = new HashSet<>();
      for (LinkGraph.OutgoingLink link : graph.outgoing(page)) {
        String key = keys.computeIfAbsent(link.reference().link().text(), NameKey::of);
        if (names.has(key)
            && !link.reference().isCitation()
            && !link.to().equals(page)
            && counted.add(key + "\n" + link.to())) {
          linksByKey
              .computeIfAbsent(key, none -> new HashMap<>())
              .merge(link.to(), 1, Integer::sum);
        }
      }
    }
  }

  /// The number of pages on which a name links to a page.
  private int links(String key, VaultPath to) {
    return linksByKey.getOrDefault(key, Map.of()).getOrDefault(to, 0);
  }

  /// Whether people mean another page by a name, as far as their links tell.
  boolean meansAnother(String key, VaultPath than) {
    int all = linksByKey.getOrDefault(key, Map.of()).values().stream().mapToInt(i -> i).sum();
    return 2 * links(key, than) < all;
  }

  /// How often a name is a link to a page, over how often it would be if it were linked like the
  /// others; the natural logarithm. Of a name that hardly occurs little is known, and it is near 0.
  double of(NameTable.Entry name, String key) {
    double expected = rate() * Math.max(0, naming.pages(name.name()) - 1); // the page that asks
    return Math.log((links(key, name.page()) + 1) / (expected + 1));
  }

  /// The most that [#of] can come to.
  double most(String key, VaultPath to) {
    return Math.log(links(key, to) + 1.0);
  }

  /// The share of the pages naming another that link it, on average over names that a text hardly
  /// says by chance.
  private double rate() {
    if (rate < 0) {
      double sum = 0;
      int occurring = 0;
      for (NameTable.Entry name : names.telling(SAMPLE)) {
        int pages = naming.pages(name.name());
        sum +=
            pages == 0
                ? 0
                : Math.min(1, (double) links(NameKey.of(name.name()), name.page()) / pages);
        occurring += pages == 0 ? 0 : 1;
      }
      rate = occurring == 0 ? UNKNOWN_RATE : sum / occurring;
    }
    return rate;
  }
}
