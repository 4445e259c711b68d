package dev.cairn.vault;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a reader of a rendered page sees of a line of markdown: links by their text, no footnote
/// marks, no emphasis.
public final class PlainText {
  private static final Pattern START =
      Pattern.compile(
          "\\s*(?:>|[-*+](?=\\s)|[0-9]{1,9}[.)](?=\\s)|#{1,6}(?=\\s)|\\[[ xX]](?=\\s))\\s*");

  /// The characters with which that begins.
  private static final String PREFIXES = ">-*+0123456789#[";

  private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\[\\]\\s]{1,200}]:?");
  private static final Pattern CALLOUT = Pattern.compile("^\\[![\\w-]+][+-]?\\s*");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final Pattern SPACES = Pattern.compile("\\s{2,}|\\t");
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "\\*{1,3}(?=\\S)|(?<=\\S)\\*{1,3}|~~|==|(?<![\\p{L}\\p{N}_])_{1,3}(?=\\S)|(?<=\\S)_{1,3}(?![\\p{L}\\p{N}_])");

  private PlainText() {}

  /// One line as its reader sees it, runs of white space folded to one space.
  ///
  /// @param line the line as it stands in the page
  /// @param masked the same line out of the page's [CodeMask]
  /// @return empty for a line of a code block, of a comment, or of markup alone
  public static String of(String line, String masked) {
    String visible = line.equals(masked) ? line : uncommented(line, masked);
    String bare = unprefixed(visible);
    if (bare.isEmpty() || isRule(bare)) {
      return "";
    }
    if (bare.indexOf('[') >= 0) {
      bare = CALLOUT.matcher(bare).replaceFirst("");
      bare = linked(FOOTNOTE.matcher(bare).replaceAll(""));
    }
    if (bare.indexOf('<') >= 0) {
      bare = TAG.matcher(bare).replaceAll("");
    }
    return spaced(unmarked(bare)).strip();
  }

  private static String spaced(String text) {
    boolean single = true;
    for (int i = 0; i < text.length() && single; i++) {
      char c = text.charAt(i);
      single = c > ' ' || c == ' ' && (i == 0 || text.charAt(i - 1) > ' ');
    }
    return single ? text : SPACES.matcher(text).replaceAll(" ");
  }

  /// A line that stands alone, outside a page.
  public static String of(String line) {
    return of(line, CodeMask.of(line));
  }

  /// Takes out comments; a code span stays, for what it says is part of the sentence.
  private static String uncommented(String line, String masked) {
    if (masked.isBlank() && !isCodeSpan(line.strip())) {
      return "";
    }
    StringBuilder out = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); ) {
      if (masked.charAt(i) == line.charAt(i)) {
        out.append(line.charAt(i));
        i++;
      } else if (line.charAt(i) == '`') {
        int end = endOfSpan(line, i);
        out.append(line, i, end);
        i = end;
      } else {
        i = endOfComment(line, masked, i);
        out.append(' ');
      }
    }
    return out.toString();
  }

  private static int endOfSpan(String line, int start) {
    int run = start;
    while (run < line.length() && line.charAt(run) == '`') {
      run++;
    }
    int close = line.indexOf("`".repeat(run - start), run);
    return close < 0 ? line.length() : close + run - start;
  }

  private static int endOfComment(String line, String masked, int start) {
    String closing =
        line.startsWith("<!--", start) ? "-->" : line.startsWith("%%", start) ? "%%" : "";
    if (!closing.isEmpty()) {
      int close = line.indexOf(closing, start + 2);
      return close < 0 ? line.length() : close + closing.length();
    }
    int end = start;
    while (end < line.length() && masked.charAt(end) != line.charAt(end)) {
      end++;
    }
    return end;
  }

  /// Takes away quotation, list and heading marks, one inside the other as they may stand.
  private static String unprefixed(String line) {
    int first = 0;
    while (first < line.length() && line.charAt(first) <= ' ') {
      first++;
    }
    if (first < line.length() && PREFIXES.indexOf(line.charAt(first)) < 0) {
      return line;
    }
    Matcher m = START.matcher(line);
    int start = 0;
    while (m.region(start, line.length()).lookingAt()) {
      start = m.end();
    }
    return line.substring(start);
  }

  private static boolean isCodeSpan(String stripped) {
    return stripped.startsWith("`") && !stripped.startsWith("```");
  }

  private static boolean isRule(String bare) {
    for (int i = 0; i < bare.length(); i++) {
      if ("-*_=|: ".indexOf(bare.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String linked(String text) {
    List<Link> links = Link.of(text);
    if (links.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (Link link : links) {
      if (link.start() >= from) {
        out.append(text, from, link.start()).append(link.text());
        from = link.end();
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  /// Takes out emphasis, backticks and backslashes, and leaves what stands in code spans as it is.
  private static String unmarked(String text) {
    if (text.indexOf('`') < 0) {
      return withoutEmphasis(text);
    }
    StringBuilder out = new StringBuilder(text.length());
    boolean code = false;
    for (String part : text.split("`+", -1)) {
      out.append(code ? part : withoutEmphasis(part));
      code = !code;
    }
    return out.toString();
  }

  private static String withoutEmphasis(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = c != '*' && c != '_' && c != '~' && c != '=' && c != '\\';
    }
    if (plain) {
      return text;
    }
    Matcher m = EMPHASIS.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    while (m.find()) {
      boolean escaped = m.start() > 0 && text.charAt(m.start() - 1) == '\\';
      m.appendReplacement(out, escaped ? Matcher.quoteReplacement(m.group()) : "");
    }
    return Prose.unescape(m.appendTail(out).toString());
  }
}
