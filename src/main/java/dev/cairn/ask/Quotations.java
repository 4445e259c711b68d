package dev.cairn.ask;

import dev.cairn.compile.Statement;
import dev.cairn.source.Passage;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.text.Word;
import dev.cairn.vault.Citation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the citations of one answer: each with a label of its own, which is that of the statement
/// that it quotes wherever it can be.
final class Quotations {
  private static final int FEWEST_WORDS = 3;
  private static final int MOST_WORDS = 60;

  private final Map<String, Citation> byLabel = new HashMap<>();

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
        ? Optional.of(cite(witness, statement.number(), statement.locator(), quotation))
        : Optional.empty();
  }

  /// The citation of words that somebody says stand in a passage; empty where they do not stand
  /// there. Where the passage says them with other quotation marks or dashes, those are quoted.
  Optional<Citation> of(Witness witness, int passage, String words) {
    Passage place = witness.source().passages().get(passage);
    String quotation = words.strip();
    if (!hasLength(quotation) || !new QuoteMatcher(place.text()).contains(quotation)) {
      return Optional.empty();
    }
    int number =
        witness.statements().stream()
            .filter(statement -> statement.passage() == passage)
            .filter(statement -> new QuoteMatcher(statement.text()).contains(quotation))
            .map(Statement::number)
            .findFirst()
            .orElseGet(() -> behindAll(witness));
    return Optional.of(cite(witness, number, place.locator().toString(), quotation));
  }

  /// The first number that no statement of the witness has.
  private static int behindAll(Witness witness) {
    return witness.statements().size() + witness.source().passages().size() + 1;
  }

  /// A label whose number another quotation of the statement has gets the next that is free.
  private Citation cite(Witness witness, int number, String locator, String quotation) {
    int next = number;
    while (true) {
      Citation citation =
          new Citation(witness.slug() + "-" + next, witness.name(), locator, quotation);
      Citation known = byLabel.putIfAbsent(citation.label(), citation);
      if (known == null || known.equals(citation)) {
        return citation;
      }
      next = Math.max(next + 1, behindAll(witness));
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
