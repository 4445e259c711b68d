package dev.cairn.eval;

import dev.cairn.gate.Numbers;
import dev.cairn.search.Excerpt;
import dev.cairn.text.DateMention;
import dev.cairn.text.Sentence;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// One excerpt, taken apart to look facts up in it: its sentences by twos, each pair under the
/// excerpt's title and headings.
final class Passages {
  /// Two sentences: what one says of a thing that the other names counts as said together.
  private record Window(int end, List<String> words, Set<String> numbers, Set<String> dates) {}

  private final Excerpt excerpt;
  private final String folded;
  private final Set<String> above;
  private final List<Window> windows = new ArrayList<>();

  Passages(Excerpt excerpt) {
    this.excerpt = excerpt;
    this.folded = Word.fold(excerpt.text());
    this.above = ContentWords.of(Word.of(excerpt.title() + " " + excerpt.section()));
  }

  /// The characters of the text that must be read until the fact has been; empty where it does not
  /// stand here.
  OptionalInt find(Fact fact) {
    if (!mayHold(fact)) {
      return OptionalInt.empty();
    }
    if (windows.isEmpty()) {
      read();
    }
    for (Window window : windows) {
      if (holds(window, fact)) {
        return OptionalInt.of(window.end);
      }
    }
    return OptionalInt.empty();
  }

  /// A cheap look that spares taking most excerpts apart.
  private boolean mayHold(Fact fact) {
    int there = 0;
    for (String word : fact.context()) {
      String stem = word.endsWith("y") ? word.substring(0, word.length() - 1) : word;
      there += above.contains(word) || folded.contains(stem) ? 1 : 0;
    }
    return there >= fact.least();
  }

  private void read() {
    String text = excerpt.text();
    List<Sentence> sentences = Sentence.of(text, "und");
    for (int i = 0; i < sentences.size(); i++) {
      int start = i == 0 ? sentences.get(i).start() : sentences.get(i - 1).start();
      windows.add(window(text.substring(start, sentences.get(i).end()), sentences.get(i).end()));
    }
  }

  private static Window window(String text, int end) {
    List<Word> words = Word.of(text);
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      numbers.addAll(Numbers.values(text, words, i));
    }
    Set<String> dates = new HashSet<>();
    for (DateMention date : DateMention.of(text)) {
      dates.add(date.from());
      dates.add(date.to());
    }
    return new Window(end, words.stream().map(ContentWords::key).toList(), numbers, dates);
  }

  private boolean holds(Window window, Fact fact) {
    Set<String> words = new HashSet<>(window.words);
    words.addAll(above);
    return fact.context().stream().filter(words::contains).count() >= fact.least()
        && (fact.answers().isEmpty()
            || fact.answers().stream().anyMatch(wanted -> holds(window, wanted)));
  }

  private static boolean holds(Window window, Wanted wanted) {
    if (wanted.date().isPresent()) {
      String date = wanted.date().get();
      return window.numbers.contains(date)
          || window.dates.stream()
              .anyMatch(given -> given.equals(date) || given.startsWith(date + "-"));
    }
    return wanted.numbers().stream().anyMatch(window.numbers::contains)
        || wanted.numbers().isEmpty()
            && !wanted.words().isEmpty()
            && java.util.Collections.indexOfSubList(window.words, wanted.words()) >= 0;
  }
}
