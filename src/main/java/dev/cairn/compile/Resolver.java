package dev.cairn.compile;

import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Brings together the names that mean one thing.
///
/// Spellings meet in their key. Keys meet where a source says that they mean one thing, or a person
/// gave both to one page. A short name that stands for two different things joins neither.
final class Resolver {
  private final Store store;
  private final Map<String, List<GivenName>> givenByKey;
  private final Map<String, List<String>> keysByPath;
  private final Map<String, Boolean> ambiguous = new HashMap<>();

  Resolver(Store store, Map<String, List<GivenName>> givenByKey) {
    this.store = store;
    this.givenByKey = givenByKey;
    this.keysByPath = new HashMap<>();
    givenByKey.forEach((key, names) ->
        names.forEach(name ->
            keysByPath.computeIfAbsent(name.path().value(), path -> new ArrayList<>()).add(key)));
  }

  /// The group that a key belongs to. An ambiguous key is a group of its own.
  NameGroup group(String start) {
    SortedSet<String> keys = new TreeSet<>();
    SortedSet<String> left = new TreeSet<>();
    List<GivenName> given = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String key = open.pop();
      if (keys.contains(key) || left.contains(key)) {
        continue;
      }
      if (isAmbiguous(key)) {
        left.add(key);
        continue;
      }
      keys.add(key);
      given.addAll(givenByKey.getOrDefault(key, List.of()));
      neighbours(key).forEach(open::push);
    }
    if (keys.isEmpty()) {
      keys.add(start);
    }
    return new NameGroup(keys, given, left);
  }

  private SortedSet<String> neighbours(String key) {
    SortedSet<String> found = new TreeSet<>();
    for (AliasPair pair : store.pairs(key)) {
      if (!isSettled(pair)) {
        found.add(pair.shorter());
        found.add(pair.longer());
      }
    }
    for (GivenName given : givenByKey.getOrDefault(key, List.of())) {
      found.addAll(keysByPath.getOrDefault(given.path().value(), List.of()));
    }
    found.remove(key);
    return found;
  }

  /// Whether a pair is one of several readings of a short name for which a person has named the
  /// page.
  private boolean isSettled(AliasPair pair) {
    return givenByKey.containsKey(pair.shorter()) && statedMeanings(pair.shorter()).size() > 1;
  }

  /// Whether a name stands for more than one thing.
  boolean isAmbiguous(String key) {
    Boolean known = ambiguous.get(key);
    if (known == null) {
      known = meanings(key).size() > 1;
      ambiguous.put(key, known);
    }
    return known;
  }

  /// The different things that a name stands for, each by one of its names in full. Empty where
  /// nothing is said.
  List<String> meanings(String key) {
    List<GivenName> given = givenByKey.getOrDefault(key, List.of());
    long pages = given.stream().map(GivenName::path).distinct().count();
    if (pages == 1) {
      return List.of(given.getFirst().title());
    }
    if (pages > 1) {
      return given.stream().map(name -> name.path().value()).distinct().sorted().toList();
    }
    return statedMeanings(key);
  }

  /// What the sources say that a name stands for, whatever people say.
  private List<String> statedMeanings(String key) {
    List<String> meanings = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    List<AliasPair> pairs = new ArrayList<>(store.pairs(key));
    pairs.sort(java.util.Comparator.comparing(AliasPair::full).thenComparing(AliasPair::longer));
    for (AliasPair pair : pairs) {
      boolean standsFor = pair.shorter().equals(key) && pair.kind() != AliasPair.Kind.SAID;
      if (standsFor
          && seen.stream()
              .noneMatch(other -> areAlike(other, pair.full()) || isJoined(other, pair.longer()))) {
        seen.add(pair.full());
        meanings.add(pair.full());
      }
    }
    return meanings;
  }

  private boolean isJoined(String full, String longer) {
    String key = NameKey.of(full);
    return store.pairs(key).stream()
        .anyMatch(pair ->
            pair.kind() == AliasPair.Kind.SAID
                && (pair.longer().equals(longer) || pair.shorter().equals(longer)));
  }

  /// Whether two full names are spellings of one: the same words, give or take their endings and
  /// one word more.
  static boolean areAlike(String left, String right) {
    if (NameKey.of(left).equals(NameKey.of(right))) {
      return true;
    }
    List<Word> a = Word.of(left);
    List<Word> b = Word.of(right);
    List<Word> shorter = a.size() <= b.size() ? a : b;
    List<Word> longer = a.size() <= b.size() ? b : a;
    if (longer.size() - shorter.size() > 1 || shorter.size() < 2 && longer.size() > 1) {
      return false;
    }
    int at = 0;
    for (Word word : longer) {
      if (at < shorter.size() && startAlike(word.folded(), shorter.get(at).folded())) {
        at++;
      }
    }
    return at == shorter.size();
  }

  private static boolean startAlike(String left, String right) {
    int length = Math.min(4, Math.min(left.length(), right.length()));
    return left.regionMatches(0, right, 0, length);
  }
}
