package dev.cairn.source;

import java.util.List;

/// How much markdown structure the parser is given.
///
/// The parser keeps every open container on a list that each line walks, fills table rows up to the
/// head's width and merges inline text by recursion. Within these bounds its time is linear in the
/// file's length and its stack shallow; what goes beyond them was not written to be read and is
/// taken as plain text.
final class MarkdownBounds {

  private static final int DEPTH = 100;
  private static final long CONTAINERS = 1_500_000;
  private static final int TAB = 4;
  private static final long TABLE_CELLS = 1_000_000;
  private static final int INLINE_CHARACTERS = 100_000;
  private static final int INLINE_DELIMITERS = 4_000;
  private static final int ANGLE_CHARACTERS = 2_000;
  private static final int HTML_LINE = 1_000;

  private MarkdownBounds() {}

  /// Whether the blocks of the file nest shallowly and its tables stay small.
  static boolean hold(List<String> lines) {
    int widest = 0;
    long containers = 0;
    for (String line : lines) {
      int depth = depth(line);
      containers += depth;
      if (depth > DEPTH || containers > CONTAINERS) {
        return false;
      }
      widest = Math.max(widest, columns(line));
    }
    return widest <= 2 || (long) widest * lines.size() <= TABLE_CELLS;
  }

  /// An upper bound of the containers that are open behind the line's markers.
  private static int depth(String line) {
    int columns = 0;
    int markers = 0;
    int i = 0;
    while (i < line.length() && markers <= DEPTH) {
      char c = line.charAt(i);
      if (c == ' ') {
        columns++;
      } else if (c == '\t') {
        columns += TAB;
      } else if (c == '>' || c == '-' || c == '*' || c == '+') {
        markers++;
      } else if (c >= '0' && c <= '9') {
        int end = numberEnd(line, i);
        if (end == i) {
          break;
        }
        markers++;
        i = end;
      } else {
        break;
      }
      i++;
    }
    boolean rule = markers > DEPTH && thematicBreak(line);
    return markers == 0 || rule ? 0 : markers + columns / 2;
  }

  /// The index of the `.` or `)` that ends an ordered list marker, or `from` where there is none.
  private static int numberEnd(String line, int from) {
    int i = from;
    while (i < line.length() && i - from < 10 && Character.isDigit(line.charAt(i))) {
      i++;
    }
    boolean marker = i < line.length() && (line.charAt(i) == '.' || line.charAt(i) == ')');
    return marker ? i : from;
  }

  private static boolean thematicBreak(String line) {
    char mark = line.stripLeading().charAt(0);
    return (mark == '-' || mark == '*')
        && line.chars().allMatch(c -> c == mark || c == ' ' || c == '\t');
  }

  /// The columns that the line makes if it is the delimiter row of a table.
  private static int columns(String line) {
    int bars = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '|') {
        bars++;
      } else if (c != '-' && c != ':' && c != ' ' && c != '\t' && c != '>') {
        return 0;
      }
    }
    return bars == 0 ? 0 : bars + 1;
  }

  /// Whether the text of one block may be parsed for inline markup.
  static boolean holdInline(String content) {
    if (content.length() > INLINE_CHARACTERS) {
      return false;
    }
    int delimiters = 0;
    int angle = -1;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '*', '_', '[', '`' -> delimiters++;
        case '<' -> angle = angle < 0 ? i : angle;
        case '>', ' ', '\n', '\t' -> angle = -1;
        default -> {}
      }
      if (delimiters > INLINE_DELIMITERS || angle >= 0 && i - angle > ANGLE_CHARACTERS) {
        return false;
      }
    }
    return true;
  }

  /// Whether the parser's pattern for the start of an HTML block could recurse deeply on this line.
  static boolean longHtml(String line) {
    return line.length() > HTML_LINE && line.indexOf('<') >= 0;
  }
}
