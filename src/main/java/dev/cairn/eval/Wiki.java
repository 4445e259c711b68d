package dev.cairn.eval;

import dev.cairn.compile.SourceRecord;
import dev.cairn.eval.PageReading.Outgoing;
import dev.cairn.lint.Linter;
import dev.cairn.lint.PageFacts;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The pages below `wiki/` as they were read, put together. Adding them up goes through what is in
/// memory and reads no file.
final class Wiki {
  private static final int OVERSIZED_WORDS = 4_000;
  private static final int STUB_WORDS = 40;

  private final SortedMap<VaultPath, PageReading> pages = new TreeMap<>();
  private final FileNames names;
  private final Set<VaultPath> raw;
  private final Map<String, Optional<VaultPath>> leadsTo = new HashMap<>();
  private final Map<String, Boolean> ambiguous = new HashMap<>();
  private int duplicates = -1;

  /// @param names of every file of the vault
  /// @param raw the files below `raw/` that were not taken out
  Wiki(FileNames names, Collection<VaultPath> raw) {
    this.names = names;
    this.raw = new HashSet<>(raw);
  }

  /// Takes a page in, in place of what it said before.
  void put(VaultPath path, PageReading page) {
    PageReading before = pages.put(path, page);
    if (before == null) {
      names.add(path);
      forgetTargets();
    }
    if (before == null || !before.facts().equals(page.facts())) {
      duplicates = -1;
    }
  }

  void remove(VaultPath path) {
    if (pages.remove(path) != null) {
      names.remove(path);
      forgetTargets();
      duplicates = -1;
    }
  }

  /// Takes note of a file below `raw/` that came or went.
  void raw(VaultPath path, boolean there) {
    if (there) {
      raw.add(path);
      names.add(path);
    } else {
      raw.remove(path);
      names.remove(path);
    }
    forgetTargets();
  }

  private void forgetTargets() {
    leadsTo.clear();
    ambiguous.clear();
  }

  SortedMap<VaultPath, PageReading> pages() {
    return pages;
  }

  /// The raw files that count, those of earlier versions left out, each with the name of its source
  /// where it has a page.
  SortedMap<VaultPath, Optional<String>> sources() {
    SortedMap<VaultPath, Optional<String>> sources = new TreeMap<>();
    raw.forEach(path -> sources.put(path, Optional.empty()));
    for (PageReading page : pages.values()) {
      page.record()
          .ifPresent(record -> {
            record.earlier().forEach(path -> sources.remove(VaultPath.of(path)));
            sources.replace(record.raw(), Optional.of(record.slug()));
          });
    }
    return sources;
  }

  /// The pages that rest on one of these sources.
  List<VaultPath> restingOn(Set<String> slugs) {
    return pages.entrySet().stream()
        .filter(page -> page.getValue().sources().keySet().stream().anyMatch(slugs::contains))
        .map(Map.Entry::getKey)
        .toList();
  }

  Totals totals() {
    Sum sum = new Sum();
    pages.forEach(sum::add);
    return sum.totals();
  }

  private Optional<VaultPath> target(String target, VaultPath from) {
    boolean relative = target.isEmpty() || target.startsWith(".");
    return relative
        ? found(target, from)
        : leadsTo.computeIfAbsent(target, name -> found(name, from));
  }

  private Optional<VaultPath> found(String target, VaultPath from) {
    return switch (names.resolve(target, from)) {
      case FileNames.Found(VaultPath path) -> Optional.of(path);
      case FileNames.Missing _, FileNames.Ambiguous _ -> Optional.empty();
    };
  }

  private boolean isAmbiguous(String target, VaultPath from) {
    return ambiguous.computeIfAbsent(
        target, name -> names.resolve(name, from) instanceof FileNames.Ambiguous);
  }

  private int duplicates() {
    if (duplicates < 0) {
      List<PageFacts> facts = pages.values().stream().map(PageReading::facts).toList();
      duplicates =
          (int)
              Linter.duplicates(facts).stream()
                  .filter(finding -> finding.severity() == dev.cairn.lint.Severity.WARNING)
                  .map(dev.cairn.lint.Finding::path)
                  .distinct()
                  .count();
    }
    return duplicates;
  }

  /// One adding up.
  private final class Sum {
    private final Map<String, Integer> wanted = new HashMap<>();
    private final Set<VaultPath> linkedTo = new HashSet<>();
    private final Map<VaultPath, List<VaultPath>> leads = new HashMap<>();
    private final Set<Long> claims = new HashSet<>();
    private final Map<String, Boolean> disagreements = new TreeMap<>();
    private final Set<String> citedSources = new HashSet<>();
    private final Set<String> superseded = new HashSet<>();
    private final Map<String, Integer> citationsOf = new HashMap<>();
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

