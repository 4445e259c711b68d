package dev.cairn.compile;

import dev.cairn.compile.Account.Named;
import dev.cairn.compile.Compiler.Arrival;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A name that comes with a source, and another that looks like it: of a page, or of a source that
/// comes as well. No source says that they mean one thing.
///
/// @param alike how much they look alike, the more the larger
record NamePair(Called name, Called other, int alike) {

  /// A thing by one of its names.
  ///
  /// @param slug of the source that brings it; empty where it has a page
  /// @param said something that is said of it
  record Called(String slug, String name, String key, boolean person, boolean main, String said) {}

  /// More cannot be decided with care in one answer.
  private static final int MOST_PAIRS = 30;

  private static final int LONGEST_SAID = 300;
  private static final int MOST_WORDS_MORE = 2;
  private static final int SHORTEST_WORD = 4;
  private static final int LONGEST_ACRONYM = 6;

  /// The pairs that are worth a decision, those that look most alike first.
  ///
  /// @param arrivals as the model read them, with their names
  /// @param known the keys of names that earlier versions of these sources used
  static List<NamePair> of(List<Arrival> arrivals, Set<String> known, Store store) {
    List<Called> coming = coming(arrivals, known, store);
    if (coming.isEmpty()) {
      return List.of();
    }
    Map<String, List<Called>> byTrait = new HashMap<>();
    coming.forEach(one ->
        traits(one.name())
            .forEach(trait -> byTrait.computeIfAbsent(trait, t -> new ArrayList<>()).add(one)));
    Set<Set<String>> joined = joined(arrivals);
    List<NamePair> pairs = new ArrayList<>();
    for (Topic topic : store.topics().values()) {
      boolean person = topic.kind() == Topic.Kind.PERSON;
      Called page = new Called("", topic.title(), topic.id(), person, true, "");
      for (Called one : likely(page, byTrait)) {
        if (topic.keys().stream().noneMatch(key -> joined.contains(Set.of(key, one.key())))) {
          add(one, saidOnPage(page, topic, store), pairs);
        }
      }
    }
    for (Called one : coming) {
      for (Called other : likely(one, byTrait)) {
        boolean once = other.key().compareTo(one.key()) < 0;
        if (once && !joined.contains(Set.of(other.key(), one.key()))) {
          add(one, other, pairs);
        }
      }
    }
    return pairs.stream()
        .sorted(
            Comparator.comparingInt(NamePair::alike)
                .reversed()
                .thenComparing(pair -> !pair.name().main())
                .thenComparing(pair -> pair.name().name())
                .thenComparing(pair -> pair.other().name()))
        .limit(MOST_PAIRS)
        .toList();
  }

  /// The names that lead to no page yet, each once.
  private static List<Called> coming(List<Arrival> arrivals, Set<String> known, Store store) {
    Map<String, Called> coming = new HashMap<>();
    for (Arrival arrival : arrivals) {
      Digest digest = arrival.digest();
      Set<String> clear = new HashSet<>(known);
      for (AliasPair pair : digest.aliases()) {
        if (store.topicOf(pair.shorter()).isPresent() || store.topicOf(pair.longer()).isPresent()) {
          clear.add(pair.shorter());
          clear.add(pair.longer());
        }
      }
      List<Named> names =
          Optional.ofNullable(digest.account()).map(Account::names).orElse(List.of());
      for (Named named : names) {
        if (!clear.contains(named.key()) && store.topicOf(named.key()).isEmpty()) {
          coming.putIfAbsent(
              named.key(),
              new Called(
                  arrival.record().slug(),
                  named.name(),
                  named.key(),
                  named.kind() == Topic.Kind.PERSON,
                  named.main(),
                  said(named.key(), arrival)));
        }
      }
    }
    return coming.values().stream().sorted(Comparator.comparing(Called::key)).toList();
  }

  private static String said(String key, Arrival arrival) {
    NameUse use = arrival.names().names().get(key);
    return use == null
        ? ""
        : use.roles().stream()
            .max(Comparator.comparingInt(NameUse.Role::score))
            .map(role -> shortened(arrival.digest().statement(role.statement()).text()))
            .orElse("");
  }

  private static Called saidOnPage(Called page, Topic topic, Store store) {
    String said =
        store
            .page(topic.path())
            .flatMap(text -> dev.cairn.vault.Page.of(topic.path(), text).front().get("description"))
            .orElse("");
    return new Called("", page.name(), page.key(), page.person(), true, shortened(said));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SAID ? text : text.substring(0, LONGEST_SAID) + " …";
  }

  /// The pairs of keys of which the sources themselves say that they mean one thing.
  private static Set<Set<String>> joined(List<Arrival> arrivals) {
    Set<Set<String>> joined = new HashSet<>();
    for (Arrival arrival : arrivals) {
      for (AliasPair pair : arrival.digest().aliases()) {
        joined.add(new HashSet<>(List.of(pair.shorter(), pair.longer())));
      }
    }
    return joined;
  }

  private static void add(Called one, Called other, List<NamePair> pairs) {
    int alike = likeness(one.name(), other.name());
    if (alike > 0 && one.person() == other.person() && !one.key().equals(other.key())) {
      pairs.add(new NamePair(one, other, alike));
    }
  }

  private static Set<Called> likely(Called other, Map<String, List<Called>> byTrait) {
    Set<Called> likely = new LinkedHashSet<>();
    traits(other.name()).forEach(trait -> likely.addAll(byTrait.getOrDefault(trait, List.of())));
    return likely;
  }

  /// What names that look alike have in common: the start of a word, or the initials.
  private static Set<String> traits(String name) {
    Set<String> traits = new LinkedHashSet<>();
    List<Word> words = Word.of(name);
    for (Word word : words) {
      if (word.folded().length() >= SHORTEST_WORD) {
        traits.add(word.folded().substring(0, SHORTEST_WORD));
      }
    }
    if (words.size() == 1 && words.getFirst().folded().length() <= LONGEST_ACRONYM) {
      traits.add("=" + words.getFirst().folded());
    } else if (words.size() > 1) {
      traits.add("=" + initials(words));
    }
    return traits;
  }

  private static String initials(List<Word> words) {
    StringBuilder initials = new StringBuilder();
    words.forEach(word -> initials.appendCodePoint(word.folded().codePointAt(0)));
    return initials.toString();
  }

  /// How much two names look alike: 3 where they have the same words, give or take endings and one
  /// word more, 2 where one is the other's initials, 1 where one has all words of the other, else
  /// 0.
  static int likeness(String left, String right) {
    if (Resolver.areAlike(left, right)) {
      return 3;
    }
    List<Word> a = Word.of(left);
    List<Word> b = Word.of(right);
    List<Word> shorter = a.size() <= b.size() ? a : b;
    List<Word> longer = a.size() <= b.size() ? b : a;
    if (shorter.size() == 1
        && longer.size() > 1
        && shorter.getFirst().folded().equals(initials(longer))) {
      return 2;
    }
    Set<String> words = new HashSet<>();
    longer.forEach(word -> words.add(word.folded()));
    boolean within = shorter.stream().allMatch(word -> words.contains(word.folded()));
    return within && longer.size() - shorter.size() <= MOST_WORDS_MORE ? 1 : 0;
  }
}
