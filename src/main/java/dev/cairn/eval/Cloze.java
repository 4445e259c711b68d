package dev.cairn.eval;

import dev.cairn.gate.Numbers;
import dev.cairn.source.Passage;
import dev.cairn.source.Source;
import dev.cairn.text.DateMention;
import dev.cairn.text.Language;
import dev.cairn.text.Sentence;
import dev.cairn.text.Word;
import dev.cairn.vault.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A question made from a source: one of its sentences with a date, a number or a name left out.
///
/// @param order decides which questions are taken: a hash, so that no kind of sentence is preferred
/// @param start offset of the answer in the sentence
/// @param end offset behind it
record Cloze(String order, String sentence, int start, int end) {
  private static final int FEWEST_WORDS = 8;
  private static final int MOST_WORDS = 40;

  /// Content words beside the answer, without which nobody could tell what is asked.
  private static final int LEAST_CONTEXT = 5;

  private static final int MOST_NAME_WORDS = 3;

  /// Words with which a sentence points at one before it.
  private static final Set<String> POINTING =
      Set.of(
          "it",
          "this",
          "that",
          "these",
          "those",
          "they",
          "he",
          "she",
          "his",
          "her",
          "its",
          "their",
          "such",
          "we",
          "i",
          "you",
          "our",
          "my",
          "but",
          "and",
          "or",
          "so",
          "then",
          "however",
          "there",
          "here",
          "both",
          "thus",
          "therefore");

  /// The questions that a source gives, one for each sentence that will do, ordered by hash.
  ///
  /// @param seed what the hashes rest on beside the sentence
  static List<Cloze> of(Source source, String seed) {
    List<Cloze> found = new ArrayList<>();
    for (Passage passage : source.passages()) {
      switch (passage.kind()) {
        case PARAGRAPH, LIST_ITEM, QUOTE -> {
          for (Sentence sentence : Sentence.of(passage.text(), source.language())) {
            add(sentence.text(), seed, found);
          }
        }
        case HEADING, TABLE_ROW, CODE -> {}
      }
    }
    found.sort(Comparator.comparing(Cloze::order));
    return found;
  }

  private static void add(String sentence, String seed, List<Cloze> found) {
    List<Word> words = Word.of(sentence);
    if (words.size() < FEWEST_WORDS
        || words.size() > MOST_WORDS
        || !sentence.endsWith(".")
        || POINTING.contains(words.getFirst().folded())) {
      return;
    }
    String order = Sha256.of((seed + "\n" + sentence).getBytes(StandardCharsets.UTF_8)).hex();
    List<int[]> spans = spans(sentence, words);
    if (!spans.isEmpty()) {
      int[] span = spans.get(Integer.parseInt(order.substring(0, 6), 16) % spans.size());
      Cloze cloze = new Cloze(order, sentence, span[0], span[1]);
      if (cloze.context().size() >= LEAST_CONTEXT) {
        found.add(cloze);
      }
    }
  }

  /// What may be asked for: dates, other numbers, names.
  private static List<int[]> spans(String sentence, List<Word> words) {
    List<int[]> spans = new ArrayList<>();
    List<DateMention> dates = DateMention.of(sentence);
    dates.stream()
        .filter(date -> !date.isSpan())
        .forEach(date -> spans.add(new int[] {date.start(), date.end()}));
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (dates.stream().anyMatch(date -> word.start() < date.end() && word.end() > date.start())) {
        continue;
      }
      if (!Numbers.claimed(sentence, words, i).isEmpty()) {
        spans.add(new int[] {word.start(), word.end()});
      } else if (i > 0 && isName(word)) {
        int last = i;
        while (last + 1 < words.size()
            && last - i + 1 < MOST_NAME_WORDS
            && isName(words.get(last + 1))
            && words.get(last + 1).start() == words.get(last).end() + 1) {
          last++;
        }
        addName(sentence, words, i, last, spans);
        i = last;
      }
    }
    return spans;
  }

  /// A name that the sentence says twice is no secret.
  private static void addName(
      String sentence, List<Word> words, int first, int last, List<int[]> spans) {
    String name = sentence.substring(words.get(first).start(), words.get(last).end());
    if (sentence.indexOf(name) == sentence.lastIndexOf(name)) {
      spans.add(new int[] {words.get(first).start(), words.get(last).end()});
    }
  }

  private static boolean isName(Word word) {
    return word.text().length() > 1 && word.isCapitalised() && !Language.isFrequent(word.folded());
  }

  String answer() {
    return sentence.substring(start, end);
  }

  /// The content words beside the answer.
  Set<String> context() {
    Set<String> context = ContentWords.of(others());
    context.removeAll(ContentWords.of(Word.of(answer())));
    return context;
  }

  private List<Word> others() {
    return Word.of(sentence).stream()
        .filter(word -> word.end() <= start || word.start() >= end)
        .toList();
  }

  /// The question, half of which is for whoever improves the wiki and half held out.
  Question question() {
    boolean heldOut = Character.digit(order.charAt(8), 16) % 2 == 0;
    return new Question(
        "made:" + order.substring(0, 16),
        heldOut ? Question.Kind.HELD_OUT : Question.Kind.TUNING,
        sentence.substring(0, start) + "____" + sentence.substring(end),
        Question.shortQuery(others()),
        List.of(Fact.of(List.of(answer()), context())));
  }
}
