package dev.cairn.maintain;

import dev.cairn.compile.VaultSources;
import dev.cairn.compile.Workbench;
import dev.cairn.gate.PageChecks;
import dev.cairn.gate.Surroundings;
import dev.cairn.gate.Violation;
import dev.cairn.graph.LinkGraph;
import dev.cairn.graph.Mention;
import dev.cairn.graph.Mentions;
import dev.cairn.lint.PageFacts;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The wiki as it is at the beginning of a round, every page read once.
final class Look {
  private final Vault vault;
  private final SortedMap<VaultPath, Page> pages = new TreeMap<>();
  private final Map<VaultPath, PageFacts> facts = new HashMap<>();
  private final Map<VaultPath, String> compiled = new HashMap<>();
  private final Set<VaultPath> files;
  private final FileNames names;
  private final Set<VaultPath> busy;
  private final Set<VaultPath> linkedFromNotes = new HashSet<>();
  private final PageChecks checks;
  private final Mentions mentions;
  private final SourcePassages sources;
  private final Map<VaultPath, Set<String>> committed = new HashMap<>();
  private final Map<VaultPath, List<Violation>> faults = new HashMap<>();
  private final String today;

  /// @param busy pages that somebody is at work on
  /// @param allowedUrls addresses that the owner allows in pages
  Look(Vault vault, Workbench bench, Set<VaultPath> busy, Set<String> allowedUrls, String today)
      throws IOException {
    this.vault = vault;
    this.busy = Set.copyOf(busy);
    this.today = today;
    this.files = new HashSet<>(vault.files("").stream().map(Vault.FileEntry::path).toList());
    this.names = new FileNames(files);
    for (VaultPath path : new java.util.TreeSet<>(files)) {
      if (path.isMarkdown() && !path.isUnder(Vault.RAW)) {
        read(path, bench);
      }
    }
    this.checks =
        new PageChecks(
            new Surroundings(names, this::current, new VaultSources(vault), allowedUrls));
    List<Page> speaking =
        pages.values().stream()
            .filter(page -> !facts(page.path()).isList() && !page.type().equals("review"))
            .toList();
    this.mentions = Mentions.of(topics(), LinkGraph.of(speaking, names));
    for (VaultPath path : bench.history().uncommitted()) {
      String text = bench.history().committed(path).map(Content::text).orElse("");
      committed.put(path, Set.copyOf(text.lines().map(String::strip).toList()));
    }
    this.sources = new SourcePassages(vault);
  }

  private void read(VaultPath path, Workbench bench) throws IOException {
    Optional<Page> read = vault.page(path);
    if (read.isEmpty()) {
      return; // it went since the walk
    }
    if (!path.isUnder(Vault.WIKI)) {
      for (Link link : read.get().links()) {
        if (names.resolve(link.target(), path) instanceof FileNames.Found(VaultPath to)) {
          linkedFromNotes.add(to);
        }
      }
      return;
    }
    PageFacts about = PageFacts.of(read.get());
    pages.put(path, read.get());
    facts.put(path, about);
    if (about.isTopic()) {
      bench.compiled(path).ifPresent(text -> compiled.put(path, text));
    }
  }

  /// Pages are checked as they are at the time, not as they were when the round began.
  private Optional<Page> current(VaultPath path) {
    try {
      return vault.page(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String today() {
    return today;
  }

  /// All pages below `wiki/` by path.
  SortedMap<VaultPath, Page> pages() {
    return pages;
  }

  Page page(VaultPath path) {
    return java.util.Objects.requireNonNull(pages.get(path));
  }

  PageFacts facts(VaultPath path) {
    return java.util.Objects.requireNonNull(facts.get(path));
  }

  Collection<PageFacts> facts() {
    return facts.values();
  }

  /// The concepts and entities, in order.
  List<Page> topics() {
    return pages.values().stream().filter(page -> facts(page.path()).isTopic()).toList();
  }

  FileNames names() {
    return names;
  }

  SourcePassages sources() {
    return sources;
  }

  /// A page as the sources give it; empty where they give none.
  Optional<String> compiled(VaultPath path) {
    return Optional.ofNullable(compiled.get(path));
  }

  /// Whether the run may change a page by itself.
  boolean mayEdit(VaultPath path) {
    return facts(path).isEngines() && !busy.contains(path);
  }

  /// Whether a line is a person's that is not committed yet, which the gate would protect.
  boolean isUncommitted(VaultPath path, String line) {
    Set<String> lines = committed.get(path);
    return lines != null && !lines.contains(line.strip());
  }

  /// Whether a page says only what the compiler gave it. What the run changed there without need
  /// would be gone with the next source.
  boolean isAsCompiled(VaultPath path) {
    return Optional.of(page(path).text()).equals(compiled(path));
  }

  /// Whether it may not even propose anything about a page now.
  boolean isBusy(VaultPath path) {
    return busy.contains(path);
  }

  /// Whether a person's note outside the wiki links to a page.
  boolean isLinkedFromNotes(VaultPath path) {
    return linkedFromNotes.contains(path);
  }

  /// What is wrong with a page of this look by itself, found out once.
  List<Violation> faults(Page page) {
    return faults.computeIfAbsent(page.path(), _ -> violations(page));
  }

  /// What is wrong with a page by itself, links included.
  List<Violation> violations(Page page) {
    return checks.of(page);
  }

  /// Every file of the vault.
  Collection<VaultPath> files() {
    return files;
  }

  /// Takes note of the files that an experiment makes and removes.
  void take(Experiment experiment) {
    experiment.edits().edits().forEach(edit -> note(edit.path(), edit.content() != null));
  }

  void takeBack(Experiment experiment) {
    experiment.edits().edits().forEach(edit -> note(edit.path(), edit.base() != null));
  }

  private void note(VaultPath path, boolean there) {
    if (there && files.add(path)) {
      names.add(path);
    } else if (!there && files.remove(path)) {
      names.remove(path);
    }
  }

  /// Where a page names another and does not link it.
  List<Mention> mentions(Page page) {
    Set<VaultPath> linked = new HashSet<>();
    for (Link link : page.links()) {
      if (names.resolve(link.target(), page.path()) instanceof FileNames.Found(VaultPath to)) {
        linked.add(to);
      }
    }
    return mentions.on(page).stream().filter(mention -> !linked.contains(mention.to())).toList();
  }

  /// An edit that gives a page another text.
  Edit edit(VaultPath path, String text) {
    return new Edit(path, Content.of(page(path).text()), Content.of(text));
  }

  Edit removal(VaultPath path) {
    return new Edit(path, Content.of(page(path).text()), null);
  }
}
