package dev.cairn.eval;

import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What all pages come to together. Pages are added and taken away one by one, so that a change
/// costs what it touches.
final class WikiSums {
  /// A page as it was added.
  record Part(PageReading page, PageLeads leads) {}

  private static final int OVERSIZED_WORDS = 4_000;
  private static final int STUB_WORDS = 40;

  private final Map<VaultPath, List<VaultPath>> leads = new HashMap<>();
  private final Map<String, Integer> wanted = new HashMap<>();
  private final Map<VaultPath, Integer> linkedTo = new HashMap<>();
  private final Map<Long, Integer> claims = new HashMap<>();
  private final Map<String, Integer> disagreements = new TreeMap<>();
  private final Map<String, Integer> decided = new TreeMap<>();
  private final Map<String, Integer> citationsOf = new HashMap<>();
  private final Map<String, Integer> superseded = new HashMap<>();
  private final SortedMap<String, Integer> writers = new TreeMap<>();
  private int number;
  private int topics;
  private int words;
  private int citations;
  private int unverified;
  private int cited;
  private int ungrounded;
  private int uncited;
  private int links;
  private int broken;
  private int ambiguousLinks;
  private int judged;
  private int imprecise;
  private int oversized;
  private int stubs;
  private int unchecked;
  private int copies;
  private int copied;

  void add(VaultPath path, Part part) {
    leads.put(path, part.leads().to());
    count(path, part, 1);
  }

  void remove(VaultPath path, Part part) {
    leads.remove(path);
    count(path, part, -1);
  }

  private void count(VaultPath path, Part part, int times) {
    PageReading page = part.page();
    PageLeads to = part.leads();
    links += times * to.links();
    broken += times * to.nowhere().size();
    ambiguousLinks += times * to.ambiguous();
    judged += times * to.judged();
    imprecise += times * to.imprecise();
    to.nowhere().forEach(name -> count(wanted, name, times));
    to.linked().forEach(target -> count(linkedTo, target, times));
    if (page.facts().isList()) {
      return;
    }
    number += times;
    citations += times * page.citations();
    unverified += times * page.unverified();
    cited += times * page.cited();
    ungrounded += times * page.ungrounded();
    uncited += times * page.uncited();
    page.claims().forEach(claim -> count(claims, claim, times));
    page.disagreements()
        .forEach((title, is) -> {
          count(disagreements, title, times);
          if (is) {
            count(decided, title, times);
          }
        });
    page.sources().forEach((slug, citing) -> count(citationsOf, slug, times * citing));
    unchecked += page.facts().isEngines() ? 0 : times;
    if (page.superseded()) {
      count(superseded, path.basename(), times);
    }
    if (!page.writer().isEmpty()) {
      count(writers, page.writer(), times);
    }
    oversized += page.words() > OVERSIZED_WORDS ? times : 0;
    if (page.facts().isTopic()) {
      topics += times;
      words += times * page.words();
      copied += times * page.copied();
      copies += 2 * page.copied() > page.words() ? times : 0;
      stubs += page.words() < STUB_WORDS ? times : 0;
    }
  }

  private static <K> void count(Map<K, Integer> counts, K key, int times) {
    counts.merge(key, times, (before, more) -> before + more == 0 ? null : before + more);
  }

  /// @param pages all pages of the wiki
  /// @param sources as [Wiki#sources] gives them
  /// @param duplicates how many topics have a double
  Totals totals(
      SortedMap<VaultPath, PageReading> pages,
      Collection<Optional<String>> sources,
      int duplicates) {
    int reflected = 0;
    for (Optional<String> slug : sources) {
      reflected += slug.filter(citationsOf::containsKey).isPresent() ? 1 : 0;
    }
    List<Integer> demand = wanted.values().stream().filter(count -> count > 1).toList();
    Distances distances = Distances.from(Vault.INDEX, leads);
    List<VaultPath> read = new ArrayList<>();
    int orphans = 0;
    for (Map.Entry<VaultPath, PageReading> page : pages.entrySet()) {
      var facts = page.getValue().facts();
      if (!facts.isList() && !facts.type().equals("review")) {
        read.add(page.getKey());
      }
      orphans += facts.isTopic() && !linkedTo.containsKey(page.getKey()) ? 1 : 0;
    }
    return new Totals(
        number,
        topics,
        words,
        claims.size(),
        citations,
        unverified,
        cited,
        ungrounded,
        uncited,
        superseded.keySet().stream().mapToInt(slug -> citationsOf.getOrDefault(slug, 0)).sum(),
        unchecked,
        disagreements.size() - decided.size(),
        decided.size(),
        sources.size(),
        sources.size() - reflected,
        links,
        broken,
        ambiguousLinks,
        judged,
        imprecise,
        demand.size(),
        demand.stream().mapToInt(Integer::intValue).sum(),
        orphans,
        duplicates,
        oversized,
        stubs,
        distances.unreachable(read),
        distances.mean(read),
        copies,
        copied,
        new TreeMap<>(writers));
  }
}
