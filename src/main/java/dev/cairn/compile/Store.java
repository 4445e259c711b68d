package dev.cairn.compile;

import dev.cairn.compile.NameUse.Role;
import dev.cairn.text.NameKey;
import dev.cairn.vault.Page;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/// What the compiler has worked out, kept so that the next operation need not: digests by source,
/// uses by name, topics, and every page as the engine last wrote it. Derived: whatever is in doubt
/// is made again from raw/ and the source pages.
///
/// Several threads may read, one alone writes. Nothing is kept on disk before [#commit].
final class Store implements AutoCloseable {
  /// Grows whenever the same sources would give another wiki or another layout of this store.
  static final int VERSION = 6;

  private static final String FILE = "compiler.store";

  private final MVStore store;
  private final MVMap<String, byte[]> records;
  private final MVMap<Integer, String> slugs;
  private final MVMap<Integer, byte[]> digests;
  private final MVMap<Integer, byte[]> keys;
  private final MVMap<String, byte[]> names;
  private final MVMap<String, byte[]> pairs;
  private final MVMap<String, byte[]> topics;
  private final MVMap<String, String> topicOfKey;
  private final MVMap<String, String> pages;
  private final MVMap<String, String> paths;
  private final MVMap<String, String> authored;
  private final MVMap<String, String> authoredNames;
  private final MVMap<String, byte[]> given;
  private final MVMap<String, byte[]> claims;
  private final MVMap<String, byte[]> catalogue;
  private final MVMap<String, byte[]> ambiguous;
  private final MVMap<String, String> banned;
  private final MVMap<String, byte[]> seen;
  private final MVMap<String, byte[]> places;
  private final MVMap<String, String> meta;
  private final Map<Integer, Digest> recent =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Digest> eldest) {
          return size() > 2_000;
        }
      };

  private Store(MVStore store) {
    this.store = store;
    records = store.openMap("records");
    slugs = store.openMap("slugs");
    digests = store.openMap("digests");
    keys = store.openMap("keys");
    names = store.openMap("names");
    pairs = store.openMap("pairs");
    topics = store.openMap("topics");
    topicOfKey = store.openMap("topicOfKey");
    pages = store.openMap("pages");
    paths = store.openMap("paths");
    authored = store.openMap("authored");
    authoredNames = store.openMap("authoredNames");
    given = store.openMap("given");
    claims = store.openMap("claims");
    catalogue = store.openMap("catalogue");
    ambiguous = store.openMap("ambiguous");
    banned = store.openMap("banned");
    seen = store.openMap("seen");
    places = store.openMap("places");
    meta = store.openMap("meta");
  }

  /// The store below `folder`; an empty one where there is none, or none that this version can
  /// read.
  static Store open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    try {
      Store store = new Store(opened(file));
      if (store.meta.isEmpty() || Integer.toString(VERSION).equals(store.meta.get("version"))) {
        return store;
      }
      store.store.closeImmediately();
    } catch (MVStoreException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
      // It can be made again, and that is quicker than finding out what is wrong with it.
      System.getLogger(Store.class.getName()).log(System.Logger.Level.DEBUG, "unreadable store", e);
    }
    Files.deleteIfExists(file);
    return new Store(opened(file));
  }

  private static MVStore opened(Path file) {
    return new MVStore.Builder()
        .fileName(file.toString())
        .autoCommitDisabled()
        .autoCommitBufferSize(0) // or a large change is written before it is committed
        .cacheSize(64)
        .compress()
        .open();
  }

  /// A store that is never written to disk.
  static Store inMemory() {
    return new Store(new MVStore.Builder().open());
  }

  boolean isEmpty() {
    return meta.isEmpty();
  }

  /// The commit whose sources it holds; empty when it holds none.
  String head() {
    return meta.getOrDefault("head", "");
  }

  /// Keeps everything on disk, as what belongs to the commit `head`.
  void commit(String head) {
    meta.put("version", Integer.toString(VERSION));
    meta.put("head", head);
    store.commit();
  }

  /// Forgets all but what files looked like, and the pages that a model wrote: those cannot be
  /// compiled again.
  void clear() {
    for (MVMap<?, ?> map :
        List.of(
            records,
            slugs,
            digests,
            keys,
            names,
            pairs,
            topics,
            topicOfKey,
            pages,
            paths,
            given,
            claims,
            catalogue,
            ambiguous,
            banned,
            places,
            meta)) {
      map.clear();
    }
    recent.clear();
  }

  /// Gives up what was not committed.
  @Override
  public void close() {
    store.closeImmediately();
  }

  // ---- sources

  /// @param digest without its names
  int add(SourceRecord record, Digest digest, PackedNames names) {
    int id = slugs.isEmpty() ? 1 : slugs.lastKey() + 1;
    slugs.put(id, record.slug());
    records.put(record.slug(), packed(id, record));
    places(record, digest).forEach(place -> putPlace(place, record.slug()));
    digests.put(id, DigestCodec.packed(digest));
    keys.put(id, names.bytes());
    recent.put(id, digest);
    return id;
  }

  void remove(String slug) {
    int id = id(slug);
    places(record(slug).orElseThrow(), digest(id)).forEach(place -> removePlace(place, slug));
    records.remove(slug);
    slugs.remove(id);
    digests.remove(id);
    keys.remove(id);
    recent.remove(id);
  }

  private static List<String> places(SourceRecord record, Digest digest) {
    List<String> places =
        new ArrayList<>(List.of("sha:" + record.sha256().hex(), "raw:" + record.raw()));
    if (!record.origin().isEmpty()) {
      places.add("name:" + record.origin());
    }
    String url = digest.metadata().getOrDefault("url", "");
    if (!url.isEmpty()) {
      places.add("url:" + url);
    }
    return places;
  }

  private static byte[] packed(int id, SourceRecord record) {
    return new Packed.Out()
        .number(id)
        .text(record.raw().value())
        .text(record.sha256().hex())
        .text(record.ingested())
        .text(record.created())
        .texts(record.earlier())
        .text(record.origin())
        .bytes();
  }

  Optional<SourceRecord> record(String slug) {
    byte[] bytes = records.get(slug);
    if (bytes == null) {
      return Optional.empty();
    }
    Packed.In in = new Packed.In(bytes);
    in.number();
    return Optional.of(
        new SourceRecord(
            slug,
            VaultPath.of(in.text()),
            new Sha256(in.text()),
            in.text(),
            in.text(),
            in.texts(),
            in.text()));
  }

  List<SourceRecord> records() {
    return records.keySet().stream().map(slug -> record(slug).orElseThrow()).toList();
  }

  int id(String slug) {
    byte[] bytes = records.get(slug);
    if (bytes == null) {
      throw new IllegalStateException("no source " + slug);
    }
    return new Packed.In(bytes).number();
  }

  String slug(int id) {
    return java.util.Objects.requireNonNull(slugs.get(id));
  }

  /// A source's digest, without its names.
  Digest digest(int id) {
    synchronized (recent) {
      return recent.computeIfAbsent(
          id,
          missing -> DigestCodec.digest(java.util.Objects.requireNonNull(digests.get(missing))));
    }
  }

  /// The names that a source uses, and how.
  Map<String, NameUse> namesOf(int id) {
    return new PackedNames(java.util.Objects.requireNonNull(keys.get(id))).names();
  }

  // ---- names

  /// Which sources use a name, and how.
  Map<Integer, NameUse> uses(String key) {
    byte[] bytes = names.get(key);
    if (bytes == null) {
      return Map.of();
    }
    Map<Integer, NameUse> uses = new TreeMap<>();
    Packed.In in = new Packed.In(bytes);
    while (!in.isAtEnd()) {
      int id = in.number();
      int marks = in.number();
      uses.put(id, new NameUse(marks, in.list(roles -> new Role(roles.number(), roles.number()))));
    }
    return uses;
  }

  /// Adds the uses of a new source to many names at once.
  void addUses(int id, Map<String, NameUse> uses) {
    uses.forEach((key, use) -> names.merge(key, packed(id, use), Store::joined));
  }

  /// Adds what [#packed] made of the uses of several sources.
  void addPackedUses(String key, byte[] packed) {
    names.merge(key, packed, Store::joined);
  }

  static byte[] packed(int id, NameUse use) {
    Packed.Out out = new Packed.Out().number(id).number(use.marks()).number(use.roles().size());
    use.roles().forEach(role -> out.number(role.statement()).number(role.score()));
    return out.bytes();
  }

  static byte[] joined(byte[] left, byte[] right) {
    byte[] both = java.util.Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  void removeUse(String key, int id) {
    Map<Integer, NameUse> uses = new TreeMap<>(uses(key));
    uses.remove(id);
    if (uses.isEmpty()) {
      names.remove(key);
      return;
    }
    byte[] all = new byte[0];
    for (Map.Entry<Integer, NameUse> use : uses.entrySet()) {
      all = joined(all, packed(use.getKey(), use.getValue()));
    }
    names.put(key, all);
  }

  // ---- aliases

  void addPairs(int id, List<AliasPair> added) {
    for (AliasPair pair : added) {
      byte[] bytes =
          new Packed.Out()
              .number(id)
              .number(pair.kind().ordinal())
              .text(pair.shorter())
              .text(pair.longer())
              .text(pair.full())
              .bytes();
      pairs.merge(pair.shorter(), bytes, Store::joined);
      pairs.merge(pair.longer(), bytes, Store::joined);
    }
  }

  void removePairs(int id, List<AliasPair> removed) {
    for (AliasPair pair : removed) {
      withoutPairs(pair.shorter(), id);
      withoutPairs(pair.longer(), id);
    }
  }

  private void withoutPairs(String key, int id) {
    byte[] bytes = pairs.get(key);
    if (bytes == null) {
      return;
    }
    Packed.Out out = new Packed.Out();
    Packed.In in = new Packed.In(bytes);
    while (!in.isAtEnd()) {
      int owner = in.number();
      int kind = in.number();
      List<String> texts = List.of(in.text(), in.text(), in.text());
      if (owner != id) {
        out.number(owner).number(kind);
        texts.forEach(out::text);
      }
    }
    if (out.bytes().length == 0) {
      pairs.remove(key);
    } else {
      pairs.put(key, out.bytes());
    }
  }

  /// The pairs that a key is in.
  List<AliasPair> pairs(String key) {
    byte[] bytes = pairs.get(key);
    List<AliasPair> found = new ArrayList<>();
    if (bytes != null) {
      Packed.In in = new Packed.In(bytes);
      while (!in.isAtEnd()) {
        in.number();
        found.add(
            new AliasPair(AliasPair.Kind.values()[in.number()], in.text(), in.text(), in.text()));
      }
    }
    return found;
  }

  // ---- topics

  Optional<Topic> topic(String id) {
    return Optional.ofNullable(topics.get(id)).map(Topic::of);
  }

  Map<String, Topic> topics() {
    Map<String, Topic> all = new HashMap<>();
    topics.forEach((id, bytes) -> all.put(id, Topic.of(bytes)));
    return all;
  }

  void put(Topic topic) {
    topics.put(topic.id(), topic.packed());
    topic.keys().forEach(key -> topicOfKey.put(key, topic.id()));
  }

  void remove(Topic topic) {
    topics.remove(topic.id());
    topic.keys().forEach(key -> topicOfKey.remove(key, topic.id()));
  }

  int topicCount() {
    return topics.size();
  }

  /// All topics' keys, for those who look up many.
  Map<String, String> topicsByKey() {
    return new HashMap<>(topicOfKey);
  }

  Optional<String> topicOf(String key) {
    return Optional.ofNullable(topicOfKey.get(key));
  }

  // ---- pages as the engine wrote them

  Optional<String> page(VaultPath path) {
    return Optional.ofNullable(pages.get(path.value()));
  }

  /// Whether the engine has written this page. Asked of every file, it must not read the texts.
  boolean hasPage(VaultPath path) {
    return paths.containsKey(path.value());
  }

  void putPage(VaultPath path, String text) {
    pages.put(path.value(), text);
    paths.put(path.value(), "");
  }

  void removePage(VaultPath path) {
    pages.remove(path.value());
    paths.remove(path.value());
  }

  /// The catalogue's own pages.
  List<VaultPath> indexes() {
    return pages().stream().filter(path -> path.value().startsWith("wiki/index")).toList();
  }

  List<VaultPath> pages() {
    return paths.keySet().stream().map(VaultPath::of).toList();
  }

  // ---- names that stand for several things

  // ---- pages that a model wrote

  /// Keeps a model's page as the engine wrote it last, and the names it goes by.
  void putAuthored(VaultPath path, String text) {
    removeAuthored(path);
    authored.put(path.value(), text);
    namesIn(path, text).forEach(key -> authoredNames.put(key, path.value()));
  }

  void removeAuthored(VaultPath path) {
    String old = authored.remove(path.value());
    if (old != null) {
      namesIn(path, old).forEach(key -> authoredNames.remove(key, path.value()));
    }
  }

  private static List<String> namesIn(VaultPath path, String text) {
    Page page = Page.of(path, text);
    List<String> keys = new ArrayList<>(List.of(NameKey.of(page.title())));
    page.aliases().forEach(alias -> keys.add(NameKey.of(alias)));
    keys.remove("");
    return keys;
  }

  /// The page that a model wrote about the thing that goes by one of these names: one of them is
  /// its title, or an alias of it while no source uses the title.
  Optional<VaultPath> authoredAbout(java.util.Collection<String> names) {
    return authoredNames.isEmpty()
        ? Optional.empty()
        : names.stream()
            .flatMap(name -> Optional.ofNullable(authoredNames.get(name)).stream())
            .distinct()
            .sorted()
            .map(VaultPath::of)
            .filter(path -> isTitled(path, names))
            .findFirst();
  }

  private boolean isTitled(VaultPath path, java.util.Collection<String> keys) {
    String title =
        NameKey.of(
            Page.of(path, java.util.Objects.requireNonNull(authored.get(path.value()))).title());
    return keys.contains(title) || !names.containsKey(title);
  }

  Optional<String> authored(VaultPath path) {
    return Optional.ofNullable(authored.get(path.value()));
  }

  /// The models' pages that have these words in them.
  List<VaultPath> authoredWith(String words) {
    return authored.entrySet().stream()
        .filter(page -> page.getValue().contains(words))
        .map(page -> VaultPath.of(page.getKey()))
        .toList();
  }

  void putAmbiguity(String key, List<String> meanings) {
    if (meanings.isEmpty()) {
      ambiguous.remove(key);
    } else {
      ambiguous.put(key, new Packed.Out().texts(meanings).bytes());
    }
  }

  Map<String, List<String>> ambiguities() {
    Map<String, List<String>> all = new TreeMap<>();
    ambiguous.forEach((key, bytes) -> all.put(key, new Packed.In(bytes).texts()));
    return all;
  }

  // ---- statements that the gate does not let through

  void ban(String label) {
    banned.put(label, "");
  }

  boolean isBanned(String slug, int statement) {
    return !banned.isEmpty() && banned.containsKey(slug + "-" + statement);
  }

  // ---- files as they were seen last

  /// All of it, packed, in one reading: far cheaper than one by one.
  Map<String, byte[]> allSeen() {
    return inOneReading(seen);
  }

  /// The paths of all pages that the engine wrote, in one reading.
  java.util.Set<String> allPages() {
    return inOneReading(paths).keySet();
  }

  private static <V> Map<String, V> inOneReading(MVMap<String, V> map) {
    Map<String, V> all = new HashMap<>(2 * map.size() + 16);
    org.h2.mvstore.Cursor<String, V> cursor = map.cursor(null);
    while (cursor.hasNext()) {
      String key = cursor.next();
      all.put(key, cursor.getValue());
    }
    return all;
  }

  void putSeen(VaultPath path, SeenFile file) {
    seen.put(path.value(), file.packed());
  }

  /// Forgets the files that are not among `paths`.
  void keepSeen(java.util.Set<String> paths) {
    new ArrayList<>(seen.keySet())
        .stream().filter(path -> !paths.contains(path)).forEach(seen::remove);
  }

  // ---- where sources came from

  /// The slugs of the sources that came from a place: `url:…`, `name:…`.
  List<String> cameFrom(String place) {
    byte[] bytes = places.get(place);
    return bytes == null ? List.of() : new Packed.In(bytes).texts();
  }

  void putPlace(String place, String slug) {
    java.util.TreeSet<String> slugs = new java.util.TreeSet<>(cameFrom(place));
    slugs.add(slug);
    places.put(place, new Packed.Out().texts(new ArrayList<>(slugs)).bytes());
  }

  void removePlace(String place, String slug) {
    List<String> slugs = new ArrayList<>(cameFrom(place));
    slugs.remove(slug);
    if (slugs.isEmpty()) {
      places.remove(place);
    } else {
      places.put(place, new Packed.Out().texts(slugs).bytes());
    }
  }

  /// The slug of the source that has this raw file's content now.
  Optional<String> withContent(Sha256 sha256) {
    return cameFrom("sha:" + sha256.hex()).stream().findFirst();
  }

  // ---- the catalogue

  /// What the catalogue says of a page.
  record Entry(VaultPath path, String type, String title, String description) {}

  /// @return whether it says anything else now
  boolean catalogue(Entry entry) {
    byte[] now =
        new Packed.Out().text(entry.type()).text(entry.title()).text(entry.description()).bytes();
    return !java.util.Arrays.equals(now, catalogue.put(entry.path().value(), now));
  }

  /// @return whether it was there
  boolean removeFromCatalogue(VaultPath path) {
    return catalogue.remove(path.value()) != null;
  }

  /// The entries of the pages below a folder, ordered by path.
  List<Entry> catalogue(String folder) {
    List<Entry> entries = new ArrayList<>();
    org.h2.mvstore.Cursor<String, byte[]> cursor = catalogue.cursor(folder + "/");
    while (cursor.hasNext()) {
      String path = cursor.next();
      if (!path.startsWith(folder + "/")) {
        break;
      }
      Packed.In in = new Packed.In(cursor.getValue());
      entries.add(new Entry(VaultPath.of(path), in.text(), in.text(), in.text()));
    }
    return entries;
  }

  // ---- slugs that topics want

  List<String> claimants(String slug) {
    byte[] bytes = claims.get(slug);
    return bytes == null ? List.of() : new Packed.In(bytes).texts();
  }

  void claim(String slug, String topic) {
    java.util.TreeSet<String> ids = new java.util.TreeSet<>(claimants(slug));
    ids.add(topic);
    claims.put(slug, new Packed.Out().texts(new ArrayList<>(ids)).bytes());
  }

  void unclaim(String slug, String topic) {
    List<String> ids = new ArrayList<>(claimants(slug));
    ids.remove(topic);
    if (ids.isEmpty()) {
      claims.remove(slug);
    } else {
      claims.put(slug, new Packed.Out().texts(ids).bytes());
    }
  }

  // ---- names that people gave

  Map<String, List<GivenName>> given() {
    Map<String, List<GivenName>> all = new HashMap<>();
    given.forEach((key, bytes) -> all.put(key, GivenName.of(bytes)));
    return all;
  }

  void putGiven(Map<String, List<GivenName>> names) {
    given.clear();
    names.forEach((key, list) -> given.put(key, GivenName.packed(list)));
  }

  String meta(String key) {
    return meta.getOrDefault(key, "");
  }

  void putMeta(String key, String value) {
    meta.put(key, value);
  }
}
