package dev.cairn.compile;

import dev.cairn.compile.NameUse.Role;
import dev.cairn.model.ModelStopped;
import dev.cairn.review.Choice;
import dev.cairn.review.Proposal;
import dev.cairn.review.Reviews;
import dev.cairn.review.Step;
import dev.cairn.text.NameKey;
import dev.cairn.text.Slug;
import dev.cairn.vault.Page;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Brings the store, and with it the pages, to what a changed set of sources gives.
///
/// Every page depends on the names that its sources use and on the topics that its sentences
/// mention, and on nothing else. A change of sources therefore touches the topics whose names those
/// sources use, and where a topic appears, goes or is renamed, the pages that show a sentence with
/// its name.
final class Compiler {
  /// A source that comes, or comes anew.
  ///
  /// @param digest without its names
  record Arrival(SourceRecord record, Digest digest, PackedNames names) {
    static Arrival of(SourceRecord record, Digest digest) {
      return new Arrival(record, digest.withoutNames(), PackedNames.of(digest.names()));
    }
  }

  /// What compiling comes to.
  ///
  /// @param before the pages that are to change or go, as the engine wrote them last, by path
  /// @param after the pages that are new or differ, by path; a page that goes is not among them
  record Outcome(Map<VaultPath, String> before, Map<VaultPath, PageText> after) {}

  private static final int MANY_PAGES = 200;

  /// As many groups are held before it is decided which have a page. Those of a few thousand
  /// sources at once would not fit into memory.
  private static final int GROUPS_AT_ONCE = 4_096;

  private final Store store;
  private final List<Store.Entry> others;
  private final Predicate<String> takenElsewhere;

  /// Pages of models that are brought up to date one after the other, and link each other.
  private final Set<VaultPath> coming = new HashSet<>();

  private final Reviews reviews;
  private final Map<VaultPath, String> before = new TreeMap<>();
  private final Map<VaultPath, PageText> after = new TreeMap<>();
  private final Map<String, TopicMaker.Draft> drafts = new TreeMap<>();
  private final Set<String> changedTopics = new TreeSet<>();
  private final Set<String> dirtySources = new TreeSet<>();
  private final Map<String, Topic> gone = new HashMap<>();
  private final Set<VaultPath> left = new TreeSet<>();
  private final Map<String, Set<String>> saidBefore = new HashMap<>();
  private List<Arrival> arrived = List.of();

  /// Whether the catalogue says something else than its pages.
  private boolean catalogued;

  /// @param others the pages below `wiki/` that the engine did not write
  /// @param takenElsewhere whether a file that is no page of the engine's has this basename, so
  ///   that links to a page of that name must carry its path
  /// @param reviews what is open and what was decided
  Compiler(
      Store store, List<Store.Entry> others, Predicate<String> takenElsewhere, Reviews reviews) {
    this.store = store;
    this.reviews = reviews;
    this.others = others;
    this.takenElsewhere = takenElsewhere;
  }

  /// @param gone slugs of sources that go, or come anew
  /// @param given what people call things, by key
  /// @param renamed basenames that are newly, or no longer, taken elsewhere
  Outcome compile(
      List<Arrival> arrivals,
      List<String> gone,
      Map<String, List<GivenName>> given,
      Set<String> renamed) {
    Set<String> dirty = new TreeSet<>();
    arrived = arrivals;
    gone.forEach(slug -> remove(slug, dirty));
    add(arrivals, dirty);
    arrivals.forEach(arrival -> saidBefore.putIfAbsent(arrival.record().slug(), Set.of()));
    dirty.addAll(changedKeys(given));
    regroup(dirty, new Resolver(store, given));
    catalogued |= !renamed.isEmpty();
    renamed.forEach(slug -> changedTopics.addAll(store.claimants(slug)));
    Set<String> pages = new TreeSet<>(drafts.keySet());
    spread(pages);
    render(pages);
    askAboutNames();
    index();
    return outcome();
  }

  private Outcome outcome() {
    return new Outcome(before, after);
  }

