package dev.cairn.search;

import dev.cairn.vault.Sha256;
import java.nio.charset.StandardCharsets;

/// The text of a unit as a model gets it: the file's title, the headings above, the words.
///
/// @param hash by which an unchanged text is known again, in whichever file
/// @param document the unit's document in the search index
record UnitText(String text, String hash, int document) {
  /// Raised when a unit's text is put together otherwise.
  static final String VERSION = "1";

  /// Characters that a model gets at most. Models read some hundred words and no further; a unit is
  /// longer only where one paragraph is.
  private static final int MOST = 4_000;

  static UnitText of(String title, String section, String body, int document) {
    StringBuilder text = new StringBuilder(title);
    if (!section.isEmpty()) {
      text.append('\n').append(section);
    }
    if (!body.isEmpty()) {
      text.append('\n').append(body);
    }
    if (text.length() > MOST) {
      text.setLength(Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST);
    }
    String whole = text.toString();
    return new UnitText(whole, Sha256.of(whole.getBytes(StandardCharsets.UTF_8)).hex(), document);
  }
}
