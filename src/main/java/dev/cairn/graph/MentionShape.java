package dev.cairn.graph;

import dev.cairn.text.CommonWords;
import dev.cairn.text.Language;
import dev.cairn.text.Word;
import java.util.List;
import java.util.Locale;

/// How a name stands in a text: what its letters and its place tell of whether it is meant.
///
/// @param said the words as they stand, on one line
/// @param opens whether it opens a sentence, a line or a quotation, where a capital says nothing
/// @param part whether a capitalised name goes on before it, or behind it with a capital or a
///   number
record MentionShape(String said, List<Word> words, boolean opens, boolean part) {
  private static final String BEFORE_A_SENTENCE = ".!?:\n-";

  /// @param text the page's text, with [LinkableText#BLANK] where no link may stand
  static MentionShape of(String text, NameTable.Span span) {
    String said = text.substring(span.start(), span.end()).replaceAll("\\s+", " ");
    List<Word> words = Word.of(said);
    boolean capitalised = words.getFirst().isCapitalised();
    boolean part = capitalised && (goesOn(text, span.end()) || capitalBefore(text, span.start()));
    return new MentionShape(said, words, opens(text, span.start()), part);
  }

  private static boolean opens(String text, int at) {
    int before = at - 1;
    while (before >= 0 && " \"'“‘„«(*_".indexOf(text.charAt(before)) >= 0) {
      before--;
    }
    return before < 0 || BEFORE_A_SENTENCE.indexOf(text.charAt(before)) >= 0;
  }

  private static boolean goesOn(String text, int end) {
    return end + 1 < text.length()
        && text.charAt(end) == ' '
        && (Character.isUpperCase(text.charAt(end + 1)) || Character.isDigit(text.charAt(end + 1)));
  }

  private static boolean capitalBefore(String text, int start) {
    if (start < 2 || text.charAt(start - 1) != ' ') {
      return false;
    }
    int word = start - 1;
    while (word > 0 && Character.isLetterOrDigit(text.charAt(word - 1))) {
      word--;
    }
    return Character.isUpperCase(text.charAt(word)) && !opens(text, word);
  }

  boolean isSingle() {
    return words.size() == 1;
  }

  boolean isLowerCase() {
    return said.equals(said.toLowerCase(Locale.ROOT));
  }

  /// Whether it is one word that is too general to be what a page is about.
  boolean isOrdinary() {
    return isSingle() && CommonWords.isGeneral(said);
  }

  /// Whether one of its words holds sentences together, in English or in the text's language.
  boolean hasFunctionWord(String language) {
    return words.stream()
        .map(Word::folded)
        .anyMatch(word ->
            Language.functionWords("en").contains(word)
                || Language.functionWords(language).contains(word));
  }

  /// Whether a capital that no sentence's beginning explains, or a digit, marks it as a name.
  boolean isMarked() {
    return hasInnerMark() || !opens && words.getFirst().isCapitalised();
  }

  /// Whether that holds in a language that writes every noun with a capital.
  boolean hasInnerMark() {
    return words.stream().anyMatch(word -> word.hasInnerCapital() || word.hasDigit());
  }

  /// Whether it is written as a name is, but for a plural ending and the capital that opens a
  /// sentence.
  ///
  /// @param caseTells whether the vault's names are in the case that they have within a sentence
  boolean isSpelledAs(String name, boolean caseTells) {
    String one = caseTells ? name : name.toLowerCase(Locale.ROOT);
    String other = caseTells ? said : said.toLowerCase(Locale.ROOT);
    return matches(one, other)
        || opens
            && !one.isEmpty()
            && matches(one.substring(1), other.substring(1))
            && one.substring(0, 1).equalsIgnoreCase(other.substring(0, 1));
  }

  private static boolean matches(String name, String said) {
    return said.equals(name) || said.length() == name.length() + 1 && said.equals(name + "s");
  }
}
