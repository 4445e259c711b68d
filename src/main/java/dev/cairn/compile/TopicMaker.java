package dev.cairn.compile;

import dev.cairn.compile.Account.Named;
import dev.cairn.compile.Evidence.Bearing;
import dev.cairn.compile.NameUse.Mark;
import dev.cairn.text.CommonWords;
import dev.cairn.text.Slug;
import dev.cairn.text.Word;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Decides whether a group of names has a page, and what the page is called.
final class TopicMaker {
  /// A topic before its page's place is settled, which depends on the others.
  ///
  /// @param aliases what else it is called, without what people added
  record Draft(
      NameGroup group,
      Evidence evidence,
      String title,
      List<String> aliases,
      Topic.Kind kind,
      boolean owned) {

    Slug slug() {
      return Slug.of(title);
    }

    Topic at(VaultPath path) {
      return new Topic(group.id(), List.copyOf(group.keys()), title, path, kind, owned);
    }
  }

  /// As many statements are read to learn how a name is written.
  private static final int SAMPLE = 100;

  private final Store store;

  TopicMaker(Store store) {
    this.store = store;
  }

  Optional<Draft> draft(NameGroup group) {
    Optional<GivenName> own =
        group.given().stream().filter(GivenName::own).min(Comparator.comparing(GivenName::path));
    boolean wanted = !group.ambiguous().contains(group.id());
    if (!wanted) {
      return Optional.empty();
    }
    Evidence evidence = Evidence.of(group, store);
    if (own.isPresent()) {
      return Optional.of(
          new Draft(group, evidence, own.get().title(), List.of(), Topic.Kind.CONCEPT, true));
    }
    Optional<VaultPath> written = store.authoredAbout(group.keys());
    if (written.isPresent() && !evidence.bearings().isEmpty()) {
      return Optional.of(standing(group, evidence, written.get()));
    }
    if (!evidence.isEnough()) {
      return Optional.empty();
    }
    List<Named> read = namedByModels(group, evidence);
    return read.isEmpty() ? named(group, evidence) : Optional.of(named(group, evidence, read));
  }

  /// What a model has written about keeps its title.
  private Draft standing(NameGroup group, Evidence evidence, VaultPath path) {
    Page page = Page.of(path, store.authored(path).orElse(""));
    boolean person = page.front().list("tags").contains("person");
    Topic.Kind kind =
        person
            ? Topic.Kind.PERSON
            : page.type().equals(Topic.Kind.CONCEPT.type())
                ? Topic.Kind.CONCEPT
                : Topic.Kind.ENTITY;
    String title = page.title();
    return new Draft(group, evidence, title, aliases(title, group, evidence), kind, false);
  }

