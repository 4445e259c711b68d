package dev.cairn.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of a text without markup, with what its shape says.
///
/// @param number counted from 1
/// @param indent columns before its first character
/// @param text what it shows, without the mark of a list item or a quote
/// @param ordered whether its list mark is a number
record TextLine(int number, Shape shape, int indent, String text, boolean ordered) {

  /// What a line is by its own looks.
  enum Shape {
    BLANK,
    RULE,
    BULLET,
    QUOTE,
    PROSE
  }

  private static final int LONGEST_HEADING = 90;
  private static final int LONGEST_UNSPACED_HEADING = 30;
  private static final int HEADING_WORDS = 14;
  private static final Pattern BULLET =
      Pattern.compile("(?:[•‣◦▪●∙·*+–-]|(\\d{1,3}[.)]))[ \\t\\u00A0]+(\\S.*)", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("[-=_*~#·. ]{3,200}");
  private static final Pattern NUMBERING =
      Pattern.compile("(?:[IVXLC]{1,7}|\\d{1,3}(?:\\.\\d{1,3}){0,4}|[A-Z])[.)]? +(?=\\S)");
  private static final Pattern SENTENCE_END = Pattern.compile("\\p{L}{4,20}[.!?][\"”’)]? +\\p{Lu}");
  private static final Set<String> GENERIC =
      Set.of(
          "overview",
          "introduction",
          "summary",
          "abstract",
          "notes",
          "background",
          "contents",
          "table of contents",
          "sources",
          "references",
          "bibliography",
          "further reading",
          "links",
          "preface",
          "foreword",
          "conclusion",
          "description",
          "about",
          "untitled",
          "todo",
          "to do",
          "tl;dr",
          "note");

  static TextLine of(int number, String raw) {
    String text = PassageText.plain(raw);
    if (text.isEmpty()) {
      return new TextLine(number, Shape.BLANK, 0, "", false);
    }
    int indent = indent(raw);
    if (RULE.matcher(text).matches() && !Character.isLetterOrDigit(text.charAt(0))) {
      return new TextLine(number, Shape.RULE, indent, text, false);
    }
    if (text.startsWith("> ")) {
      return new TextLine(number, Shape.QUOTE, indent, text.substring(2), false);
    }
    Matcher bullet = BULLET.matcher(text);
    if (bullet.matches()) {
      return new TextLine(number, Shape.BULLET, indent, bullet.group(2), bullet.group(1) != null);
    }
    return new TextLine(number, Shape.PROSE, indent, text, false);
  }

  private static int indent(String raw) {
    int columns = 0;
    for (int i = 0; i < raw.length() && Character.isWhitespace(raw.charAt(i)); i++) {
      columns += raw.charAt(i) == '\t' ? 4 : 1;
    }
    return columns;
  }

  boolean blank() {
    return shape == Shape.BLANK || shape == Shape.RULE;
  }

  /// Whether the words alone could be a heading's.
  boolean looksLikeHeading() {
    return shape != Shape.BLANK && shape != Shape.RULE && headingText(text);
  }

  /// Whether the words could be the title over a whole text, which may be longer than a heading
  /// within it.
  boolean looksLikeTitle() {
    return shape == Shape.PROSE && text.length() <= 150 && headingStart(text) && !sentence(text);
  }

  private static boolean headingText(String text) {
    if (text.length() > LONGEST_HEADING || !headingStart(text) || sentence(text)) {
      return false;
    }
    boolean unspaced = text.codePoints().limit(3).anyMatch(TextLine::ideographic);
    return unspaced ? text.length() <= LONGEST_UNSPACED_HEADING : words(text) <= HEADING_WORDS;
  }

  private static boolean headingStart(String text) {
    int first = text.codePointAt(0);
    boolean quote = "\"“„«‘'¿¡「『(".indexOf(first) >= 0;
    boolean letter = Character.isLetter(first) && !Character.isLowerCase(first);
    return quote || letter || Character.isDigit(first);
  }

  private static boolean ideographic(int c) {
    return Character.isIdeographic(c) || c >= 0x3040 && c <= 0x30FF;
  }

  /// Whether it ends like a sentence or holds the end of one.
  private static boolean sentence(String text) {
    String bare = text.replaceFirst("[\"”’»)\\]]+$", "");
    char last = bare.isEmpty() ? '.' : bare.charAt(bare.length() - 1);
    boolean wrapped = bare.length() < text.length();
    if (".,;:!。、，；：！।؛…".indexOf(last) >= 0 || wrapped && last == '?') {
      return true;
    }
    Matcher numbering = NUMBERING.matcher(text);
    int from = numbering.lookingAt() ? numbering.end() : 0;
    return SENTENCE_END.matcher(text.substring(from)).find();
  }

  static int words(String text) {
    int words = 0;
    for (String each : text.split(" ")) {
      words += each.codePoints().anyMatch(Character::isLetterOrDigit) ? 1 : 0;
    }
    return words;
  }

  /// Whether a paragraph that ends so is complete, so that a heading may follow without a blank
  /// line.
  boolean finished() {
    return shape == Shape.BULLET
        || !text.isEmpty() && ".!?:;\"”’»)]。！？：」』।؟…".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /// Whether a document's first line with this text names a part and not the document.
  static boolean generic(String text) {
    return GENERIC.contains(text.toLowerCase(Locale.ROOT));
  }

  /// All lines of a file.
  static List<TextLine> all(List<String> lines) {
    List<TextLine> shaped = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      shaped.add(of(i + 1, lines.get(i)));
    }
    return shaped;
  }
}
