package dev.cairn.history;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The unit in which a page is merged: a key of the front matter, a paragraph, a list item, a
/// footnote, a fence.
///
/// @param text the bytes of the block, with the blank lines above it and its line end
/// @param key what the block is the only one of on a page (a front matter key, a footnote's label),
///   else null
/// @param line whether blocks of this kind follow each other without a blank line
record Block(String text, @Nullable String key, boolean line) {

  /// The same words, whether or not the last of them ends the file.
  boolean sameAs(Block other) {
    return body().equals(other.body());
  }

  /// Whether one can be taken for a rewording of the other.
  boolean like(Block other) {
    if (key != null || other.key != null) {
      return key != null && key.equals(other.key);
    }
    Set<String> mine = words();
    Set<String> others = other.words();
    int all = mine.size() + others.size();
    mine.retainAll(others);
    return all > 0 && 2 * mine.size() * 2 >= all;
  }

  private Set<String> words() {
    return new HashSet<>(Arrays.asList(text.strip().split("\\s+")));
  }

  private String body() {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  int bodyHash() {
    return body().hashCode();
  }
}
