package dev.cairn.graph;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds the groups of pages that link among themselves more than chance would have it: the method
/// of Blondel, Guillaume, Lambiotte and Lefebvre, "Fast unfolding of communities in large networks"
/// (2008). Every page begins as a group of its own; page after page joins the neighbouring group
/// that raises modularity most, until none can; then groups are taken for pages, and so on.
///
/// Links count both ways and all alike. Pages are visited by number and gains are whole numbers, so
/// that the same network has the same groups on every machine.
final class Louvain {
  /// Visits end when fewer than one page in this many has moved.
  private static final int SETTLED = 1_000;

  /// The pages or groups of one round and how many links join each two of them.
  ///
  /// @param first where the neighbours of each begin, and behind the last their number
  /// @param degrees the ends of links at each, those within it included
  private record Level(int[] first, int[] neighbours, int[] links, long[] degrees, long ends) {
    int size() {
      return degrees.length;
    }
  }

  private final Level level;
  private final int[] groups;

  /// The ends of links in each group.
  private final long[] ends;

  /// How many links lead from the page that is looked at to each group in `met`.
  private final long[] links;

  private final int[] met;
  private int metCount;

  private Louvain(Level level) {
    this.level = level;
    this.groups = IntStream.range(0, level.size()).toArray();
    this.ends = level.degrees.clone();
    this.links = new long[level.size()];
    this.met = new int[level.size()];
  }

  /// The group of each page, numbered from 0 in the order of their first pages.
  static int[] groups(LinkNetwork network) {
    Level level = level(network);
    int[] found = IntStream.range(0, network.size()).toArray();
    while (true) {
      Louvain round = new Louvain(level);
      round.settle();
      int count = round.renumber();
      for (int page = 0; page < found.length; page++) {
        found[page] = round.groups[found[page]];
      }
      if (count == level.size()) {
        return found;
      }
      level = round.merged(count);
    }
  }

  private static Level level(LinkNetwork network) {
    int size = network.size();
    int[] first = new int[size + 1];
    int[] neighbours = new int[2 * network.links()];
    int[] links = new int[neighbours.length];
    Arrays.fill(links, 1);
    long[] degrees = new long[size];
    int next = 0;
    for (int page = 0; page < size; page++) {
      for (int i = 0; i < network.outgoing(page); i++) {
        neighbours[next++] = network.to(network.outgoing(page, i));
      }
      for (int i = 0; i < network.incoming(page); i++) {
        neighbours[next++] = network.from(network.incoming(page, i));
      }
      first[page + 1] = next;
      degrees[page] = next - first[page];
    }
    return new Level(first, neighbours, links, degrees, neighbours.length);
  }

  private void settle() {
    int moved;
    do {
      moved = 0;
      for (int page = 0; page < level.size(); page++) {
        moved += move(page) ? 1 : 0;
      }
    } while (moved > level.size() / SETTLED);
  }

  private boolean move(int page) {
    int own = groups[page];
    meet(own, 0);
    for (int i = level.first[page]; i < level.first[page + 1]; i++) {
      if (level.neighbours[i] != page) {
        meet(groups[level.neighbours[i]], level.links[i]);
      }
    }
    ends[own] -= level.degrees[page];
    int best = own;
    long most = gain(page, own);
    for (int i = 0; i < metCount; i++) {
      long gain = gain(page, met[i]);
      if (gain > most || gain == most && best != own && met[i] < best) {
        best = met[i];
        most = gain;
      }
    }
    ends[best] += level.degrees[page];
    groups[page] = best;
    while (metCount > 0) {
      links[met[--metCount]] = 0;
    }
    return best != own;
  }

  private void meet(int group, int count) {
    if (links[group] == 0 && (metCount == 0 || group != met[0])) {
      met[metCount++] = group;
    }
    links[group] += count;
  }

  /// What modularity gains when a page that is in no group joins one, times what is the same for
  /// every group.
  private long gain(int page, int group) {
    return links[group] * level.ends - level.degrees[page] * ends[group];
  }

  /// Numbers the groups anew, without gaps, and counts them.
  private int renumber() {
    int[] numbers = new int[level.size()];
    Arrays.fill(numbers, -1);
    int count = 0;
    for (int page = 0; page < groups.length; page++) {
      if (numbers[groups[page]] < 0) {
        numbers[groups[page]] = count++;
      }
      groups[page] = numbers[groups[page]];
    }
    return count;
  }

  /// The level at which each group is one page.
  private Level merged(int count) {
    int[] begin = new int[count + 1];
    for (int group : groups) {
      begin[group + 1]++;
    }
    Arrays.parallelPrefix(begin, Integer::sum);
    int[] members = new int[groups.length];
    int[] next = begin.clone();
    for (int page = 0; page < groups.length; page++) {
      members[next[groups[page]]++] = page;
    }
    int[] first = new int[count + 1];
    int[] neighbours = new int[level.neighbours.length];
    int[] joined = new int[neighbours.length];
    long[] degrees = new long[count];
    int filled = 0;
    for (int group = 0; group < count; group++) {
      for (int m = begin[group]; m < begin[group + 1]; m++) {
        int page = members[m];
        degrees[group] += level.degrees[page];
        for (int i = level.first[page]; i < level.first[page + 1]; i++) {
          meet(groups[level.neighbours[i]], level.links[i]);
        }
      }
      Arrays.sort(met, 0, metCount);
      for (int i = 0; i < metCount; i++) {
        neighbours[filled] = met[i];
        joined[filled++] = (int) links[met[i]];
        links[met[i]] = 0;
      }
      metCount = 0;
      first[group + 1] = filled;
    }
    return new Level(
        first,
        Arrays.copyOf(neighbours, filled),
        Arrays.copyOf(joined, filled),
        degrees,
        level.ends);
  }
}
