package dev.cairn.gate;

import dev.cairn.text.DateMention;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a sentence claims that can be looked up without understanding it: numbers, dates and proper
/// names.
final class Claims {
  /// Words that are followed by `'s` at a sentence's start without being names.
  private static final Set<String> POINTING =
      Set.of(
          "it",
          "that",
          "there",
          "what",
          "let",
          "he",
          "she",
          "here",
          "who",
          "how",
          "where",
          "this",
          "one",
          "today",
          "everyone",
          "everything",
          "nobody",
          "somebody",
          "someone",
          "anyone",
          "everybody");

  /// More characters than any date takes, with what stands around it.
  private static final int WIDEST_DATE = 48;

  /// Words that show a sentence to be in a language that capitalises every noun.
  private static final Set<String> NOUN_CAPITALS =
      Set.of(
          "der", "die", "das", "und", "ist", "ein", "eine", "einen", "im", "mit", "von", "den",
          "dem", "des", "zu", "für", "auf", "nicht", "wird", "sich", "als", "auch");

  private final String sentence;
  private final List<Word> words;
  private final boolean nounCapitals;

  private Claims(String sentence) {
    this.sentence = sentence;
    this.words = Word.of(sentence);
    this.nounCapitals =
        words.stream().filter(word -> NOUN_CAPITALS.contains(word.text())).count() >= 2;
  }

  /// What the sentence claims and nothing vouches for, in its own words, each once.
  ///
  /// @param cited what may vouch for numbers and dates
  /// @param forNames what may vouch for names
  static List<String> ungrounded(String sentence, List<Evidence> cited, List<Evidence> forNames) {
    return new Claims(sentence).ungrounded(cited, forNames);
  }

  private List<String> ungrounded(List<Evidence> cited, List<Evidence> forNames) {
    Set<String> missing = new LinkedHashSet<>();
    List<DateMention> dates = dates(sentence);
    for (DateMention date : dates) {
      String text = sentence.substring(date.start(), date.end());
      if (!isGrounded(date, text, cited)) {
        missing.add(text);
      }
    }
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (dates.stream()
          .anyMatch(date -> word.start() >= date.start() && word.end() <= date.end())) {
        continue;
      }
      Set<String> numbers = Numbers.claimed(sentence, words, i);
      if (!numbers.isEmpty()) {
        if (cited.stream().noneMatch(evidence -> evidence.hasNumber(numbers))) {
          missing.add(word.text());
        }
      } else if (isName(i) && !isGroundedName(i, forNames)) {
        missing.add(word.text());
      }
    }
    return new ArrayList<>(missing);
  }

  /// The dates of a text. Only the surroundings of its years are searched, for no date goes without
  /// one.
  static List<DateMention> dates(String text) {
    int first = -1;
    int last = -1;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits = c >= '0' && c <= '9' ? digits + 1 : 0;
      if (digits == 4) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first < 0) {
      return List.of();
    }
    int from = Math.max(0, first - WIDEST_DATE);
    int to = Math.min(text.length(), last + WIDEST_DATE);
    return DateMention.of(text.substring(from, to)).stream()
        .map(
            date -> new DateMention(date.start() + from, date.end() + from, date.from(), date.to()))
        .toList();
  }

  private static boolean isGrounded(DateMention date, String text, List<Evidence> cited) {
    String folded = QuoteMatcher.folded(text);
    return cited.stream()
        .anyMatch(evidence ->
            evidence.hasDate(date.from()) && evidence.hasDate(date.to())
                || evidence.text().contains(folded));
  }

  private boolean isName(int i) {
    Word word = words.get(i);
    if (word.text().codePointCount(0, word.text().length()) < 2) {
      return false;
    }
    if (word.isAcronym() || word.hasInnerCapital() || word.hasDigit() && word.hasLetter()) {
      return true;
    }
    if (!word.isCapitalised()) {
      return false;
    }
    if (startsClause(word)) {
      return i + 1 < words.size()
          && words.get(i + 1).text().equals("s")
          && words.get(i + 1).start() == word.end() + 1
          && !POINTING.contains(word.folded());
    }
    return !nounCapitals || isBesideCapital(i);
  }

  /// Whether a capital says nothing here: at the start, behind an opening quotation mark, bracket
  /// or a colon.
  private boolean startsClause(Word word) {
    for (int i = word.start() - 1; i >= 0; i--) {
      char c = sentence.charAt(i);
      boolean opens = ":…“„«(•→".indexOf(c) >= 0 || "\"‘'".indexOf(c) >= 0 && i == word.start() - 1;
      if (opens) {
        return true;
      }
      if (Character.isLetterOrDigit(c) || ",;)”\"".indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isBesideCapital(int i) {
    return i > 0
            && isAdjoining(i - 1)
            && isBigWord(words.get(i - 1))
            && !startsClause(words.get(i - 1))
        || i + 1 < words.size() && isAdjoining(i) && isBigWord(words.get(i + 1));
  }

  private boolean isAdjoining(int i) {
    return words.get(i + 1).start() - words.get(i).end() == 1;
  }

  private static boolean isBigWord(Word word) {
    return word.isCapitalised() && word.text().length() > 1;
  }

  private boolean isGroundedName(int i, List<Evidence> evidence) {
    String folded = words.get(i).folded();
    String withNext = i + 1 < words.size() ? folded + words.get(i + 1).folded() : folded;
    String withPrevious = i > 0 ? words.get(i - 1).folded() + folded : folded;
    return evidence.stream()
        .anyMatch(e -> e.hasName(folded) || e.hasName(withNext) || e.hasName(withPrevious));
  }
}
