package dev.cairn.compile;

import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The spellings of one thing's names, counted over the texts that use them.
final class Forms {
  private static final int MOST_WORDS = 6;
  private static final Set<String> ARTICLES = Set.of("the", "a", "an");

  private final Set<String> keys;
  private final boolean proper;
  private final String initials;
  private final SortedMap<String, Integer> running = new TreeMap<>();
  private final SortedMap<String, Integer> opening = new TreeMap<>();
  private final SortedMap<String, Integer> headline = new TreeMap<>();
  private final SortedMap<String, Integer> handles = new TreeMap<>();

  /// @param keys the keys whose spellings count
  /// @param proper whether some source writes it with a capital in mid-sentence
  Forms(Set<String> keys, boolean proper) {
    this.keys = keys;
    this.proper = proper;
    this.initials =
        keys.stream()
            .filter(key -> !key.isEmpty())
            .map(key -> key.substring(0, 1))
            .collect(java.util.stream.Collectors.joining());
  }

  /// Counts the spellings in a sentence, where small letters mean something.
  void sentence(String text) {
    count(text, running);
  }

  /// Counts the spellings in a heading or title, where capitals mean nothing.
  void heading(String text) {
    count(text, headline);
  }

  private void count(String text, Map<String, Integer> counts) {
    List<Word> words = Word.of(text);
    for (int first = 0; first < words.size(); first++) {
      if (!mayOpen(words.get(first))) {
        continue;
      }
      for (int last = Math.min(words.size(), first + MOST_WORDS) - 1; last >= first; last--) {
        if (keys.contains(NameKey.of(words, first, last + 1)) && isOne(text, words, first, last)) {
          add(text, words, first, last, counts);
          first = last;
          break;
        }
      }
    }
  }

  /// Whether a key may begin with this word. Most words of a sentence are passed over by this,
  /// which costs much less than making keys of them.
  private boolean mayOpen(Word word) {
    char first = word.folded().charAt(0);
    return first >= 0x80 || first == '_' || initials.indexOf(first) >= 0;
  }

