package dev.cairn.gate;

import dev.cairn.text.DateMention;
import dev.cairn.text.NameKey;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.text.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a text can vouch for: its words, numbers and dates.
///
/// @param words folded, in the singular as well, and every two neighbours joined, so that `Open AI`
///   vouches for `OpenAI`
/// @param numbers by [Numbers#values]
/// @param dates as ISO 8601 writes them
/// @param text folded, as [QuoteMatcher#folded] does
record Evidence(Set<String> words, Set<String> numbers, Set<String> dates, String text) {

  static Evidence of(List<String> texts) {
    Set<String> words = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    Set<String> dates = new HashSet<>();
    for (String text : texts) {
      List<Word> read = Word.of(text);
      String previous = "";
      for (int i = 0; i < read.size(); i++) {
        String folded = read.get(i).folded();
        words.add(folded);
        words.add(NameKey.singular(folded));
        words.add(previous + folded);
        words.add(previous + NameKey.singular(folded));
        addParts(words, folded);
        previous = folded;
        numbers.addAll(Numbers.values(text, read, i));
      }
      for (DateMention date : Claims.dates(text)) {
        dates.add(date.from());
        dates.add(date.to());
      }
    }
    return new Evidence(words, numbers, dates, QuoteMatcher.folded(String.join("\n", texts)));
  }

  /// `karpathy.ai` vouches for `Karpathy`.
  private static void addParts(Set<String> words, String folded) {
    if (folded.indexOf('.') > 0 || folded.indexOf('_') > 0) {
      words.addAll(List.of(folded.split("[._]")));
    }
  }

  boolean hasName(String folded) {
    return words.contains(folded) || words.contains(NameKey.singular(folded));
  }

  boolean hasNumber(Set<String> values) {
    return values.stream().anyMatch(numbers::contains);
  }

  /// Whether it gives a date as precisely as `date` does, or more so.
  boolean hasDate(String date) {
    if (dates.contains(date) || numbers.contains(date)) {
      return true;
    }
    return date.length() < 10
        && !date.endsWith("s")
        && dates.stream().anyMatch(given -> given.startsWith(date + "-"));
  }
}
