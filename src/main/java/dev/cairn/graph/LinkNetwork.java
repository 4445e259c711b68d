package dev.cairn.graph;

import dev.cairn.vault.FileNames;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The pages of a vault and which of them link to which, in the form in which it can be computed
/// with. Immutable.
///
/// A page has a number, its place among all pages ordered by path; so has a link, ordered by the
/// pages it leads from and to. Several links from one page to one other are one link here, a
/// citation only where all of them are. Links into the page itself, to files that are no page, to
/// nothing and to more than one file are left out. The lists that Cairn generates are no pages
/// here, for they link to everything, nor are the vault's instructions.
public final class LinkNetwork {
  private static final Set<String> INSTRUCTIONS =
      Set.of("AGENTS.md", "CLAUDE.md", "program.md", Vault.QUESTIONS.value());

  private final List<VaultPath> pages;

  /// The first link of each page, and behind the last page the number of links.
  private final int[] first;

  private final int[] from;
  private final int[] to;

  /// The links that lead to each page, one page after the other, and where each page's begin.
  private final int[] incoming;

  private final int[] firstIncoming;
  private final BitSet citations;

  /// @param pages ordered
  /// @param keys ordered; from, to, and whether it is a citation, packed by [#key]
  LinkNetwork(List<VaultPath> pages, long[] keys) {
    this.pages = Collections.unmodifiableList(pages);
    this.first = new int[pages.size() + 1];
    this.firstIncoming = new int[pages.size() + 1];
    this.from = new int[keys.length];
    this.to = new int[keys.length];
    this.incoming = new int[keys.length];
    this.citations = new BitSet(keys.length);
    for (int link = 0; link < keys.length; link++) {
      from[link] = from(keys[link]);
      to[link] = to(keys[link]);
      citations.set(link, isCitation(keys[link]));
      first[from[link] + 1]++;
      firstIncoming[to[link] + 1]++;
    }
    Arrays.parallelPrefix(first, Integer::sum);
    Arrays.parallelPrefix(firstIncoming, Integer::sum);
    int[] next = firstIncoming.clone();
    for (int link = 0; link < keys.length; link++) {
      incoming[next[to[link]]++] = link;
    }
  }

  static long key(int from, int to, boolean citation) {
    return (long) from << 32 | (long) to << 1 | (citation ? 1 : 0);
  }

  static int from(long key) {
    return (int) (key >>> 32);
  }

  static int to(long key) {
    return (int) key >>> 1;
  }

  static boolean isCitation(long key) {
    return (key & 1) != 0;
  }

  /// The network of some pages, in any order. Goes through them once and keeps none.
  ///
  /// @param pages those that [#isPage] leaves out may be among them
  /// @param names every file that a link may point at
  public static LinkNetwork of(Iterable<PageLinks> pages, FileNames names) {
    NetworkBuilder builder = new NetworkBuilder(names);
    for (PageLinks page : pages) {
      if (isPage(page.page())) {
        builder.add(page);
      }
    }
    return builder.network();
  }

  /// Whether a file is a page of the network: markdown outside `raw/`, but neither a generated list
  /// nor the vault's instructions.
  public static boolean isPage(VaultPath file) {
    return file.isMarkdown()
        && !file.isUnder(Vault.RAW)
        && !file.equals(Vault.INDEX)
        && !file.equals(Vault.LOG)
        && !file.value().startsWith("wiki/index-")
        && !INSTRUCTIONS.contains(file.value());
  }

  /// The pages that `wanted` holds for, and the links between them.
  public LinkNetwork only(Predicate<VaultPath> wanted) {
    int[] kept = IntStream.range(0, size()).filter(page -> wanted.test(pages.get(page))).toArray();
    int[] numbers = new int[size()];
    Arrays.fill(numbers, -1);
    for (int i = 0; i < kept.length; i++) {
      numbers[kept[i]] = i;
    }
    long[] keys =
        IntStream.range(0, links())
            .filter(link -> numbers[from[link]] >= 0 && numbers[to[link]] >= 0)
            .mapToLong(link -> key(numbers[from[link]], numbers[to[link]], isCitation(link)))
            .toArray();
    return new LinkNetwork(Arrays.stream(kept).mapToObj(pages::get).toList(), keys);
  }

  /// The pages, ordered by path: a page's number is its place here.
  public List<VaultPath> pages() {
    return pages;
  }

  /// The number of pages.
  public int size() {
    return pages.size();
  }

  /// The number of links.
  public int links() {
    return to.length;
  }

  public VaultPath page(int number) {
    return pages.get(number);
  }

  /// The number of a page; empty where the network does not have it.
  public OptionalInt number(VaultPath page) {
    int number = Collections.binarySearch(pages, page);
    return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /// The page that a link leads from.
  public int from(int link) {
    return from[link];
  }

  /// The page that a link leads to.
  public int to(int link) {
    return to[link];
  }

  /// Whether nothing but footnotes makes the link.
  public boolean isCitation(int link) {
    return citations.get(link);
  }

  /// The link between two pages; empty where there is none.
  public OptionalInt link(int from, int to) {
    int link = Arrays.binarySearch(this.to, first[from], first[from + 1], to);
    return link < 0 ? OptionalInt.empty() : OptionalInt.of(link);
  }

  /// The number of links that lead from a page.
  public int outgoing(int page) {
    return first[page + 1] - first[page];
  }

  /// A link that leads from a page.
  ///
  /// @param i from 0, below [#outgoing(int)]
  public int outgoing(int page, int i) {
    return first[page] + i;
  }

  /// The number of links that lead to a page.
  public int incoming(int page) {
    return firstIncoming[page + 1] - firstIncoming[page];
  }

  /// A link that leads to a page.
  ///
  /// @param i from 0, below [#incoming(int)]
  public int incoming(int page, int i) {
    return incoming[firstIncoming[page] + i];
  }
}
