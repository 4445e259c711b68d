package dev.cairn.source;

/// Escapes what CommonMark would take for markup inside spans that are not its own: math, wikilinks
/// and comments.
final class LiteralSpans {

  private static final int NONE = Integer.MAX_VALUE;

  private final String text;
  private final StringBuilder out;
  private int at;

  /// Where the next `]]` was last seen, so that unclosed wikilinks do not each search the rest of
  /// the line.
  private int closing;

  private LiteralSpans(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length() + 16);
  }

  /// The line with a backslash before every punctuation mark within such a span; code spans stay as
  /// they are.
  static String escape(String line) {
    if (line.indexOf('$') < 0 && line.indexOf("[[") < 0 && line.indexOf("%%") < 0) {
      return line;
    }
    return new LiteralSpans(line).run();
  }

  private String run() {
    int noMath = -1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        copy(at + 2);
      } else if (c == '`') {
        code();
      } else if (text.startsWith("[[", at)) {
        wikilink();
      } else if (text.startsWith("%%", at)) {
        span("%%");
      } else if (text.startsWith("$$", at)) {
        span("$$");
      } else if (c == '$' && at > noMath && at + 1 < text.length() && text.charAt(at + 1) != ' ') {
        noMath = math(noMath);
      } else {
        copy(at + 1);
      }
    }
    return out.toString();
  }

  private void code() {
    int run = at;
    while (run < text.length() && text.charAt(run) == '`') {
      run++;
    }
    // Bounded, so that a line of backticks of every length is not searched to its end for each of
    // them.
    String near = text.substring(run, Math.min(text.length(), run + 10_000));
    int end = near.indexOf(text.substring(at, run));
    copy(end >= 0 ? run + end + (run - at) : run);
  }

  /// Dollars are math where the closing one follows no space and is followed by no digit: `$5 and
  /// $6` is money.
  private int math(int noMath) {
    int end = text.indexOf('$', at + 1);
    boolean closes =
        end > at + 1
            && end - at < 1_000
            && text.charAt(end - 1) != ' '
            && (end + 1 == text.length() || !Character.isDigit(text.charAt(end + 1)));
    if (closes) {
      copyEscaped(end + 1);
      return noMath;
    }
    int last = at;
    copy(at + 1);
    return last;
  }

  private void wikilink() {
    if (closing < at + 2 && closing != NONE) {
      int found = text.indexOf("]]", at + 2);
      closing = found < 0 ? NONE : found;
    }
    if (closing - at > 500) {
      copy(at + 2);
    } else {
      copyEscaped(closing + 2);
    }
  }

  private void span(String fence) {
    int end = text.indexOf(fence, at + 2);
    if (end < 0) {
      copy(at + 2);
    } else {
      copyEscaped(end + 2);
    }
  }

  private void copy(int to) {
    out.append(text, at, Math.min(to, text.length()));
    at = Math.min(to, text.length());
  }

  private void copyEscaped(int to) {
    for (; at < to; at++) {
      char c = text.charAt(at);
      boolean punctuation =
          c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c) && c != '|' && c != '$';
      if (c == '\\' && at + 1 < to && text.charAt(at + 1) == '|') {
        // A table's own escape for the bar; escaping it again would end the cell.
        out.append(c);
      } else {
        out.append(punctuation ? "\\" : "").append(c);
      }
    }
  }
}