  /// Has a model write the pages on which the sources that came say something new. Comes after
  /// [#compile], whose pages stand where the model comes to nothing.
  ///
  /// @throws ModelStopped where the model cannot go on; the store is of no more use then
  Outcome authored(Authoring authoring) throws ModelStopped {
    Map<VaultPath, String> news = new TreeMap<>();
    for (Arrival arrival : arrived) {
      if (arrival.digest().account() != null) {
        addNews(arrival, news);
      }
    }
    Surroundings wiki = surroundings(news.size());
    TopicMaker maker = new TopicMaker(store);
    Resolver resolver = new Resolver(store, store.given());
    Map<VaultPath, Topic> topics = new HashMap<>();
    List<Authoring.News> written = new ArrayList<>();
    for (String id : news.values()) {
      Topic topic = store.topic(id).orElseThrow();
      TopicMaker.Draft draft = drafts.get(id);
      TopicMaker.Draft known =
          draft == null ? maker.draft(resolver.group(id)).orElseThrow() : draft;
      topics.put(topic.path(), topic);
      written.add(new Authoring.News(topic, known.evidence(), aliases(known)));
    }
    for (PageText text : authoring.write(written, saidBefore, wiki, after)) {
      put(text, Objects.requireNonNull(topics.get(text.path())).kind().type());
      store.putAuthored(text.path(), text.text());
    }
    index();
    return outcome();
  }

  /// Has a model write pages that code has written, and keeps nothing of it.
  ///
  /// @return what the model wrote, by page; a page that it made nothing of is missing
  Map<VaultPath, PageText> drafted(Collection<VaultPath> paths, Authoring authoring)
      throws ModelStopped {
    Map<VaultPath, Authoring.News> wanted = new TreeMap<>();
    Map<VaultPath, PageText> standing = new TreeMap<>();
    TopicMaker maker = new TopicMaker(store);
    Resolver resolver = new Resolver(store, store.given());
    for (Topic topic : store.topics().values()) {
      Optional<String> text = store.page(topic.path());
      if (paths.contains(topic.path()) && text.isPresent()) {
        TopicMaker.Draft draft = maker.draft(resolver.group(topic.id())).orElseThrow();
        String description =
            Page.of(topic.path(), text.get()).front().get("description").orElse("");
        wanted.put(topic.path(), new Authoring.News(topic, draft.evidence(), aliases(draft)));
        standing.put(
            topic.path(), new PageText(topic.path(), topic.title(), description, text.get()));
      }
    }
    Map<VaultPath, PageText> drafted = new TreeMap<>();
    authoring
        .write(List.copyOf(wanted.values()), Map.of(), surroundings(wanted.size()), standing)
        .forEach(text -> drafted.put(text.path(), text));
    return drafted;
  }

  /// Adds the topics of which a source says something that it did not say before, by page.
  private void addNews(Arrival arrival, Map<VaultPath, String> news) {
    Set<String> before = saidBefore.getOrDefault(arrival.record().slug(), Set.of());
    Set<Integer> chosen =
        new HashSet<>(Objects.requireNonNull(arrival.digest().account()).claims());
    arrival
        .names()
        .names()
        .forEach((key, use) -> {
          boolean isNew =
              use.roles().stream()
                  .filter(role -> role.isCentral() && chosen.contains(role.statement()))
                  .map(role -> arrival.digest().statement(role.statement()).text())
                  .anyMatch(text -> !before.contains(text));
          if (isNew) {
            store
                .topicOf(key)
                .flatMap(store::topic)
                .filter(topic -> !topic.owned())
                .ifPresent(topic -> news.put(topic.path(), topic.id()));
          }
        });
  }

  /// Takes lines from pages that models wrote.
  ///
  /// @param lines counted from 1, by page; one of the front matter stands for the description
  void strike(Map<VaultPath, Set<Integer>> lines) {
    lines.forEach((path, struck) -> {
      String text = Objects.requireNonNull(after.get(path)).text();
      int above = Page.of(path, text).front().lines();
      List<String> all = text.lines().toList();
      List<String> left = new ArrayList<>();
      boolean described = struck.stream().noneMatch(line -> line <= above);
      for (int i = 0; i < all.size(); i++) {
        boolean description = i < above && all.get(i).startsWith("description:");
        if (i < above ? described || !description : !struck.contains(i + 1)) {
          left.add(all.get(i));
        }
      }
      store.putAuthored(path, String.join("\n", left) + "\n");
    });
  }

