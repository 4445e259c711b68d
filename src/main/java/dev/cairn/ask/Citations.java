package dev.cairn.ask;

import dev.cairn.compile.Quotations;
import dev.cairn.compile.Statement;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.text.Word;
import dev.cairn.vault.Citation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the citations of one answer. Each quotes a statement and has its label, which says the
/// same on every page, wherever the label is free.
final class Citations {
  private static final int FEWEST_WORDS = 3;
  private static final int MOST_WORDS = 60;

  private final Map<String, Citation> byLabel = new HashMap<>();
  private final Map<Witness, Quotations> quotations = new HashMap<>();

  /// Whether a quotation has the length that citations have.
  static boolean hasLength(String quotation) {
    int words = QuoteMatcher.words(quotation);
    return words >= FEWEST_WORDS && words <= MOST_WORDS;
  }

  /// The citation of a statement; empty where it is too short to be quoted. Of one that is too long
  /// the beginning is quoted.
  Optional<Citation> of(Witness witness, Statement statement) {
    String text = statement.text();
    String quotation = QuoteMatcher.words(text) > MOST_WORDS ? beginning(text) : text;
    return hasLength(quotation)
        ? Optional.of(cite(witness, statement, quotation))
        : Optional.empty();
  }

  /// The citation of words that somebody says stand in a passage; empty where they do not stand
  /// there. What is quoted is the source's own text.
  Optional<Citation> of(Witness witness, int passage, String words) {
    return quotations
        .computeIfAbsent(witness, one -> new Quotations(one.source(), one.statements()))
        .statement(words, passage)
        .flatMap(statement -> of(witness, statement));
  }

  /// A label that something else has, because two notes have one name, gets the next number that is
  /// free.
  private Citation cite(Witness witness, Statement statement, String quotation) {
    int number = statement.number();
    while (true) {
      Citation citation =
          new Citation(
              witness.slug() + "-" + number, witness.name(), statement.locator(), quotation);
      Citation known = byLabel.putIfAbsent(citation.label(), citation);
      if (known == null || known.equals(citation)) {
        return citation;
      }
      number++;
    }
  }

  private static String beginning(String text) {
    List<Word> words = Word.of(text);
    int last = Math.min(words.size(), MOST_WORDS) - 1;
    while (QuoteMatcher.words(text.substring(0, words.get(last).end())) > MOST_WORDS) {
      last--;
    }
    return text.substring(0, words.get(last).end());
  }
}
