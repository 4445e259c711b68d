package dev.cairn.vault;

/// Markdown with its code and comments blanked out: same length, same line breaks, so that offsets
/// hold.
public final class CodeMask {
  private final String text;
  private final char[] out;

  private CodeMask(String text) {
    this.text = text;
    this.out = text.toCharArray();
  }

  /// `text` with spaces in place of fenced and indented code, code spans, `%%…%%` and `<!--…-->`.
  public static String of(String text) {
    if (!mayHide(text)) {
      return text;
    }
    CodeMask mask = new CodeMask(text);
    mask.blocks();
    mask.spans();
    return new String(mask.out);
  }

  /// Whether there is any sign of code or of a comment: most pages have none.
  private static boolean mayHide(String text) {
    boolean lineStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign =
          switch (c) {
            case '`' -> true;
            case '~' -> text.startsWith("~~~", i);
            case '%' -> text.startsWith("%%", i);
            case '<' -> text.startsWith("<!--", i);
            case '\t' -> lineStart;
            case ' ' -> lineStart && text.startsWith("    ", i);
            default -> false;
          };
      if (sign) {
        return true;
      }
      lineStart = c == '\n';
    }
    return false;
  }

  private void blocks() {
    String fence = "";
    boolean blankBefore = true;
    boolean inList = false;
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(start, end);
      String stripped = line.strip();
      if (!fence.isEmpty()) {
        blank(start, end);
        if (stripped.startsWith(fence) && stripped.chars().allMatch(c -> c == stripped.charAt(0))) {
          fence = "";
        }
      } else if (opensFence(stripped)) {
        fence = fenceOf(stripped);
        blank(start, end);
      } else if (stripped.isEmpty()) {
        blankBefore = true;
      } else {
        boolean indented = line.startsWith("    ") || line.startsWith("\t");
        boolean item = stripped.matches("(?:[-*+]|[0-9]{1,9}[.)])\\s.*");
        if (indented && blankBefore && !inList) {
          blank(start, end);
        } else {
          blankBefore = false;
          inList = item || inList && indented;
        }
      }
      start = end + 1;
    }
  }

  private static boolean opensFence(String stripped) {
    String bare = unquoted(stripped);
    return bare.startsWith("~~~")
        || bare.startsWith("```") && bare.indexOf('`', fenceOf(bare).length()) < 0;
  }

  private static String fenceOf(String stripped) {
    String bare = unquoted(stripped);
    int length = 0;
    while (length < bare.length() && bare.charAt(length) == bare.charAt(0)) {
      length++;
    }
    return bare.substring(0, length);
  }

  private static String unquoted(String line) {
    int i = 0;
    while (i < line.length() && (line.charAt(i) == '>' || line.charAt(i) == ' ')) {
      i++;
    }
    return line.substring(i);
  }

  private void spans() {
    int comment = -1;
    for (int i = 0; i < out.length; i++) {
      if (out[i] == '\\') {
        i++;
      } else if (out[i] == '`') {
        i = codeSpan(i);
      } else if (out[i] == '%' && i + 1 < out.length && out[i + 1] == '%') {
        if (comment < 0) {
          comment = i;
        } else {
          blank(comment, i + 2);
          comment = -1;
        }
        i++;
      } else if (out[i] == '<' && text.startsWith("<!--", i)) {
        int close = text.indexOf("-->", i);
        int end = close < 0 ? out.length : close + 3;
        blank(i, end);
        i = end - 1;
      }
    }
  }

  /// Blanks the code span that opens at `i` and returns the offset of its last character; a run of
  /// backticks that nothing closes within its paragraph is text.
  private int codeSpan(int i) {
    int run = i;
    while (run < out.length && out[run] == '`') {
      run++;
    }
    int length = run - i;
    int paragraph = text.indexOf("\n\n", run);
    int limit = paragraph < 0 ? out.length : paragraph;
    for (int at = run; at < limit; ) {
      if (out[at] != '`') {
        at++;
        continue;
      }
      int close = at;
      while (close < limit && out[close] == '`') {
        close++;
      }
      if (close - at == length) {
        blank(i, close);
        return close - 1;
      }
      at = close;
    }
    return run - 1;
  }

  private void blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (out[i] != '\n') {
        out[i] = ' ';
      }
    }
  }
}
