package dev.cairn.compile;

import dev.cairn.compile.SeenFile.Facts;
import dev.cairn.text.CommonWords;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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

/// The vault's files as they are now, and what people say in them that the compiler must heed.
/// Reads only the files that look different from when they were last seen.
final class VaultScan {
  private static final Set<String> CONTROL =
      Set.of(
          "AGENTS.md",
          "CLAUDE.md",
          "program.md",
          Vault.QUESTIONS.value(),
          "README.md",
          "CHANGELOG.md",
          "LICENSE.md",
          "CONTRIBUTING.md");

  private final Vault vault;
  private final Store store;
  private final Set<String> ignored;
  private final Map<String, byte[]> seen;
  private final Set<String> enginePages;
  private Map<VaultPath, Set<String>> givenBefore;
  private final SortedMap<VaultPath, FileEntry> entries = new TreeMap<>();
  private @Nullable FileNames names;
  private final Map<String, List<GivenName>> given = new TreeMap<>();
  private final List<Store.Entry> pages = new ArrayList<>();
  private final Set<VaultPath> takers = new HashSet<>();

  /// How many files have a basename.
  private final Map<String, Integer> taken = new TreeMap<>();

  private final Set<VaultPath> handsOff = new HashSet<>();
  private final Set<VaultPath> shared = new TreeSet<>();
  private final boolean storeIsBehind;
  private final Set<VaultPath> written = new HashSet<>();
  private final Set<VaultPath> authored = new TreeSet<>();
  private final Map<VaultPath, Sha256> raw = new TreeMap<>();

  private VaultScan(Vault vault, Store store, Set<String> ignored, boolean storeIsBehind)
      throws IOException {
    this.storeIsBehind = storeIsBehind;
    this.vault = vault;
    this.store = store;
    this.ignored = ignored;
    this.seen = store.allSeen();
    this.enginePages = new HashSet<>(store.allPages());
    this.givenBefore = aliasesGiven(store);
    for (FileEntry entry : vault.files("")) {
      if (!isIgnored(entry.path())) {
        entries.put(entry.path(), entry);
      }
    }
  }

  /// @param ignored folders below the vault's root that hold no notes
  static VaultScan of(Vault vault, Store store, Set<String> ignored) throws IOException {
    return scan(new VaultScan(vault, store, ignored, false));
  }

  /// The same while the store does not know all of the engine's pages yet: a page below `wiki/`
  /// that says the engine wrote it is taken at its word.
  static VaultScan beforeCatchUp(Vault vault, Store store, Set<String> ignored) throws IOException {
    return scan(new VaultScan(vault, store, ignored, true));
  }

  private static VaultScan scan(VaultScan scan) throws IOException {
    Set<String> paths = new HashSet<>();
    for (FileEntry entry : scan.entries.values()) {
      // What is found out about a page before the catch-up may not hold after it.
      if (!scan.storeIsBehind || entry.path().isUnder(Vault.RAW)) {
        paths.add(entry.path().value());
      }
      scan.look(entry);
    }
    scan.store.keepSeen(paths);
    scan.given.values().forEach(VaultScan::sort);
    return scan;
  }

  private static void sort(List<GivenName> names) {
    names.sort(Comparator.comparing(GivenName::path).thenComparing(GivenName::name));
  }

  /// Looks again at files that an operation has written, made or removed.
  void follow(Collection<VaultPath> changed) throws IOException {
    givenBefore = aliasesGiven(store);
    for (VaultPath path : changed) {
      forget(path);
    }
    for (VaultPath path : changed) {
      Optional<FileEntry> entry = vault.entry(path);
      if (entry.isPresent() && !isIgnored(path)) {
        entries.put(path, entry.get());
        if (names != null) {
          names.add(path);
        }
        look(entry.get());
      }
    }
    given.values().forEach(VaultScan::sort);
  }

  private void forget(VaultPath path) {
    entries.remove(path);
    if (names != null) {
      names.remove(path);
    }
    release(path);
    pages.removeIf(page -> page.path().equals(path));
    given.values().forEach(names -> names.removeIf(name -> name.path().equals(path)));
    given.values().removeIf(List::isEmpty);
    handsOff.remove(path);
    shared.remove(path);
    raw.remove(path);
    if (store.hasPage(path)) {
      enginePages.add(path.value());
    } else {
      enginePages.remove(path.value());
    }
  }

