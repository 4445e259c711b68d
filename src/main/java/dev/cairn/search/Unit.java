package dev.cairn.search;

import java.util.List;

/// A part of a file that is found as one.
///
/// @param headings the titles of the sections it stands in, outermost first
/// @param line the line of the file at which it begins, counted from 1
/// @param text what a reader sees, on one line
record Unit(List<String> headings, int line, String text) {
  Unit {
    headings = List.copyOf(headings);
  }

  /// Roughly the words of a text: a run of letters, or two characters of a writing without spaces.
  static int words(String text) {
    int words = 0;
    int dense = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= 'a' && c <= 'z'; // as nearly all are
      boolean letter = plain || Character.isLetterOrDigit(c);
      if (letter && c >= 0x2E80 && c < 0xD800) {
        dense++;
        inside = false;
      } else {
        words += letter && !inside ? 1 : 0;
        inside = letter;
      }
    }
    return words + (dense + 1) / 2;
  }
}
