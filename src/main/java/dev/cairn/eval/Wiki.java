package dev.cairn.eval;

import dev.cairn.compile.SourceRecord;
import dev.cairn.eval.WikiSums.Part;
import dev.cairn.lint.Linter;
import dev.cairn.lint.PageFacts;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
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
import org.jspecify.annotations.Nullable;

/// The pages below `wiki/` as they were read, put together. Adding them up reads no file, and looks
/// only at the pages that a change concerns.
final class Wiki {
  private final SortedMap<VaultPath, PageReading> pages = new TreeMap<>();
  private final FileNames names;
  private final Set<VaultPath> raw;
  private final WikiSums sums = new WikiSums();
  private final Map<VaultPath, Part> parts = new HashMap<>();

  /// The pages that link by a name.
  private final Map<String, Set<VaultPath>> linking = new HashMap<>();

  /// The pages to be added up anew.
  private final Set<VaultPath> stale = new HashSet<>();

  private @Nullable SortedMap<VaultPath, Optional<String>> sources;
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
    stale.add(path);
    if (before == null) {
      names.add(path);
    }
    if (before == null || !before.facts().names().equals(page.facts().names())) {
      concerns(path);
    }
    if (before == null || !before.facts().equals(page.facts())) {
      duplicates = -1;
    }
    if (before == null || !before.record().equals(page.record())) {
      sources = null;
    }
  }

  void remove(VaultPath path) {
    if (pages.remove(path) != null) {
      names.remove(path);
      stale.add(path);
      concerns(path);
      duplicates = -1;
      sources = null;
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
    concerns(path);
    sources = null;
  }

  /// Pages with a link that may lead to this file are to be looked at again.
  private void concerns(VaultPath path) {
    stale.addAll(linking.getOrDefault(FileNames.nameOf(path.fileName()), Set.of()));
  }

  SortedMap<VaultPath, PageReading> pages() {
    return pages;
  }

  /// The raw files that count, those of earlier versions left out, each with the name of its source
  /// where it has a page.
  SortedMap<VaultPath, Optional<String>> sources() {
    if (sources == null) {
      SortedMap<VaultPath, Optional<String>> found = new TreeMap<>();
      raw.forEach(path -> found.put(path, Optional.empty()));
      for (PageReading page : pages.values()) {
        page.record()
            .ifPresent(record -> {
              record.earlier().forEach(path -> found.remove(VaultPath.of(path)));
              found.replace(record.raw(), Optional.of(record.slug()));
            });
      }
      sources = found;
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
    for (VaultPath path : stale) {
      Part before = parts.remove(path);
      if (before != null) {
        sums.remove(path, before);
        for (String name : PageLeads.names(before.page())) {
          linking.computeIfPresent(
              name, (_, from) -> from.remove(path) && from.isEmpty() ? null : from);
        }
      }
      PageReading page = pages.get(path);
      // Logs and reviews speak of pages as they were, or as they might be.
      if (page != null && !Set.of("log", "review").contains(page.facts().type())) {
        Part part = new Part(page, PageLeads.of(path, page, names, this::isNamed));
        parts.put(path, part);
        sums.add(path, part);
        PageLeads.names(page)
            .forEach(name -> linking.computeIfAbsent(name, _ -> new HashSet<>()).add(path));
      }
    }
    stale.clear();
    return sums.totals(pages, sources().values(), duplicates());
  }

  private boolean isNamed(VaultPath path, String name) {
    PageReading page = pages.get(path);
    return page == null || page.facts().names().contains(name);
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