    private void add(VaultPath path, PageReading page) {
      if (page.facts().type().equals("log") || page.facts().type().equals("review")) {
        return; // they speak of pages as they were, or as they might be
      }
      addLinks(path, page);
      if (page.facts().isList()) {
        return;
      }
      number++;
      citations += page.citations();
      unverified += page.unverified();
      cited += page.cited();
      ungrounded += page.ungrounded();
      uncited += page.uncited();
      claims.addAll(page.claims());
      page.disagreements()
          .forEach((title, is) -> disagreements.merge(title, is, Boolean::logicalOr));
      page.sources().forEach((slug, count) -> citationsOf.merge(slug, count, Integer::sum));
      citedSources.addAll(page.sources().keySet());
      unchecked += page.facts().isEngines() ? 0 : 1;
      if (page.superseded()) {
        superseded.add(path.basename());
      }
      if (!page.writer().isEmpty()) {
        writers.merge(page.writer(), 1, Integer::sum);
      }
      oversized += page.words() > OVERSIZED_WORDS ? 1 : 0;
      if (page.facts().isTopic()) {
        topics++;
        words += page.words();
        copied += page.copied();
        copies += 2 * page.copied() > page.words() ? 1 : 0;
        stubs += page.words() < STUB_WORDS ? 1 : 0;
      }
    }

    private void addLinks(VaultPath path, PageReading page) {
      List<VaultPath> out = new ArrayList<>();
      Set<String> met = new HashSet<>();
      for (Outgoing link : page.links()) {
        if (link.citation()) {
          continue; // the citation's own check says whether it leads to its source
        }
        links++;
        Optional<VaultPath> to = target(link.target(), path);
        boolean counts = !page.facts().isList() && !page.facts().type().equals("source");
        if (to.isEmpty()) {
          addNowhere(link, path);
          if (counts && met.add(link.target() + "\n" + link.text())) {
            judged++;
            imprecise++; // or to mend it where its line says nothing would look like a loss
          }
          continue;
        }
        out.add(to.get());
        if (counts && !to.get().equals(path)) {
          linkedTo.add(to.get());
          if (met.add(to.get() + "\n" + link.text())) {
            judged++;
            imprecise += isPrecise(link, to.get()) ? 0 : 1;
          }
        }
      }
      leads.put(path, out);
    }

    private void addNowhere(Outgoing link, VaultPath from) {
      if (isAmbiguous(link.target(), from)) {
        ambiguousLinks++;
      } else {
        broken++;
        wanted.merge(Vault.foldedName(link.target()), 1, Integer::sum);
      }
    }

    private boolean isPrecise(Outgoing link, VaultPath to) {
      PageReading target = pages.get(to);
      return link.said() && (target == null || target.facts().names().contains(link.text()));
    }

    private Totals totals() {
      int reflected = 0;
      SortedMap<VaultPath, Optional<String>> sources = sources();
      for (Optional<String> slug : sources.values()) {
        reflected += slug.filter(citedSources::contains).isPresent() ? 1 : 0;
      }
      int decided = (int) disagreements.values().stream().filter(is -> is).count();
      List<Integer> demand = wanted.values().stream().filter(count -> count > 1).toList();
      Distances distances = Distances.from(Vault.INDEX, leads);
      List<VaultPath> read =
          pages.entrySet().stream()
              .filter(page -> !page.getValue().facts().isList())
              .filter(page -> !page.getValue().facts().type().equals("review"))
              .map(Map.Entry::getKey)
              .toList();
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
          superseded.stream().mapToInt(slug -> citationsOf.getOrDefault(slug, 0)).sum(),
          unchecked,
          disagreements.size() - decided,
          decided,
          sources.size(),
          sources.size() - reflected,
          links,
          broken,
          ambiguousLinks,
          judged,
          imprecise,
          demand.size(),
          demand.stream().mapToInt(Integer::intValue).sum(),
          orphans(),
          duplicates(),
          oversized,
          stubs,
          distances.unreachable(read),
          distances.mean(read),
          copies,
          copied,
          writers);
    }

    private int orphans() {
      return (int)
          pages.entrySet().stream()
              .filter(page -> page.getValue().facts().isTopic())
              .filter(page -> !linkedTo.contains(page.getKey()))
              .count();
    }
  }

  /// The names of the sources that these pages are of.
  Set<String> slugsOf(Collection<VaultPath> paths) {
    Set<String> slugs = new TreeSet<>();
    for (VaultPath path : paths) {
      if (path.isUnder(Vault.SOURCES)) {
        slugs.add(path.basename());
      } else if (path.isUnder(Vault.RAW)) {
        pages.values().stream()
            .flatMap(page -> page.record().stream())
            .filter(record -> record.raw().equals(path))
            .map(SourceRecord::slug)
            .forEach(slugs::add);
      }
    }
    return slugs;
  }
}
