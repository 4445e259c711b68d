package dev.cairn.review;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a page's text so that nothing in it is active where it is quoted, and reads it back.
///
/// A proposal shows what a person's own page says, where HTML, comments and addresses may stand
/// that the gate lets into no page of the engine's.
final class Inert {
  private static final Pattern ACTIVE =
      Pattern.compile(
          "\\\\|<|(?<=%)%|(?<!`)`(?=``)|(?<!~)~(?=~~)|:(?=//)|(?<=(?i:www))\\.|(?<=(?i:script|data)):");

  /// Characters that turn the direction of writing around, or that only machines read.
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u202A-\\u202E\\u2061-\\u2069\\uFFF9-\\uFFFB\\x{E0000}-\\x{E007F}]");

  private static final Pattern QUOTED = Pattern.compile("\\\\u\\{([0-9a-f]+)}|\\\\(.)");

  private Inert() {}

  static String quoted(String text) {
    String bare = ACTIVE.matcher(text).replaceAll("\\\\$0");
    return INVISIBLE
        .matcher(bare)
        .replaceAll(m -> "\\\\u{" + Integer.toHexString(m.group().codePointAt(0)) + "}");
  }

  static String read(String quoted) {
    return QUOTED.matcher(quoted).replaceAll(m -> Matcher.quoteReplacement(character(m)));
  }

  private static String character(java.util.regex.MatchResult m) {
    return m.group(1) == null ? m.group(2) : Character.toString(Integer.parseInt(m.group(1), 16));
  }
}