  private static boolean isOne(String text, List<Word> words, int first, int last) {
    for (int i = first + 1; i <= last; i++) {
      if (!Grams.isJoined(text, words.get(i - 1), words.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void add(
      String text, List<Word> words, int first, int last, Map<String, Integer> counts) {
    int from = first < last && ARTICLES.contains(words.get(first).folded()) ? first + 1 : first;
    int start = words.get(from).start();
    int end = words.get(last).end();
    String form = text.substring(start, end).replace('‑', '-').replace((char) 0xA0, ' ');
    if (form.endsWith("'s") || form.endsWith("’s")) {
      form = form.substring(0, form.length() - 2);
    }
    if (start > 0 && text.charAt(start - 1) == '@') {
      handles.merge("@" + form, 1, Integer::sum);
      return;
    }
    if (start > 1 && text.charAt(start - 1) == '/' && form.equals(Word.fold(form))) {
      int slash = start - 1;
      int begin = slash;
      while (begin > 0
          && (Character.isLetterOrDigit(text.charAt(begin - 1)) || text.charAt(begin - 1) == '-')) {
        begin--;
      }
      if (begin < slash && (begin == 0 || text.charAt(begin - 1) == ' ')) {
        handles.merge(text.substring(begin, end), 1, Integer::sum);
      }
      return;
    }
    boolean opens = from == 0;
    if (isInLongerWord(text, start, end)) {
      return;
    }
    boolean plain = counts == running && opens && !isName(words.subList(from, last + 1));
    (plain ? opening : counts).merge(form, 1, Integer::sum);
  }

  /// Whether a hyphen or a slash ties what stands there to more, as in `karpathy-notes`.
  private static boolean isInLongerWord(String text, int start, int end) {
    boolean before =
        start > 1
            && text.charAt(start - 1) == '-'
            && Character.isLetterOrDigit(text.charAt(start - 2));
    boolean after =
        end + 1 < text.length()
            && "-/".indexOf(text.charAt(end)) >= 0
            && Character.isLetterOrDigit(text.charAt(end + 1));
    return before || after && !isPattern(text, end + 1);
  }

  /// Whether a word that only says of what kind the name is stands there: `llm-wiki-pattern`.
  private static boolean isPattern(String text, int start) {
    List<Word> rest = Word.of(text.substring(start, Math.min(text.length(), start + 24)));
    return !rest.isEmpty() && NameMarks.isPatternWord(rest.getFirst());
  }

  private static boolean isName(List<Word> words) {
    return words.getFirst().isAcronym()
        || words.getFirst().hasInnerCapital()
        || words.size() > 1
            && words.subList(1, words.size()).stream().allMatch(Word::isCapitalised);
  }

  private static String decapitalised(String form) {
    int first = form.codePointAt(0);
    return Character.toString(Character.toLowerCase(first))
        + form.substring(Character.charCount(first));
  }

  /// A capital at a sentence's start means what capitals mean elsewhere: something where the name
  /// has one there too.
  private void settle() {
    opening.forEach((form, count) ->
        running.merge(
            running.containsKey(form) || proper && !running.containsKey(decapitalised(form))
                ? form
                : decapitalised(form),
            count,
            Integer::sum));
    opening.clear();
  }

  boolean isEmpty() {
    settle();
    return running.isEmpty() && headline.isEmpty();
  }

  /// Whether running text writes the name with a small first letter.
  boolean isCommonNoun(Set<String> preferred) {
    int small = 0;
    int capital = 0;
    for (Map.Entry<String, Integer> form : of(preferred, running).entrySet()) {
      if (Character.isUpperCase(form.getKey().codePointAt(0))) {
        capital += form.getValue();
      } else if (Word.of(form.getKey()).stream().noneMatch(Word::hasInnerCapital)) {
        small += form.getValue();
      }
    }
    return small > capital / 2
        || small + capital == 0
            && !of(preferred, headline).isEmpty()
            && of(preferred, running).isEmpty();
  }

  /// The spelling to show, of the keys in `preferred`: the closed one where a heading has it or a
  /// third of the texts do, else the most frequent; of it the singular, where there is one.
  String best(Set<String> preferred) {
    settle();
    boolean common = isCommonNoun(preferred);
    SortedMap<String, Integer> counts = new TreeMap<>(of(preferred, running));
    SortedMap<String, Integer> headings = of(preferred, headline);
    if (counts.isEmpty()) {
      counts.putAll(headings);
    }
    headings.keySet().stream().filter(Forms::isClosed).forEach(form -> counts.putIfAbsent(form, 1));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    SortedMap<String, Integer> shapes = new TreeMap<>();
    counts.forEach((form, count) -> shapes.merge(singularLast(form), count, Integer::sum));
    Optional<String> closed =
        shapes.keySet().stream()
            .filter(shape -> isClosed(shape) && shapes.size() > 1)
            .filter(shape ->
                3 * shapes.getOrDefault(shape, 0) >= all
                    || headings.keySet().stream()
                        .anyMatch(form -> singularLast(form).equals(shape)))
            .findFirst();
    String shape =
        closed.orElseGet(() ->
            shapes.entrySet().stream()
                .max(
                    Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().indexOf('-') < 0 ? 1 : 0)
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(""));
    return counts.keySet().stream()
        .filter(form -> singularLast(form).equals(shape))
        .max(
            Comparator.<String>comparingInt(form -> isSingular(form) ? 1 : 0)
                .thenComparingInt(form -> counts.getOrDefault(form, 0))
                .thenComparing(Comparator.reverseOrder()))
        .map(form -> common ? sentenceCase(form) : form)
        .orElse("");
  }

  private static SortedMap<String, Integer> of(Set<String> keys, Map<String, Integer> counts) {
    SortedMap<String, Integer> found = new TreeMap<>();
    counts.forEach((form, count) -> {
      if (keys.contains(NameKey.of(form))) {
        found.put(form, count);
      }
    });
    return found;
  }

  private static boolean isClosed(String form) {
    return form.indexOf(' ') < 0 && form.indexOf('-') < 0;
  }

  private static boolean isSingular(String form) {
    List<Word> words = Word.of(form);
    String last = words.getLast().folded();
    return NameKey.singular(last).equals(last);
  }

  /// Capital first letter, the rest small where it is a plain word.
  private static String sentenceCase(String form) {
    StringBuilder out = new StringBuilder(form);
    for (Word word : Word.of(form)) {
      if (word.isCapitalised()
          && word.text().length() > 1
          && !word.isAcronym()
          && !word.hasInnerCapital()
          && word.start() > 0) {
        out.setCharAt(word.start(), Character.toLowerCase(out.charAt(word.start())));
      }
    }
    return capitalised(out.toString());
  }

  static String capitalised(String text) {
    int first = text.codePointAt(0);
    return Character.toString(Character.toUpperCase(first))
        + text.substring(Character.charCount(first));
  }

  /// The other spellings that a reader would not guess from the title: not its plural, not other
  /// capitals.
  List<String> aliases(String title) {
    SortedMap<String, String> byFold = new TreeMap<>();
    SortedMap<String, Integer> all = new TreeMap<>(running);
    headline.forEach(all::putIfAbsent);
    handles.forEach(all::putIfAbsent);
    SortedMap<String, Integer> most = new TreeMap<>();
    all.forEach((form, count) -> {
      String fold = singularLast(form);
      if (count > most.getOrDefault(fold, 0)) {
        most.put(fold, count);
        byFold.put(fold, form);
      }
    });
    byFold.remove(singularLast(title));
    return new ArrayList<>(byFold.values());
  }

  private static String singularLast(String form) {
    List<Word> words = Word.of(form);
    if (words.isEmpty()) {
      return form;
    }
    Word last = words.getLast();
    String folded = Word.fold(form.substring(0, last.start()));
    return folded + NameKey.singular(last.folded());
  }
}
