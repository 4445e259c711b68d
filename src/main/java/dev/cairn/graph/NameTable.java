package dev.cairn.graph;

import dev.cairn.text.CommonWords;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names of a vault's pages, to find where a text says one. To look through a text takes time
/// in proportion to its length, and grows with the logarithm of the number of names.
final class NameTable {
  /// From this share of capitalised titles on their capitals say nothing of the names in a text.
  private static final double CAPITALISED = 0.9;

  private static final int MOST_REMEMBERED = 100_000;

  /// A page and a name of it as it is written.
  record Entry(VaultPath page, String name, int words) {}

  /// A place where a text says a name.
  ///
  /// @param start offset of its first character
  /// @param end offset behind its last
  record Span(int start, int end, String key) {}

  /// What a word is in keys.
  ///
  /// @param key its own key
  /// @param begins whether a name of more words begins with it
  private record Beginning(String key, boolean begins) {}

  private final Map<String, List<Entry>> byKey = new HashMap<>();

  /// The keys in order, so that those with one beginning stand side by side.
  private final String[] sorted;

  private final boolean caseTells;
  private final Map<String, Beginning> beginnings = new HashMap<>();

  NameTable(Collection<PageNames> pages) {
    int titles = 0;
    int capitalised = 0;
    for (PageNames page : pages) {
      page.names().forEach(name -> add(page.page(), name));
      if (!page.names().isEmpty()) {
        int first = page.names().getFirst().codePointAt(0);
        capitalised += Character.isUpperCase(first) ? 1 : 0;
        titles += Character.isUpperCase(first) || Character.isLowerCase(first) ? 1 : 0;
      }
    }
    caseTells = capitalised < CAPITALISED * titles;
    sorted = byKey.keySet().toArray(String[]::new);
    Arrays.sort(sorted);
  }

  private void add(VaultPath page, String name) {
    List<Word> words = Word.of(name);
    String key = NameKey.of(name);
    if (key.codePointCount(0, key.length()) < 2 || words.stream().noneMatch(Word::hasLetter)) {
      return; // a date or a number stands for itself, and one letter for too much
    }
    List<Entry> entries = byKey.computeIfAbsent(key, none -> new ArrayList<>(1));
    Entry entry = new Entry(page, name, words.size());
    if (!entries.contains(entry)) {
      entries.add(entry);
    }
  }

  /// The pages that go by a name, with every spelling that they have of it.
  List<Entry> entries(String key) {
    return byKey.getOrDefault(key, List.of());
  }

  boolean has(String key) {
    return byKey.containsKey(key);
  }

  /// Whether a page other than this one goes by a name, and this one does not.
  boolean isNameOfAnother(String key, VaultPath page) {
    return has(key) && entries(key).stream().noneMatch(entry -> entry.page().equals(page));
  }

  /// Whether a page writes a name as it is written here.
  boolean isSpelledBy(VaultPath page, String key, MentionShape shape) {
    return entries(key).stream()
        .anyMatch(entry -> entry.page().equals(page) && shape.isSpelledAs(entry.name(), caseTells));
  }

  /// Some names, spread over all, that a text hardly says by chance: of several words, or written
  /// with capitals or digits.
  List<Entry> telling(int most) {
    List<Entry> telling = new ArrayList<>();
    for (String key : sorted) {
      Entry entry = entries(key).getFirst();
      boolean one = entries(key).stream().allMatch(each -> each.page().equals(entry.page()));
      boolean plain =
          entry.words() == 1
              && (CommonWords.isGeneral(entry.name())
                  || entry.name().chars().noneMatch(c -> Character.isUpperCase(c)));
      if (one && !plain) {
        telling.add(entry);
      }
    }
    int step = Math.max(1, telling.size() / most);
    List<Entry> some = new ArrayList<>();
    for (int i = step / 2; i < telling.size(); i += step) {
      some.add(telling.get(i));
    }
    return some;
  }

  /// The names that a text says, in order, none within another: of those that begin at one place
  /// the longest.
  List<Span> in(String text) {
    List<Word> words = Tokens.of(text);
    List<Span> spans = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      first = Math.max(first, longest(text, words, first, spans));
    }
    return spans;
  }

  /// Adds the longest name that begins with a word and returns the number of its last word; -1
  /// where none begins there.
  private int longest(String text, List<Word> words, int first, List<Span> spans) {
    Beginning beginning = beginning(words.get(first));
    boolean alone = has(beginning.key()) || Tokens.mayCarryParticle(words.get(first));
    if (!alone && !beginning.begins() || !Tokens.canBegin(text, words.get(first))) {
      return -1;
    }
    StringBuilder said = new StringBuilder();
    Span best = null;
    int found = -1;
    for (int last = first; last < words.size(); last++) {
      if (last > first && !Tokens.areJoined(text, words.get(last - 1), words.get(last))) {
        break;
      }
      for (Word ending : Tokens.endings(words.get(last))) {
        String key = key(words, first, last, ending);
        boolean longer = best == null || !best.key().equals(key);
        if (longer && has(key) && Tokens.canEnd(text, words, first, last, ending)) {
          best = new Span(words.get(first).start(), ending.end(), key);
          found = last;
        }
      }
      said.append(NameKey.inner(words.get(last)));
      if (last == first ? !beginning.begins() : !begins(said.toString())) {
        break;
      }
    }
    if (best != null) {
      spans.add(best);
    }
    return found;
  }

  private String key(List<Word> words, int first, int last, Word ending) {
    if (ending == words.get(last)) {
      return last == first ? beginning(ending).key() : NameKey.of(words, first, last + 1);
    }
    List<Word> name = new ArrayList<>(words.subList(first, last));
    name.add(ending);
    return NameKey.of(name, 0, name.size());
  }

  /// A text has far fewer different words than words, so what has been found out is remembered.
  private Beginning beginning(Word word) {
    Beginning known = beginnings.get(word.text());
    if (known == null) {
      known = new Beginning(NameKey.of(List.of(word), 0, 1), begins(NameKey.inner(word)));
      if (beginnings.size() < MOST_REMEMBERED) {
        beginnings.put(word.text(), known);
      }
    }
    return known;
  }

  /// Whether a name begins with these letters and goes on.
  private boolean begins(String letters) {
    int at = Arrays.binarySearch(sorted, letters);
    int next = at >= 0 ? at + 1 : -at - 1;
    return next < sorted.length && sorted[next].startsWith(letters);
  }
}
