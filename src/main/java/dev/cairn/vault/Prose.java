package dev.cairn.vault;

/// Plain text as markdown, and back: what a source says is printed so that it reads exactly as it
/// stands there and nothing in it is taken for markup.
public final class Prose {
  private static final String ALWAYS = "\\`*[]<$";
  private static final String ESCAPABLE = "\\`*[]<$_#~=%>+-.)|&";

  private Prose() {}

  /// One line of text as markdown that shows it.
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (ALWAYS.indexOf(c) >= 0 || isActive(text, i, c)) {
        out.append('\\');
      }
      out.append(c);
    }
    return escapeStart(out.toString());
  }

  private static boolean isActive(String text, int i, char c) {
    char before = i == 0 ? ' ' : text.charAt(i - 1);
    char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
    return switch (c) {
      case '_' -> !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after));
      case '#' ->
          !Character.isLetterOrDigit(before) && (Character.isLetterOrDigit(after) || i == 0);
      case '~', '=', '%' -> after == c;
      case '&' -> after == '#' || Character.isLetter(after) && text.indexOf(';', i) > 0;
      default -> false;
    };
  }

  private static String escapeStart(String text) {
    if (text.isEmpty()) {
      return text;
    }
    char first = text.charAt(0);
    if (first == '>'
        || first == '-'
        || first == '+'
        || first == '='
        || first == '~'
        || first == '#') {
      return "\\" + text;
    }
    int digits = 0;
    while (digits < text.length() && digits < 10 && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    boolean numbered =
        digits > 0
            && digits + 1 < text.length()
            && (text.charAt(digits) == '.' || text.charAt(digits) == ')')
            && text.charAt(digits + 1) == ' ';
    return numbered ? text.substring(0, digits) + "\\" + text.substring(digits) : text;
  }

  /// What [#escape] was given.
  public static String unescape(String markdown) {
    if (markdown.indexOf('\\') < 0) {
      return markdown;
    }
    StringBuilder out = new StringBuilder(markdown.length());
    for (int i = 0; i < markdown.length(); i++) {
      char c = markdown.charAt(i);
      boolean escapes =
          c == '\\' && i + 1 < markdown.length() && ESCAPABLE.indexOf(markdown.charAt(i + 1)) >= 0;
      if (escapes) {
        i++;
        out.append(markdown.charAt(i));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