  private void take(VaultPath path) {
    if (takers.add(path)) {
      taken.merge(Vault.foldedName(path.basename()), 1, Integer::sum);
    }
  }

  private void release(VaultPath path) {
    if (takers.remove(path)) {
      taken.computeIfPresent(
          Vault.foldedName(path.basename()), (name, count) -> count == 1 ? null : count - 1);
    }
  }

  private boolean isIgnored(VaultPath path) {
    return ignored.stream().anyMatch(path::isUnder);
  }

  private void look(FileEntry entry) throws IOException {
    VaultPath path = entry.path();
    boolean isRaw = path.isUnder(Vault.RAW);
    boolean control = CONTROL.contains(path.value()) || path.isUnder("idea-files");
    if (control && path.isMarkdown()) {
      take(path);
    }
    if (!isRaw && (!path.isMarkdown() || control)) {
      return;
    }
    boolean reread = storeIsBehind && !isRaw;
    SeenFile seen = reread ? null : known(entry);
    if (seen == null) {
      seen = isRaw ? rawFile(entry) : page(entry);
      store.putSeen(path, seen);
    }
    if (isRaw) {
      raw.put(path, new Sha256(seen.sha256()));
      if (path.isMarkdown()) {
        take(path);
      }
      return;
    }
    use(path, seen.page());
  }

  private @Nullable SeenFile known(FileEntry entry) {
    byte[] packed = seen.get(entry.path().value());
    SeenFile file = packed == null ? null : SeenFile.of(packed);
    return file != null && file.isLike(entry) ? file : null;
  }

  private SeenFile rawFile(FileEntry entry) throws IOException {
    Content content = vault.read(entry.path()).orElse(Content.of(""));
    return SeenFile.of(entry, content.sha256().hex(), Facts.NONE);
  }

  private SeenFile page(FileEntry entry) throws IOException {
    String text = vault.read(entry.path()).map(Content::text).orElse("");
    Optional<String> own = store.page(entry.path());
    Set<String> givenBefore = givenBefore(entry.path());
    if (own.isPresent() && own.get().equals(text) && givenBefore.isEmpty()) {
      return SeenFile.of(entry, "", Facts.NONE);
    }
    Page page = Page.of(entry.path(), text);
    String writer = page.front().get("written-by").orElse("");
    if (storeIsBehind && Landing.isAuthored(page)) {
      authored.add(entry.path());
    }
    boolean byEngine = !writer.isEmpty() && !writer.equals("human");
    if (storeIsBehind && own.isEmpty() && byEngine) {
      written.add(entry.path());
      return SeenFile.of(entry, "", Facts.NONE);
    }
    List<String> aliases = new ArrayList<>(page.aliases());
    // What a person gave stands in the engine's own text too, from the next operation on.
    own.ifPresent(written ->
        aliases.removeIf(alias ->
            Page.of(entry.path(), written).aliases().contains(alias)
                && !givenBefore.contains(alias)));
    Facts facts =
        new Facts(
            page.type(),
            page.title(),
            page.front().get("description").orElse(""),
            aliases,
            page.isHandsOff(),
            byEngine);
    return SeenFile.of(entry, "", facts);
  }

  /// The aliases of a page of the engine's that the last operation took for a person's.
  private Set<String> givenBefore(VaultPath path) {
    return givenBefore.getOrDefault(path, Set.of());
  }

  private static Map<VaultPath, Set<String>> aliasesGiven(Store store) {
    Map<VaultPath, Set<String>> given = new HashMap<>();
    store.given().values().stream()
        .flatMap(List::stream)
        .filter(name -> !name.own() && !name.name().equals(name.title()))
        .forEach(
            name -> given.computeIfAbsent(name.path(), path -> new HashSet<>()).add(name.name()));
    return given;
  }

