package dev.cairn.ask;

import dev.cairn.search.AskedWord;
import dev.cairn.search.IndexedPages;
import dev.cairn.text.CommonWords;
import dev.cairn.text.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What somebody asks.
///
/// @param text on one line
/// @param wants what an answer must hold
/// @param words the words that say what it is about
public record Question(String text, Wants wants, List<AskedWord> words) {
  /// How much a word counts that is too general to be a topic, such as a verb of everyday use.
  private static final double GENERAL = 0.5;

  private static final Map<Wants, Pattern> OPENINGS =
      Map.of(
          Wants.DATE,
          opening(
              "when|since when|(?:in|on)? ?(?:what|which) (?:year|date|day|month|decade)|wann"
                  + "|seit wann|quand|cuándo|quando"),
          Wants.NUMBER,
          opening(
              "how (?:many|much|often|large|big|far|fast|tall|high)|what"
                  + " (?:percentage|share|number|fraction)|wie"
                  + " ?(?:viele|viel|oft|groß)|combien|cuántos?|cuántas?|quanti|quante"),
          Wants.DURATION,
          opening("how (?:long|old)|wie (?:lange|alt)|combien de temps|cuánto tiempo"),
          Wants.NAME,
          opening(
              "who|whose|whom|where|which|wer|wessen|wem|wo|welche[rs]?|qui|où|quién|dónde|chi|dove"),
          Wants.REASON,
          opening("why|what makes|warum|wieso|weshalb|pourquoi|por qué|perché"),
          Wants.DEFINITION,
          opening("what (?:is|are|was|were)|was (?:ist|sind)|qu'est-ce|qué es"));

  /// Words that only ask, wherever they stand.
  private static final Set<String> ASKING =
      Set.of(
          "tell",
          "me",
          "explain",
          "describe",
          "please",
          "exactly",
          "according",
          "mean",
          "means",
          "he",
          "she",
          "his",
          "her",
          "hers",
          "him",
          "himself",
          "herself",
          "er",
          "sie",
          "sein",
          "ihr",
          "say",
          "says",
          "said",
          "mention",
          "mentions",
          "mentioned",
          "think",
          "thinks",
          "believe",
          "believes",
          "prefer",
          "prefers",
          "happen",
          "happens",
          "happened",
          "thing",
          "things",
          "get",
          "gets",
          "got",
          "sagt",
          "sagen");

  /// What an answer must hold to be one.
  public enum Wants {
    DATE,
    NUMBER,
    /// A number of hours, days, years.
    DURATION,
    /// Of a person, a place, a thing.
    NAME,
    REASON,
    DEFINITION,
    ANYTHING;

    /// Whether nothing answers that does not hold it.
    boolean isMust() {
      return this == DATE || this == NUMBER || this == DURATION;
    }
  }

  public Question {
    words = List.copyOf(words);
  }

  /// Reads a question.
  static Question of(String asked, IndexedPages pages) throws IOException {
    String text = asked.strip().replaceAll("\\s+", " ");
    Opening opening = Opening.of(text);
    List<String> words = new ArrayList<>();
    for (Word word : Word.of(text)) {
      boolean asks = word.start() >= opening.start() && word.end() <= opening.end();
      boolean letter = word.text().length() == 1 && !word.hasDigit();
      if (!asks && !letter && !ASKING.contains(word.folded())) {
        words.add(word.text());
      }
    }
    return new Question(text, opening.wants(), pages.asked(words));
  }

  /// The words of a question that only ask.
  record Opening(Wants wants, int start, int end) {
    private static final List<Wants> ORDER =
        List.of(
            Wants.DATE, Wants.DURATION, Wants.NUMBER, Wants.REASON, Wants.DEFINITION, Wants.NAME);

    static Opening of(String text) {
      for (Wants wants : ORDER) {
        Pattern opening = OPENINGS.get(wants);
        Matcher m = opening == null ? null : opening.matcher(text);
        if (m != null && m.find()) {
          return new Opening(wants, m.start(), m.end());
        }
      }
      return new Opening(Wants.ANYTHING, 0, 0);
    }
  }

  /// The same question in the words in which it was asked before.
  Question asIn(String earlier) {
    return new Question(earlier, wants, words);
  }

  /// How much each word counts, in the order of the words.
  double[] weights() {
    double[] weights = new double[words.size()];
    for (int i = 0; i < weights.length; i++) {
      AskedWord word = words.get(i);
      weights[i] = word.rarity() * (CommonWords.isGeneral(word.word()) ? GENERAL : 1);
    }
    return weights;
  }

  /// The words for the index, without anything that it would take for an operator.
  String query() {
    return String.join(
        " ", words.stream().map(w -> w.taken().isEmpty() ? w.word() : w.taken()).toList());
  }

  private static Pattern opening(String words) {
    return Pattern.compile(
        "(?:^|[,;:] )(?:and |but |so |und )?(?:" + words + ")\\b",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
