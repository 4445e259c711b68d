package dev.cairn.compile;

import dev.cairn.text.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a heading is about, without numbering and decoration.
final class Headings {
  private static final Set<String> GENERIC =
      Set.of(
          "overview",
          "introduction",
          "summary",
          "abstract",
          "notes",
          "note",
          "contents",
          "table of contents",
          "key points",
          "key ideas",
          "main points",
          "connections",
          "sources",
          "references",
          "see also",
          "further reading",
          "links",
          "related",
          "conclusion",
          "the bottom line",
          "output",
          "example",
          "examples",
          "details",
          "misc",
          "appendix",
          "tl;dr",
          "takeaways",
          "key takeaways",
          "content",
          "bibliography",
          "footnotes",
          "outline",
          "background notes",
          "glossary");
  private static final Pattern QUOTED = Pattern.compile("[“\"]([^“”\"]{2,40})[”\"]");
  private static final Pattern TIME = Pattern.compile("^[0-9]{1,2}:[0-9]{2}");
  private static final Set<String> REFERENCES =
      Set.of(
          "sources",
          "references",
          "bibliography",
          "further reading",
          "footnotes",
          "works cited",
          "see also",
          "links",
          "literatur",
          "quellen");
  private static final Set<String> POINTING =
      Set.of("they", "their", "they'd", "you", "your", "i", "my", "we", "our", "this", "these");

  private Headings() {}

  /// The heading without a number, a leading `On` and what follows a dash or colon.
  static String subject(String heading) {
    String bare = heading.replaceFirst("^(?:[IVXLC]+|[0-9]+(?:\\.[0-9]+)*)[.)]\\s+", "");
    bare = bare.replaceFirst("^(?:On|About|Über|Sur|Sobre)\\s+(?=\\p{Lu}|the\\s)", "");
    int dash = bare.indexOf(" — ");
    dash = dash < 0 ? bare.indexOf(" – ") : dash;
    bare = dash > 0 ? bare.substring(0, dash) : bare;
    int colon = bare.indexOf(": ");
    bare =
        colon > 0 && Word.of(bare.substring(0, colon)).size() >= 2
            ? bare.substring(0, colon)
            : bare;
    if (bare.equals(bare.toUpperCase(Locale.ROOT)) && bare.length() > 5) {
      bare = Forms.capitalised(bare.toLowerCase(Locale.ROOT));
    }
    Matcher quoted = QUOTED.matcher(bare);
    String plain = bare.strip().replaceAll("^[“\"](.*)[”\"]$", "$1");
    return bare.endsWith("?") && quoted.find() ? quoted.group(1) : plain;
  }

  /// Whether it speaks of people by pronouns, as lists of what somebody would say or ask do.
  static boolean isPointing(String heading) {
    return Word.of(subject(heading)).stream().anyMatch(word -> POINTING.contains(word.folded()));
  }

  /// Whether a list of other works stands below it.
  static boolean isReferences(String heading) {
    String subject = subject(heading).toLowerCase(Locale.ROOT).replaceAll("[:.]+$", "");
    return REFERENCES.contains(subject);
  }

  /// Whether it says nothing of what stands below it, or speaks to a reader of another document.
  static boolean isGeneric(String heading) {
    String subject = subject(heading).toLowerCase(Locale.ROOT).replaceAll("[:.]+$", "");
    List<Word> words = Word.of(subject);
    return words.isEmpty()
        || TIME.matcher(subject).find()
        || words.size() > 7
        || GENERIC.contains(subject)
        || subject.startsWith("sources")
        || words.stream().anyMatch(word -> POINTING.contains(word.folded()));
  }
}
