package dev.cairn.compile;

import dev.cairn.text.DateMention;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.text.Word;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a statement's words tell about whether it can stand alone on a page.
///
/// @param quotable whether it has the length of a quotation and states something
/// @param penalty what its dependence on its surroundings takes from its score
/// @param subject index of the word from which on its subject stands
/// @param fragment whether it seems to lack a subject, as list items do
record StatementShape(
    boolean quotable, int penalty, int bonus, int subject, boolean fragment, boolean personal) {
  private static final Set<String> DEPENDENT =
      Set.of(
          "it",
          "this",
          "that",
          "these",
          "those",
          "they",
          "such",
          "but",
          "and",
          "or",
          "so",
          "then",
          "however",
          "also",
          "instead",
          "thus",
          "therefore",
          "yet",
          "still",
          "which",
          "who",
          "its",
          "their",
          "here",
          "nor",
          "otherwise",
          "moreover",
          "furthermore",
          "similarly",
          "likewise",
          "meanwhile",
          "nevertheless",
          "conversely",
          "both",
          "neither",
          "another",
          "others",
          "them",
          "there",
          "not",
          "afterwards",
          "consequently",
          "hence",
          "additionally",
          "finally",
          "too",
          "either",
          "each",
          "everything",
          "nobody",
          "nothing",
          "because",
          "er",
          "sie",
          "es",
          "dies",
          "diese",
          "dieser",
          "dieses",
          "aber",
          "und",
          "oder",
          "il",
          "elle",
          "ils",
          "elles",
          "cela",
          "mais",
          "et",
          "pero",
          "eso",
          "esto");
  private static final Set<String> PERSONAL = Set.of("he", "she", "his", "her");
  private static final Set<String> ADDRESSING =
      Set.of("you", "your", "yours", "yourself", "i", "my", "me", "we", "our", "us", "let");

  /// Verbs that open an entry whose subject is left out.
  private static final Set<String> DOING =
      Set.of(
          "is",
          "was",
          "has",
          "runs",
          "uses",
          "raises",
          "works",
          "leads",
          "builds",
          "teaches",
          "writes",
          "holds",
          "lives",
          "argues",
          "believes",
          "maintains",
          "keeps",
          "makes",
          "led",
          "built",
          "wrote",
          "made",
          "won",
          "became",
          "began",
          "taught",
          "ran",
          "held",
          "grew",
          "left",
          "known",
          "born",
          "co-authored",
          "former",
          "creator",
          "author",
          "founder",
          "strong");

  private static final Set<String> INVITING =
      Set.of("imagine", "think", "consider", "note", "remember", "suppose", "recall", "see", "ask");
  private static final Set<String> INTRODUCING =
      Set.of(
          "in",
          "on",
          "at",
          "after",
          "before",
          "since",
          "by",
          "from",
          "during",
          "around",
          "among",
          "for",
          "to",
          "like",
          "unlike",
          "as",
          "with",
          "until",
          "between",
          "inspired",
          "according");

  /// An entry of a list of links, as wikis have them.
  private static final Pattern SLUG_FIRST = Pattern.compile("^[a-z]+(?:-[a-z]+)+ [—–-] ");

  private static final Pattern POINTING_BACK =
      Pattern.compile(
          "\\b(?:this|these|those)\\b|\\b(?:before|after|in|of|by|at|on|for|describing|than|like)"
              + " that\\b|\\bthe same"
              + " (?:thing|dynamic|principle|way|path|idea|goes)\\b|\\b(?:above|below|following)\\b|\\bthat"
              + " (?:kind|way|point|month|year|question)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final int FEWEST_WORDS = 5;
  private static final int MOST_WORDS = 58;

  static StatementShape of(Statement statement, List<Word> words) {
    String text = statement.text();
    int length = QuoteMatcher.words(text);
    char last = text.charAt(text.length() - 1);
    boolean states =
        last != ':' && last != '?' && !text.endsWith("?”") && !text.endsWith("?\"") && last != '…';
    boolean quotable =
        states && length >= FEWEST_WORDS && length <= MOST_WORDS && closes(text) && !isMeta(text);
    String first = words.isEmpty() ? "" : words.getFirst().folded();
    boolean personal = PERSONAL.contains(first);
    int penalty = DEPENDENT.contains(first) ? 30 : 0;
    penalty +=
        words.stream().anyMatch(word -> ADDRESSING.contains(word.folded())) && !isQuoted(text)
            ? 14
            : 0;
    penalty += "“\"‘«「".indexOf(text.charAt(0)) >= 0 ? 8 : 0;
    penalty += length > 42 ? 8 : length < 7 ? 8 : 0;
    penalty +=
        words.stream().skip(1).limit(5).anyMatch(word -> word.folded().equals("it")) ? 14 : 0;
    penalty += INVITING.contains(first) ? 20 : 0;
    penalty += SLUG_FIRST.matcher(text).find() ? 20 : 0;
    penalty += text.contains("one of the most") ? 12 : 0;
    penalty += POINTING_BACK.matcher(text).find() ? 26 : 0;
    penalty += Character.isLowerCase(text.codePointAt(0)) && statement.label().isEmpty() ? 12 : 0;
    int bonus = length >= 9 && length <= 34 ? 6 : 0;
    bonus += DateMention.of(text).isEmpty() ? 0 : 4;
    return new StatementShape(
        quotable, penalty, bonus, subject(text, words), isFragment(statement, words), personal);
  }

  /// Citations, figures' captions and reading lists are no statements.
  private static boolean isMeta(String text) {
    return text.startsWith("See ")
        || text.startsWith("Source")
        || text.startsWith("http")
        || text.endsWith("(link)");
  }

  private static boolean isQuoted(String text) {
    return text.indexOf('“') >= 0 || text.indexOf('"') >= 0;
  }

  /// Whether every bracket and quotation mark that opens is closed.
  private static boolean closes(String text) {
    int round = 0;
    int curly = 0;
    int straight = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      round += c == '(' ? 1 : c == ')' ? -1 : 0;
      curly += c == '“' || c == '„' ? 1 : c == '”' || c == '“' ? -1 : 0;
      straight += c == '"' ? 1 : 0;
    }
    return round == 0 && straight % 2 == 0 && curly == 0;
  }

  /// The subject stands behind the comma of an introducing phrase.
  private static int subject(String text, List<Word> words) {
    if (words.size() < 4 || !INTRODUCING.contains(words.getFirst().folded())) {
      return 0;
    }
    for (int i = 0; i + 1 < Math.min(words.size(), 9); i++) {
      if (text.substring(words.get(i).end(), words.get(i + 1).start()).indexOf(',') >= 0) {
        return i + 1;
      }
    }
    return 0;
  }

  private static boolean isFragment(Statement statement, List<Word> words) {
    if (words.isEmpty()) {
      return true;
    }
    Word first = words.getFirst();
    boolean verbFirst = first.folded().endsWith("ed") || DOING.contains(first.folded());
    return statement.item() || verbFirst;
  }
}
