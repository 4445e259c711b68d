package dev.cairn.source;

import java.util.ArrayList;
import java.util.List;

/// The lines of a raw file, numbered as an editor numbers them: LF, CRLF and a lone CR end a line.
final class RawLines {

  private RawLines() {}

  /// The lines without their ends. Stops one behind the limit, so that a longer result says that
  /// there are more.
  static List<String> of(String text, int limit) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length() && lines.size() <= limit; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(from, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        from = i + 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }
}
