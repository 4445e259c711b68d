package dev.cairn.compile;

import dev.cairn.text.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells whether a statement says what a name means.
final class Definitions {
  private static final Map<String, Pattern> COPULA =
      Map.ofEntries(
          Map.entry(
              "en",
              Pattern.compile(
                  "^(?:\\s*\\([^)]{1,60}\\))?,?\\s+(?:(?:is|are|was|were)\\s+(?:(?:roughly|essentially|basically|simply|usually|often|also)\\s+)?(?:an?|the|any)\\s|(?:refers?|referred)\\s+to\\s|means?\\s|denotes?\\s).*")),
          Map.entry(
              "de",
              Pattern.compile(
                  "^(?:\\s*\\([^)]{1,60}\\))?\\s+(?:ist|sind|war|waren|bezeichnet|heißt)\\s+(?:eine?[rnms]?|die|der|das)\\s.*")),
          Map.entry(
              "fr",
              Pattern.compile(
                  "^(?:\\s*\\([^)]{1,60}\\))?\\s+(?:est|sont|était|désigne)\\s+(?:une?|le|la|les|l[’'])\\s?.*")),
          Map.entry(
              "es",
              Pattern.compile(
                  "^(?:\\s*\\([^)]{1,60}\\))?\\s+(?:es|son|era|fue)\\s+(?:una?|el|la|los|las)\\s.*")),
          Map.entry(
              "it",
              Pattern.compile(
                  "^(?:\\s*\\([^)]{1,60}\\))?\\s+(?:è|sono|era|fu)\\s+(?:una?|uno|il|la|lo|i|le|gli)\\s.*")),
          Map.entry(
              "pt",
              Pattern.compile(
                  "^(?:\\s*\\([^)]{1,60}\\))?\\s+(?:é|são|era|foi)\\s+(?:uma?|o|a|os|as)\\s.*")),
          Map.entry(
              "nl",
              Pattern.compile(
                  "^(?:\\s*\\([^)]{1,60}\\))?\\s+(?:is|zijn|was)\\s+(?:een|de|het)\\s.*")),
          Map.entry("ja", Pattern.compile("^(?:とは|は).*(?:である|です|だ)。?$")),
          Map.entry("zh", Pattern.compile("^(?:是|是指|指的是).*")));
  private static final Pattern GLOSS =
      Pattern.compile(
          "^[”\"]?\\s*\\((?:his|her|their|the|an?)\\s[^)]{6,}\\).*|^,\\s(?:an?|the)\\s[^,]{8,},\\s.*");
  private static final Set<String> LEADING =
      Set.of(
          "the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "l", "un", "une",
          "el", "los", "las", "una", "il", "lo", "o", "os", "as", "um", "uma", "de", "het", "een");

  private static final Pattern NAMING =
      Pattern.compile(
          "(?:coined|introduced) the (?:term|word|phrase|name) [“\"]?$", Pattern.CASE_INSENSITIVE);

  private Definitions() {}

  /// Whether a statement tells of a name's making and then, behind a colon, what it means.
  static boolean names(String text, List<Word> words, int first, int last) {
    String rest = text.substring(words.get(last).end());
    return NAMING.matcher(text.substring(0, words.get(first).start())).find()
        && rest.contains(": ");
  }

  /// @param subject index of the word from which on the subject stands
  static boolean defines(
      String text, List<Word> words, Grams.Gram gram, int subject, String language) {
    int first = gram.first() - subject;
    boolean opens = first == 0 || first == 1 && LEADING.contains(words.get(subject).folded());
    if (!opens) {
      return false;
    }
    String rest = text.substring(words.get(gram.last()).end());
    if (rest.startsWith("”") || rest.startsWith("\"")) {
      rest = rest.substring(1);
    }
    Pattern copula = COPULA.getOrDefault(language, COPULA.get("en"));
    return (copula != null && copula.matcher(rest).matches()) || GLOSS.matcher(rest).matches();
  }
}
