package dev.cairn.gate;

import java.util.ArrayList;
import java.util.List;

/// A stretch of markdown as a reader sees it, with the places of its citation marks.
///
/// @param text without markup; as many characters as a reader sees, one space for a line break
/// @param marks the citation marks in order
/// @param inferred offsets at which `%%inferred%%` stands
/// @param breaks offsets of the line breaks
/// @param prose the part of `text` that is neither link nor set in bold
record Inline(
    String text, List<Mark> marks, List<Integer> inferred, List<Integer> breaks, String prose) {

  /// A mark `[^label]`.
  ///
  /// @param offset where it stands in the text that it was taken out of
  record Mark(String label, int offset) {}

  static Inline of(String markdown) {
    Scanner scanner = new Scanner(markdown);
    scanner.run();
    return new Inline(
        scanner.text.toString(),
        List.copyOf(scanner.marks),
        List.copyOf(scanner.inferred),
        List.copyOf(scanner.breaks),
        scanner.prose.toString());
  }

  private static final class Scanner {
    private static final String ESCAPABLE = "\\`*[]<$_#~=%>+-.)|&\"'!(){}:;,/?@^";
    private final String in;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder prose = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Integer> inferred = new ArrayList<>();
    private final List<Integer> breaks = new ArrayList<>();
    private boolean bold;
    private boolean linked;

    private Scanner(String in) {
      this.in = in;
    }

    private void run() {
      for (int i = 0; i < in.length(); ) {
        i = step(i);
      }
    }

    /// Reads what stands at `i` and returns where the next thing stands.
    private int step(int i) {
      char c = in.charAt(i);
      switch (c) {
        case '\\' -> {
          boolean escapes = i + 1 < in.length() && ESCAPABLE.indexOf(in.charAt(i + 1)) >= 0;
          put(escapes ? in.charAt(i + 1) : c);
          return escapes ? i + 2 : i + 1;
        }
        case '\n' -> {
          breaks.add(text.length());
          put(' ');
          return i + 1;
        }
        case '`' -> {
          return code(i);
        }
        case '[', '!' -> {
          return bracket(i, c);
        }
        case ']' -> {
          int close = in.startsWith("](", i) ? in.indexOf(')', i) : -1;
          linked &= close < 0;
          return close < 0 ? i + 1 : close + 1;
        }
        case '%' -> {
          return comment(i);
        }
        case '*', '=', '~', '_' -> {
          return emphasis(i, c);
        }
        case 'h' -> {
          return address(i);
        }
        default -> {
          put(c);
          return i + 1;
        }
      }
    }

    private void put(char c) {
      text.append(c);
      if (!bold && !linked) {
        prose.append(c);
      }
    }

    private void put(String shown) {
      shown.chars().forEach(c -> put((char) c));
    }

    private int code(int i) {
      int run = i;
      while (run < in.length() && in.charAt(run) == '`') {
        run++;
      }
      String fence = in.substring(i, run);
      int close = in.indexOf(fence, run);
      if (close < 0) {
        return run;
      }
      put(in.substring(run, close).replace('\n', ' '));
      return close + fence.length();
    }

    private int bracket(int i, char c) {
      if (in.startsWith("[^", i)) {
        int close = in.indexOf(']', i);
        if (close > i + 2 && in.substring(i, close).chars().noneMatch(Character::isWhitespace)) {
          marks.add(new Mark(in.substring(i + 2, close), text.length()));
          return close + 1;
        }
      }
      boolean embed = in.startsWith("![[", i);
      if (embed || in.startsWith("[[", i)) {
        int open = embed ? i + 3 : i + 2;
        int close = in.indexOf("]]", open);
        if (close > 0) {
          if (!embed) {
            linked = true;
            put(shown(in.substring(open, close)));
            linked = false;
          }
          return close + 2;
        }
      }
      if (c == '!') {
        put(c);
        return i + 1;
      }
      int close = in.indexOf(']', i);
      linked |= close > 0 && in.startsWith("](", close);
      return i + 1;
    }

    private static String shown(String inside) {
      int bar = inside.indexOf('|');
      return bar < 0 ? inside : inside.substring(bar + 1);
    }

    private int comment(int i) {
      int close = in.startsWith("%%", i) ? in.indexOf("%%", i + 2) : -1;
      if (close < 0) {
        put('%');
        return i + 1;
      }
      if (in.substring(i + 2, close).strip().equals("inferred")) {
        inferred.add(text.length());
      }
      return close + 2;
    }

    private int emphasis(int i, char c) {
      boolean doubled = i + 1 < in.length() && in.charAt(i + 1) == c;
      if (c == '*' || c == '_' && doubled) {
        bold ^= doubled;
        return doubled ? i + 2 : i + 1;
      }
      boolean inWord =
          i > 0
              && Character.isLetterOrDigit(in.charAt(i - 1))
              && i + 1 < in.length()
              && Character.isLetterOrDigit(in.charAt(i + 1));
      if (c == '_' ? inWord : !doubled) {
        put(c);
        return i + 1;
      }
      return doubled ? i + 2 : i + 1;
    }

    /// Passes over an address: it names a place and claims nothing.
    private int address(int i) {
      if (!in.startsWith("http://", i) && !in.startsWith("https://", i)) {
        put('h');
        return i + 1;
      }
      int end = i;
      while (end < in.length()
          && !Character.isWhitespace(in.charAt(end))
          && ")[]>\"".indexOf(in.charAt(end)) < 0) {
        end++;
      }
      return end;
    }
  }
}
