package dev.cairn.graph;

import dev.cairn.vault.FileNames;
import dev.cairn.vault.FileNames.Found;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Makes a [LinkNetwork] of pages that come one by one. Until the last has come, files are numbered
/// as they are met.
final class NetworkBuilder {
  private static final int NONE = -1;

  private final FileNames names;
  private final Map<VaultPath, Integer> numbers = new HashMap<>();
  private final List<VaultPath> files = new ArrayList<>();
  private final BitSet pages = new BitSet();

  /// What the names that links use come to: a name that says nothing of where it stands means the
  /// same on every page.
  private final Map<String, Integer> known = new HashMap<>();

  private long[] keys = new long[1024];
  private int count;

  NetworkBuilder(FileNames names) {
    this.names = names;
  }

  void add(PageLinks page) {
    int from = number(page.page());
    pages.set(from);
    for (PageLinks.Target link : page.links()) {
      String name = link.name();
      int to =
          name.isEmpty() || name.startsWith(".")
              ? resolved(name, page.page())
              : known.computeIfAbsent(name, target -> resolved(target, page.page()));
      if (to != NONE && to != from) {
        if (count == keys.length) {
          keys = Arrays.copyOf(keys, 2 * count);
        }
        keys[count++] = LinkNetwork.key(from, to, link.citation());
      }
    }
  }

  LinkNetwork network() {
    int[] sorted =
        pages.stream()
            .boxed()
            .sorted((a, b) -> files.get(a).compareTo(files.get(b)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] places = new int[files.size()];
    Arrays.fill(places, NONE);
    for (int place = 0; place < sorted.length; place++) {
      places[sorted[place]] = place;
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int from = places[LinkNetwork.from(keys[i])];
      int to = places[LinkNetwork.to(keys[i])];
      if (to != NONE) {
        keys[kept++] = LinkNetwork.key(from, to, LinkNetwork.isCitation(keys[i]));
      }
    }
    Arrays.sort(keys, 0, kept);
    return new LinkNetwork(
        Arrays.stream(sorted).mapToObj(files::get).toList(), withoutTwins(keys, kept));
  }

  /// Of several links between the same pages the first, which is no citation if any of them is not.
  private static long[] withoutTwins(long[] keys, int count) {
    return IntStream.range(0, count)
        .filter(i -> i == 0 || keys[i] >>> 1 != keys[i - 1] >>> 1)
        .mapToLong(i -> keys[i])
        .toArray();
  }

  private int resolved(String name, VaultPath from) {
    return names.resolve(name, from) instanceof Found(VaultPath path) ? number(path) : NONE;
  }

  private int number(VaultPath file) {
    return numbers.computeIfAbsent(
        file,
        path -> {
          files.add(path);
          return files.size() - 1;
        });
  }
}