  /// A title that models gave: the one that most sources have, of those the longest.
  private Draft named(NameGroup group, Evidence evidence, List<Named> read) {
    Map<String, Integer> counts = new TreeMap<>();
    read.forEach(named -> counts.merge(named.name(), 1, Integer::sum));
    String title =
        Forms.capitalised(
            counts.keySet().stream()
                .max(
                    Comparator.<String>comparingInt(name -> counts.getOrDefault(name, 0))
                        .thenComparing(String::length)
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow());
    Topic.Kind kind =
        read.stream()
            .filter(named -> Forms.capitalised(named.name()).equals(title))
            .map(Named::kind)
            .min(Comparator.reverseOrder())
            .orElseThrow();
    return new Draft(group, evidence, title, aliases(title, group, evidence), kind, false);
  }

  private List<String> aliases(String title, NameGroup group, Evidence evidence) {
    Set<String> aliases = new LinkedHashSet<>(forms(group, evidence).aliases(title));
    namedByModels(group, evidence).stream()
        .map(Named::name)
        .filter(name -> !name.equalsIgnoreCase(title))
        .sorted()
        .forEach(aliases::add);
    return List.copyOf(aliases);
  }

  /// What models called the thing in the sources that say most about it.
  private List<Named> namedByModels(NameGroup group, Evidence evidence) {
    Set<Integer> sources = new TreeSet<>();
    sample(evidence).forEach(bearing -> sources.add(bearing.source()));
    List<Named> found = new ArrayList<>();
    for (int source : sources) {
      Account account = store.digest(source).account();
      if (account != null) {
        account.names().stream()
            .filter(named -> group.keys().contains(named.key()))
            .forEach(found::add);
      }
    }
    return found;
  }

  private Optional<Draft> named(NameGroup group, Evidence evidence) {
    Forms forms = forms(group, evidence);
    if (forms.isEmpty()) {
      return Optional.empty();
    }
    Set<String> preferred = preferred(group, evidence, forms);
    String title = forms.best(preferred);
    if (title.isEmpty()) {
      preferred = group.keys();
      title = forms.best(preferred);
    }
    List<Word> words = Word.of(title);
    boolean general =
        words.stream().allMatch(word -> CommonWords.isGeneral(word.text()) || !word.hasLetter());
    boolean about = evidence.has(Mark.ABOUT);
    int editors = words.size() >= 3 ? 1 : 2;
    if (words.isEmpty() || general && evidence.editors() < editors && !about) {
      return Optional.empty();
    }
    if (isCode(words, evidence)) {
      return Optional.empty();
    }
    boolean common = forms.isCommonNoun(preferred);
    boolean plain = common && words.size() == 1 && !evidence.isTerm();
    if (plain || common && evidence.editors() < 1 && !about) {
      return Optional.empty();
    }
    boolean person = evidence.has(Mark.PERSON) && words.size() >= 2;
    Topic.Kind kind = person ? Topic.Kind.PERSON : common ? Topic.Kind.CONCEPT : Topic.Kind.ENTITY;
    return Optional.of(new Draft(group, evidence, title, forms.aliases(title), kind, false));
  }

  /// Whether the title is a short code that no source spells out: `CC`, `H3`.
  private static boolean isCode(List<Word> words, Evidence evidence) {
    Word only = words.getFirst();
    boolean brief = only.text().length() <= 2 || only.text().length() == 3 && only.hasDigit();
    boolean explained =
        evidence.has(Mark.ACRONYM)
            || evidence.has(Mark.DEFINED)
            || evidence.has(Mark.ABOUT)
            || evidence.has(Mark.EMPHASIS);
    return words.size() == 1 && brief && !explained;
  }

  private Forms forms(NameGroup group, Evidence evidence) {
    Set<String> keys = new TreeSet<>(group.keys());
    Forms forms = new Forms(keys, evidence.has(Mark.PROPER));
    Set<String> headings = new TreeSet<>();
    for (Bearing bearing : sample(evidence)) {
      Digest digest = store.digest(bearing.source());
      Statement statement = digest.statement(bearing.statement());
      forms.sentence(statement.text());
      headings.add(digest.title());
      headings.addAll(statement.headings());
      headings.add(statement.label());
    }
    headings.forEach(forms::heading);
    return forms;
  }

  /// The most telling statements, and then some of every source.
  private static List<Bearing> sample(Evidence evidence) {
    Map<Integer, Integer> bySource = new TreeMap<>();
    return evidence.bearings().stream()
        .filter(bearing -> bySource.merge(bearing.source(), 1, Integer::sum) <= 60)
        .limit(SAMPLE)
        .toList();
  }

  /// The keys that the title is chosen from: a person's full name, an acronym in full, else the
  /// name used most.
  private Set<String> preferred(NameGroup group, Evidence evidence, Forms forms) {
    Set<String> full = new TreeSet<>();
    Set<String> shorter = new TreeSet<>();
    for (String key : group.keys()) {
      for (AliasPair pair : store.pairs(key)) {
        if (group.keys().contains(pair.longer()) && group.keys().contains(pair.shorter())) {
          full.add(pair.longer());
          shorter.add(pair.shorter());
        }
      }
    }
    full.removeAll(shorter);
    Set<String> usable = new TreeSet<>();
    full.stream().filter(key -> !forms.best(Set.of(key)).isEmpty()).forEach(usable::add);
    Set<String> candidates = usable.isEmpty() ? group.keys() : usable;
    return candidates.stream()
        .max(
            Comparator.<String>comparingInt(key -> store.uses(key).size())
                .thenComparing(Comparator.reverseOrder()))
        .map(key -> evidence.has(Mark.PERSON) && !usable.isEmpty() ? longest(usable) : Set.of(key))
        .orElse(Set.of());
  }

  private static Set<String> longest(Set<String> keys) {
    return Set.of(
        keys.stream()
            .max(Comparator.comparingInt(String::length).thenComparing(Comparator.reverseOrder()))
            .orElseThrow());
  }
}
