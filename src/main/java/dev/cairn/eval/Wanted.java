package dev.cairn.eval;

import dev.cairn.gate.Numbers;
import dev.cairn.text.DateMention;
import dev.cairn.text.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A form of an answer that is looked for: a date, a number or words.
///
/// @param date as ISO 8601 writes it, where the whole answer is one
/// @param numbers its values, where the whole answer is a number
/// @param words its words, folded; found where they follow each other
record Wanted(Optional<String> date, Set<String> numbers, List<String> words) {
  Wanted {
    numbers = Set.copyOf(numbers);
    words = List.copyOf(words);
  }

  static Wanted of(String answer) {
    List<Word> read = Word.of(answer);
    Optional<String> date =
        DateMention.of("in " + answer).stream()
            .filter(mention -> mention.start() <= 3 && mention.end() == answer.length() + 3)
            .map(mention -> mention.from())
            .findFirst();
    Set<String> numbers = new HashSet<>();
    if (date.isEmpty() && read.size() == 1) {
      numbers.addAll(Numbers.values(answer, read, 0));
    }
    return new Wanted(date, numbers, read.stream().map(ContentWords::key).toList());
  }
}