  /// Writes pages again that show statements which have been banned since.
  Outcome without(Set<String> banned, Collection<VaultPath> paths) {
    banned.forEach(store::ban);
    Set<String> topics = new TreeSet<>();
    for (VaultPath path : paths) {
      if (path.isUnder(Vault.SOURCES)) {
        dirtySources.add(path.basename());
      }
    }
    store.topics().values().stream()
        .filter(topic -> paths.contains(topic.path()))
        .forEach(topic -> topics.add(topic.id()));
    render(topics);
    index();
    return outcome();
  }

  private void remove(String slug, Set<String> dirty) {
    SourceRecord record = store.record(slug).orElseThrow();
    int id = store.id(slug);
    Set<String> keys = store.namesOf(id).keySet();
    dirty.addAll(keys);
    Set<String> said = new HashSet<>();
    store.digest(id).statements().forEach(statement -> said.add(statement.text()));
    saidBefore.put(slug, said);
    List<AliasPair> pairs = store.digest(id).aliases();
    pairs.forEach(pair -> dirty.addAll(List.of(pair.shorter(), pair.longer())));
    keys.forEach(key -> store.removeUse(key, id));
    store.removePairs(id, pairs);
    store.remove(slug);
    remove(record.page());
  }

  private void add(List<Arrival> arrivals, Set<String> dirty) {
    Map<String, java.io.ByteArrayOutputStream> uses = new HashMap<>();
    for (Arrival arrival : arrivals) {
      Digest digest = arrival.digest();
      int id = store.add(arrival.record(), digest, arrival.names());
      arrival
          .names()
          .names()
          .forEach((key, use) ->
              uses.computeIfAbsent(key, name -> new java.io.ByteArrayOutputStream(16))
                  .writeBytes(Store.packed(id, use)));
      store.addPairs(id, digest.aliases());
      digest.aliases().forEach(pair -> dirty.addAll(List.of(pair.shorter(), pair.longer())));
      dirtySources.add(arrival.record().slug());
    }
    String[] keys = uses.keySet().toArray(String[]::new);
    java.util.Arrays.sort(keys);
    for (String key : keys) {
      store.addPackedUses(key, Objects.requireNonNull(uses.remove(key)).toByteArray());
      dirty.add(key);
    }
  }

  private Set<String> changedKeys(Map<String, List<GivenName>> given) {
    Map<String, List<GivenName>> old = store.given();
    Set<String> changed = new HashSet<>();
    old.forEach((key, names) -> {
      if (!names.equals(given.get(key))) {
        changed.add(key);
      }
    });
    given.forEach((key, names) -> {
      if (!names.equals(old.get(key))) {
        changed.add(key);
      }
    });
    store.putGiven(given);
    return changed;
  }