  private void use(VaultPath path, Facts facts) {
    boolean engine = enginePages.contains(path.value()) || written.contains(path);
    if (engine) {
      facts.aliases().forEach(alias -> give(path, alias, facts.title(), false));
      if (!facts.aliases().isEmpty()) {
        // An alias means what the page is about, so the two names must meet.
        give(path, facts.title(), facts.title(), false);
      }
      if (facts.handsOff()) {
        handsOff.add(path);
      }
      if (!facts.equals(Facts.NONE)) {
        shared.add(path);
      }
      return;
    }
    boolean wiki = path.isUnder(Vault.WIKI);
    boolean generated =
        Set.of("index", "log", "source", "review").contains(facts.type())
            || path.equals(Vault.LOG)
            || path.equals(Vault.INDEX);
    if (wiki && !Set.of(Vault.LOG, Vault.DECISIONS, Vault.MORNING, Vault.INDEX).contains(path)) {
      pages.add(new Store.Entry(path, facts.type(), facts.title(), facts.description()));
    }
    take(path);
    if (wiki && generated || path.isUnder(Vault.ANSWERS)) {
      return;
    }
    List<String> names = new ArrayList<>(List.of(facts.title(), path.basename()));
    names.addAll(facts.aliases());
    // A page that came from another vault takes no name away from one of this vault's.
    names.stream()
        .filter(name -> !facts.written() || !isCompiled(name))
        .forEach(name -> give(path, name, facts.title(), true));
  }

  /// Whether the engine has a page of its own by this name.
  private boolean isCompiled(String name) {
    return store
        .topicOf(NameKey.of(name))
        .flatMap(store::topic)
        .filter(topic -> !topic.owned())
        .isPresent();
  }

  private void give(VaultPath path, String name, String title, boolean own) {
    List<Word> words = Word.of(name);
    boolean tooGeneral =
        words.size() == 1 && CommonWords.isGeneral(name)
            || words.stream().noneMatch(Word::hasLetter);
    String key = NameKey.of(name);
    if (!key.isEmpty() && !tooGeneral && words.size() <= 6) {
      List<GivenName> names = given.computeIfAbsent(key, none -> new ArrayList<>());
      if (names.stream().noneMatch(known -> known.path().equals(path))) {
        names.add(new GivenName(path, name, title, own));
      }
    }
  }

  /// Takes a page that the engine did not compile for what it is about to become.
  ///
  /// @param content null where it goes
  void expect(VaultPath path, @Nullable Content content) {
    pages.removeIf(page -> page.path().equals(path));
    release(path);
    if (content != null) {
      Page page = Page.of(path, content.text());
      String description = page.front().get("description").orElse("");
      pages.add(new Store.Entry(path, page.type(), page.title(), description));
      take(path);
    }
  }

  /// Takes it that a person has given a name to a page of the engine's.
  void give(VaultPath path, String name) throws IOException {
    String title = vault.page(path).map(Page::title).orElse(path.basename());
    give(path, name, title, false);
    give(path, title, title, false);
  }

  /// Takes it that the pages below `wiki/reviews/` are as these edits will leave them.
  void foresee(List<Edit> edits) {
    for (Edit edit : edits) {
      VaultPath path = edit.path();
      if (path.isUnder(Vault.REVIEWS) && !enginePages.contains(path.value())) {
        expect(path, edit.content());
      }
    }
  }

  /// The engine's pages in which a person has a hand.
  Set<VaultPath> shared() {
    return shared;
  }

  /// Every file of the vault that is not hidden or ignored.
  Collection<VaultPath> files() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /// Their names, for as long as this scan does not follow an operation.
  FileNames names() {
    if (names == null) {
      names = new FileNames(entries.keySet());
    }
    return names;
  }

  /// The pages that say a model wrote them and that the store does not know as they are; none once
  /// the store has caught up.
  Set<VaultPath> authored() {
    return authored;
  }

  /// The names that people gave, by key.
  Map<String, List<GivenName>> given() {
    return given;
  }

  /// The same without the names that these files give.
  Map<String, List<GivenName>> givenWithout(Set<VaultPath> files) {
    Map<String, List<GivenName>> others = new TreeMap<>();
    given.forEach((key, names) -> {
      List<GivenName> left = names.stream().filter(name -> !files.contains(name.path())).toList();
      if (!left.isEmpty()) {
        others.put(key, left);
      }
    });
    return others;
  }

  /// The pages to which people gave a name.
  Set<VaultPath> givenNames() {
    Set<VaultPath> paths = new HashSet<>();
    given.values().forEach(names -> names.forEach(name -> paths.add(name.path())));
    return paths;
  }

  /// The pages below `wiki/` that the engine did not write.
  List<Store.Entry> otherPages() {
    return pages;
  }

  /// The folded basenames of markdown files that are no pages of the engine's.
  Set<String> taken() {
    return taken.keySet();
  }

  /// The engine's pages that their owner has taken over.
  Set<VaultPath> handsOff() {
    return handsOff;
  }

  /// The files below `raw/` with the hashes of their content.
  Map<VaultPath, Sha256> raw() {
    return raw;
  }
}
