package dev.cairn.graph;

import dev.cairn.vault.CodeMask;
import dev.cairn.vault.Link;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a page in which a link may be set: same length, same line breaks, with [#BLANK] in
/// place of code, comments, links, headings, footnotes, addresses, formulas, HTML and tags.
final class LinkableText {
  /// Stands in no word and joins none.
  static final char BLANK = '\uFFFC';

  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "\\[[^\\[\\]\\n]*]\\[[^\\[\\]\\n]*]" // a link by reference
              + "|\\[\\^[^\\[\\]\\s]+]" // the mark of a footnote
              + "|(?<!\\\\)</?[A-Za-z][^<>]*>"
              + "|\\{\\{[^{}]*}}"
              + "|(?<![\\\\$])\\$\\$[^$]+\\$\\$"
              + "|(?<![\\\\$\\p{L}\\p{N}])\\$(?=\\S)[^$\\n]*(?<=\\S)\\$(?![\\p{L}\\p{N}$])"
              + "|(?<![\\p{L}\\p{N}_\\\\&])#[\\p{L}\\p{N}_/-]+"
              + "|(?<!\\S)\\^[\\p{L}\\p{N}-]+$",
          Pattern.MULTILINE);

  /// What [#ELSEWHERE] begins with: to try it only there is many times faster.
  private static final String OPENING = "[<{$#^";

  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}(?:\\s.*)?");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:=+|-+)\\s*");
  private static final Pattern DEFINITION = Pattern.compile(" {0,3}\\[[^\\]\\n]+]:.*");
  private static final Pattern FOOTNOTE = Pattern.compile(" {0,3}\\[\\^[^\\]\\s]+]:.*");

  private final String body;
  private final char[] out;

  private LinkableText(String body) {
    this.body = body;
    this.out = body.toCharArray();
  }

  /// @param links the links of the body, by their offsets in it
  static String of(String body, List<Link> links) {
    LinkableText text = new LinkableText(body);
    text.code();
    text.lines();
    for (Link link : links) {
      text.blank(link.start(), link.end());
    }
    text.elsewhere();
    return new String(text.out);
  }

  private void code() {
    String visible = CodeMask.of(body);
    if (visible.equals(body)) {
      return;
    }
    for (int i = 0; i < out.length; i++) {
      if (visible.charAt(i) != body.charAt(i)) {
        out[i] = BLANK;
      }
    }
  }

  /// Blanks headings, and the definitions of footnotes and link targets with what is indented below
  /// them.
  private void lines() {
    boolean inFootnote = false;
    boolean blankBefore = true;
    int previous = -1;
    for (int start = 0; start < body.length(); ) {
      int newline = body.indexOf('\n', start);
      int end = newline < 0 ? body.length() : newline;
      String line = body.substring(start, end);
      boolean empty = line.isBlank();
      boolean indented = line.startsWith("    ") || line.startsWith("\t");
      boolean bracket = line.indexOf("]:") > 0;
      if (bracket && FOOTNOTE.matcher(line).matches()) {
        inFootnote = true;
        blank(start, end);
      } else if (inFootnote && !empty && (indented || !blankBefore)) {
        blank(start, end);
      } else {
        inFootnote &= empty;
        if (HEADING.matcher(line).matches() || bracket && DEFINITION.matcher(line).matches()) {
          blank(start, end);
        } else if (previous >= 0 && UNDERLINE.matcher(line).matches()) {
          blank(previous, end);
        }
      }
      previous = empty || inFootnote ? -1 : start;
      blankBefore = empty;
      start = end + 1;
    }
  }

  private void elsewhere() {
    Matcher m =
        ELSEWHERE.matcher(new String(out)).useTransparentBounds(true).useAnchoringBounds(false);
    for (int i = 0; i < out.length; i++) {
      if (OPENING.indexOf(out[i]) >= 0 && m.region(i, out.length).lookingAt()) {
        blank(i, m.end());
        i = m.end() - 1;
      }
    }
  }

  private void blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (out[i] != '\n') {
        out[i] = BLANK;
      }
    }
  }
}