  /// Works out anew the groups that the dirty keys are in, and the topics that the groups come to.
  private void regroup(Set<String> dirty, Resolver resolver) {
    TopicMaker maker = new TopicMaker(store);
    Set<String> old = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(dirty);
    List<NameGroup> groups = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      String key = open.get(i);
      Optional<String> topic = store.topicOf(key);
      if (topic.isPresent() && old.add(topic.get())) {
        store.topic(topic.get()).ifPresent(known -> open.addAll(known.keys()));
      }
      if (!seen.add(key)) {
        continue;
      }
      NameGroup group = resolver.group(key);
      ambiguity(key, resolver);
      for (String member : group.keys()) {
        if (seen.add(member)) {
          ambiguity(member, resolver);
          store
              .topicOf(member)
              .filter(old::add)
              .flatMap(store::topic)
              .ifPresent(known -> open.addAll(known.keys()));
        }
      }
      open.addAll(group.ambiguous());
      groups.add(group);
      if (groups.size() == GROUPS_AT_ONCE) {
        draft(groups, maker);
        groups.clear();
      }
    }
    draft(groups, maker);
    settle(old);
  }

  /// Keeps what the groups come to: of most names, nothing.
  private void draft(List<NameGroup> groups, TopicMaker maker) {
    groups.parallelStream()
        .flatMap(group -> maker.draft(group).stream())
        .toList()
        .forEach(draft -> drafts.put(draft.group().id(), draft));
  }

  private void ambiguity(String key, Resolver resolver) {
    List<String> meanings = resolver.isAmbiguous(key) ? resolver.meanings(key) : List.of();
    store.putAmbiguity(key, meanings);
  }

  /// Asks about the ambiguous names that most sources use and nobody has decided.
  private void askAboutNames() {
    Map<VaultPath, PageText> wanted = new TreeMap<>();
    store.ambiguities().entrySet().stream()
        .filter(entry -> !store.uses(entry.getKey()).isEmpty())
        .sorted(
            java.util.Comparator.comparingInt(
                    (Map.Entry<String, List<String>> entry) -> -store.uses(entry.getKey()).size())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> question(entry.getKey(), entry.getValue()))
        .filter(asked -> !reviews.decisions().isSettled(asked.id(), asked.basis()))
        .limit(reviews.roomForNames())
        .map(ReviewWriter::page)
        .forEach(page -> wanted.put(page.path(), page));
    for (Store.Entry open : store.catalogue(Vault.REVIEWS)) {
      if (!wanted.containsKey(open.path())) {
        remove(open.path());
      }
    }
    wanted.values().forEach(page -> put(page, "review"));
  }

  private Proposal question(String key, List<String> meanings) {
    TreeSet<String> created = new TreeSet<>();
    TreeSet<String> updated = new TreeSet<>();
    Set<Integer> sources = store.uses(key).keySet();
    for (int source : sources) {
      SourceRecord record = store.record(store.slug(source)).orElseThrow();
      created.add(record.created());
      updated.add(record.ingested());
    }
    String name = shown(key);
    List<Choice> choices =
        meanings.stream()
            .flatMap(meaning ->
                store.topicOf(NameKey.of(meaning)).flatMap(store::topic).stream()
                    .filter(topic -> !topic.owned())
                    .map(
                        topic -> new Choice(meaning, List.of(new Step.Naming(topic.path(), name)))))
            .toList();
    String first = created.isEmpty() ? "1970-01-01" : created.first();
    String last = updated.isEmpty() ? first : updated.last();
    return ReviewWriter.ambiguous(name, meanings, choices, sources.size(), first, last);
  }

  /// A key as sources write it: acronyms in capitals, surnames with one.
  private String shown(String key) {
    boolean acronym =
        store.pairs(key).stream()
            .anyMatch(pair -> pair.kind() == AliasPair.Kind.ACRONYM && pair.shorter().equals(key));
    return acronym ? key.toUpperCase(java.util.Locale.ROOT) : Forms.capitalised(key);
  }

  private void settle(Set<String> old) {
    Map<String, Topic> were = new HashMap<>();
    Set<String> slugs = new TreeSet<>();
    for (String id : old) {
      Topic topic = store.topic(id).orElseThrow();
      were.put(id, topic);
      slugs.add(Slug.of(topic.title()).value());
      store.unclaim(Slug.of(topic.title()).value(), id);
      store.remove(topic);
    }
    drafts.forEach((id, draft) -> {
      if (!draft.owned()) {
        slugs.add(draft.slug().value());
        store.claim(draft.slug().value(), id);
      }
    });
    drafts.forEach((id, draft) -> {
      Topic now = draft.at(draft.owned() ? ownPath(draft) : path(draft.kind(), draft.title(), id));
      store.put(now);
      Topic was = were.remove(id);
      if (was == null || !was.equals(now)) {
        changedTopics.add(id);
        if (was != null && !was.path().equals(now.path())) {
          remove(was);
        }
      }
    });
    were.forEach((id, topic) -> {
      changedTopics.add(id);
      gone.put(id, topic);
      remove(topic);
    });
    moveRivals(slugs);
  }

  /// A topic that wants the slug of one that has come or gone may have to move.
  private void moveRivals(Set<String> slugs) {
    for (String slug : slugs) {
      for (String id : store.claimants(slug)) {
        Topic topic = store.topic(id).orElseThrow();
        VaultPath path = path(topic.kind(), topic.title(), id);
        if (!path.equals(topic.path())) {
          remove(topic);
          store.put(new Topic(id, topic.keys(), topic.title(), path, topic.kind(), false));
          changedTopics.add(id);
        }
      }
    }
  }

  private static VaultPath ownPath(TopicMaker.Draft draft) {
    return draft.group().given().stream()
        .filter(GivenName::own)
        .map(GivenName::path)
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  /// The first by key of those that want a slug has it; the others carry six digits of their key's
  /// hash.
  private VaultPath path(Topic.Kind kind, String title, String id) {
    Slug wanted = Slug.of(title);
    boolean first = store.claimants(wanted.value()).getFirst().equals(id);
    Slug slug =
        first
            ? wanted
            : Slug.of(title, Sha256.of(id.getBytes(StandardCharsets.UTF_8)).abbreviated());
    return VaultPath.of(kind.folder() + "/" + slug + ".md");
  }

  /// Adds the topics and sources whose pages may show a sentence that names a topic which has
  /// changed.
  private void spread(Set<String> pages) {
    for (VaultPath path : left) {
      for (VaultPath linking : store.authoredWith("[[" + path.basename())) {
        String text = store.authored(linking).orElseThrow();
        store.topicOf(NameKey.of(Page.of(linking, text).title())).ifPresent(pages::add);
      }
    }
    Map<Integer, Set<Integer>> statements = new TreeMap<>();
    for (String changed : changedTopics) {
      Optional<Topic> topic = store.topic(changed);
      topic.ifPresent(present -> pages.add(changed));
      topic
          .or(() -> Optional.ofNullable(gone.get(changed)))
          .ifPresent(one -> addStatements(one, statements));
    }
    statements.forEach((source, numbers) -> {
      dirtySources.add(store.slug(source));
      if (pages.size() < store.topicCount()) {
        store
            .namesOf(source)
            .forEach((key, use) -> {
              if (use.roles().stream().map(Role::statement).anyMatch(numbers::contains)) {
                store.topicOf(key).ifPresent(pages::add);
              }
            });
      }
    });
  }

  /// Adds the statements that name a topic, by source.
  private void addStatements(Topic topic, Map<Integer, Set<Integer>> statements) {
    for (String key : topic.keys()) {
      store
          .uses(key)
          .forEach((source, use) -> {
            Set<Integer> numbers = statements.computeIfAbsent(source, id -> new HashSet<>());
            use.roles().forEach(role -> numbers.add(role.statement()));
          });
    }
  }

  /// Writes the pages of these topics and of the sources that have changed: several at a time,
  /// since no page depends on another's text.
  private void render(Set<String> topics) {
    Surroundings wiki = surroundings(topics.size() + dirtySources.size());
    TopicWriter topicWriter = new TopicWriter(store, wiki);
    TopicMaker maker = new TopicMaker(store);
    Resolver resolver = new Resolver(store, store.given());
    List<Map.Entry<Topic, TopicMaker.Draft>> wanted = new ArrayList<>();
    List<Map.Entry<Topic, TopicMaker.Draft>> standing = new ArrayList<>();
    for (String id : topics) {
      Topic topic = store.topic(id).orElse(null);
      if (topic != null && !topic.owned()) {
        TopicMaker.Draft draft = drafts.get(id);
        (store.authoredAbout(topic.keys()).isPresent() ? standing : wanted)
            .add(
                Map.entry(
                    topic, draft == null ? maker.draft(resolver.group(id)).orElseThrow() : draft));
      }
    }
    List<PageText> pages =
        wanted.parallelStream()
            .map(one ->
                topicWriter.write(one.getKey(), one.getValue().evidence(), aliases(one.getValue())))
            .toList();
    for (int i = 0; i < pages.size(); i++) {
      put(pages.get(i), wanted.get(i).getKey().kind().type());
    }
    SourceWriter sourceWriter = new SourceWriter(store, wiki);
    List.copyOf(dirtySources).parallelStream()
        .flatMap(slug -> store.record(slug).stream())
        .map(sourceWriter::write)
        .toList()
        .forEach(page -> put(page, "source"));
    standing.forEach(one -> coming.add(one.getKey().path()));
    standing.forEach(one -> refresh(one.getKey(), one.getValue(), topicWriter, wiki));
    left.stream().filter(path -> !store.hasPage(path)).forEach(store::removeAuthored);
  }

  /// Brings a page that a model wrote up to what its sources and the other pages are now. Where
  /// nothing of it is left, code writes it.
  private void refresh(
      Topic topic, TopicMaker.Draft draft, TopicWriter baseline, Surroundings wiki) {
    List<String> aliases = aliases(draft);
    Optional<VaultPath> path = store.authoredAbout(topic.keys());
    Optional<PageText> page =
        path.flatMap(store::authored)
            .flatMap(text -> new AuthoredPage(topic, aliases, store, wiki).refreshed(text));
    path.ifPresent(store::removeAuthored);
    page.ifPresent(text -> store.putAuthored(text.path(), text.text()));
    put(
        page.orElseGet(() -> baseline.write(topic, draft.evidence(), aliases)),
        topic.kind().type());
  }

  private static List<String> aliases(TopicMaker.Draft draft) {
    Map<String, String> names = new LinkedHashMap<>();
    draft.aliases().forEach(alias -> names.put(alias, alias));
    draft.group().given().stream()
        .filter(name -> !name.own())
        .map(GivenName::name)
        .sorted()
        .forEach(name -> names.put(name, name));
    names.remove(draft.title());
    return List.copyOf(names.values());
  }

  /// @param pages how many pages are to be written
  private Surroundings surroundings(int pages) {
    Linker linker = new Linker(topicOfKey(pages));
    Map<String, Optional<Topic>> topics = new ConcurrentHashMap<>();
    return new Surroundings() {
      @Override
      public Linker linker() {
        return linker;
      }

      @Override
      public Optional<Topic> topic(String id) {
        return topics.computeIfAbsent(id, store::topic);
      }

      @Override
      public String target(Topic topic) {
        String path = topic.path().value();
        String full = path.endsWith(".md") ? path.substring(0, path.length() - 3) : path;
        return takenElsewhere.test(topic.path().basename()) ? full : topic.path().basename();
      }

      @Override
      public boolean exists(String target) {
        String name = target.substring(target.lastIndexOf('/') + 1);
        return takenElsewhere.test(name)
            || Stream.of(Vault.CONCEPTS, Vault.ENTITIES, Vault.SOURCES)
                .map(folder -> VaultPath.of(folder + "/" + name + ".md"))
                .anyMatch(path -> coming.contains(path) || store.hasPage(path));
      }

      @Override
      public SourceRecord record(String slug) {
        return store.record(slug).orElseThrow();
      }
    };
  }

  /// For a few pages the store itself is asked; for many, its answers are worth having at hand.
  private Function<String, Optional<String>> topicOfKey(int pages) {
    if (pages < MANY_PAGES) {
      return store::topicOf;
    }
    Map<String, String> all = store.topicsByKey();
    return key -> Optional.ofNullable(all.get(key));
  }

  /// Writes the catalogue's pages, where anything that they rest on has changed.
  private void index() {
    String rest = Sha256.of(others.toString().getBytes(StandardCharsets.UTF_8)).hex();
    if (!catalogued && rest.equals(store.meta("others"))) {
      return;
    }
    catalogued = false;
    store.putMeta("others", rest);
    Set<VaultPath> indexes = new HashSet<>();
    for (PageText page : new IndexWriter(store, others, takenElsewhere).pages()) {
      indexes.add(page.path());
      put(page);
    }
    for (VaultPath path : store.indexes()) {
      if (!indexes.contains(path)) {
        remove(path);
      }
    }
  }

  private void put(PageText page, String type) {
    catalogued |=
        store.catalogue(new Store.Entry(page.path(), type, page.title(), page.description()));
    put(page);
  }

  private void put(PageText page) {
    Optional<String> known = store.page(page.path());
    if (!known.equals(Optional.of(page.text()))) {
      known.ifPresent(text -> was(page.path(), text));
      after.put(page.path(), page);
      store.putPage(page.path(), page.text());
      if (Objects.equals(before.get(page.path()), page.text())) {
        after.remove(page.path());
        before.remove(page.path());
      }
    }
  }

  /// Keeps what a page said before this run; what this run itself has given it does not count.
  private void was(VaultPath path, String text) {
    if (!after.containsKey(path)) {
      before.putIfAbsent(path, text);
    }
  }

  private void remove(Topic topic) {
    if (!topic.owned()) {
      left.add(topic.path());
      remove(topic.path());
    }
  }

  private void remove(VaultPath path) {
    store.page(path).ifPresent(text -> was(path, text));
    after.remove(path);
    store.removePage(path);
    catalogued |= store.removeFromCatalogue(path);
  }
}
