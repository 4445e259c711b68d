package dev.cairn.compile;

import java.util.regex.Pattern;

/// What would make a heading, a rule, a link, a picture, a footnote, a tag or code of a text. On a
/// page it is escaped and would do nothing; but no sentence of a model's wants it.
final class Markup {
  private static final Pattern MARKS =
      Pattern.compile(
          "^#{1,6} |^> |^\\|"
              + "|(^| )(---|\\*\\*\\*)( |$)|\\*\\*|```"
              + "|\\[\\[|]\\(|\\[\\^"
              + "|<[/!]?\\p{Alpha}[^<]*>");

  private Markup() {}

  static boolean standsIn(String text) {
    return MARKS.matcher(text).find();
  }
}
