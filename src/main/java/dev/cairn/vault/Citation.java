package dev.cairn.vault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The definition of a footnote that cites a source: `[^label]: [[source]], locator: "quotation"`.
///
/// @param label what stands between `[^` and `]`
/// @param source the source page's slug, or its path from the vault's root without `.md`
/// @param locator where in the raw file, as printed: `line 3`, `lines 3–5`, `§ Heading`
/// @param quotation the source's words, verbatim
public record Citation(String label, String source, String locator, String quotation) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\[\\^([^\\]\\s]+)]:\\s*\\[\\[([^\\]|#]+)(?:\\\\?\\|[^\\]]*)?]],\\s*(.+?):\\s*\"(.*)\"\\s*");
  private static final Pattern LABELLED = Pattern.compile("\\[\\^([^\\]\\s]+)]:.*", Pattern.DOTALL);

  /// The citation that a line defines; empty where the line is no footnote's definition or one of
  /// another form.
  public static Optional<Citation> of(String line) {
    if (!line.startsWith("[^")) {
      return Optional.empty();
    }
    Matcher m = FORM.matcher(line);
    return m.matches()
        ? Optional.of(
            new Citation(m.group(1), m.group(2).strip(), m.group(3), unquoted(m.group(4))))
        : Optional.empty();
  }

  /// The label of the footnote that a line defines, whatever its form.
  public static Optional<String> labelDefinedBy(String line) {
    Matcher m = LABELLED.matcher(line);
    return line.startsWith("[^") && m.matches() ? Optional.of(m.group(1)) : Optional.empty();
  }

  /// The line that defines it.
  public String line() {
    return "[^"
        + label
        + "]: [["
        + source
        + "]], "
        + Prose.escape(locator)
        + ": \""
        + quoted(quotation)
        + "\"";
  }

  /// The mark that a sentence carries.
  public String mark() {
    return "[^" + label + "]";
  }

  private static String quoted(String quotation) {
    return Prose.escape(quotation).replace("\"", "\\\"");
  }

  private static String unquoted(String quotation) {
    return Prose.unescape(quotation.replace("\\\"", "\""));
  }
}
