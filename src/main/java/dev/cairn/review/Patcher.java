package dev.cairn.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Applies a diff to a text that may have changed since the diff was made.
///
/// A hunk is made where its lines stand. Where they have moved it follows them, where lines around
/// the change differ by now fewer of them are asked for, and where it could be made at two places
/// it is made at none.
final class Patcher {
  private static final Pattern HEAD =
      Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+\\d+(?:,\\d+)? @@.*");
  private static final String NO_LINE_END = "\\ No newline at end of file";
  private static final int CONTEXT = 3;

  /// @param start the number of the first line that it replaces, from 0, in the text it was made
  ///   for
  private record Hunk(int start, List<String> lines) {
    List<String> side(char own) {
      return lines.stream()
          .filter(line -> line.charAt(0) == ' ' || line.charAt(0) == own)
          .map(line -> line.substring(1))
          .toList();
    }

    /// The same with no more than so many unchanged lines at either end.
    Hunk within(int context) {
      int first = 0;
      while (first < lines.size() && lines.get(first).charAt(0) == ' ') {
        first++;
      }
      int last = lines.size();
      while (last > first && lines.get(last - 1).charAt(0) == ' ') {
        last--;
      }
      int from = Math.max(0, first - context);
      int to = Math.min(lines.size(), last + context);
      return new Hunk(start + from, lines.subList(from, to));
    }
  }

  private Patcher() {}

  /// The text with all that the diff says; empty where one of its places cannot be told any more.
  static Optional<String> apply(String diff, String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int moved = 0;
    for (Hunk hunk : hunks(diff)) {
      Hunk fitting = null;
      int at = -1;
      for (int context = CONTEXT; context >= 0 && at < 0; context--) {
        fitting = hunk.within(context);
        at = find(fitting.side('-'), lines, fitting.start() + moved);
      }
      if (at < 0 || fitting == null) {
        return Optional.empty();
      }
      List<String> before = fitting.side('-');
      List<String> after = fitting.side('+');
      List<String> place = lines.subList(at, at + before.size());
      place.clear();
      place.addAll(after);
      moved = at - fitting.start() + after.size() - before.size();
    }
    return Optional.of(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  private static List<Hunk> hunks(String diff) {
    List<Hunk> hunks = new ArrayList<>();
    for (String line : diff.lines().toList()) {
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        hunks.add(new Hunk(Math.max(0, Integer.parseInt(head.group(1)) - 1), new ArrayList<>()));
      } else if (!hunks.isEmpty() && !line.equals(NO_LINE_END)) {
        // An editor that strips white space leaves an empty line of an unchanged empty one.
        hunks.getLast().lines().add(line.isEmpty() ? " " : line);
      }
    }
    return hunks;
  }

  /// Where the lines stand: at the place where they are expected, else at the only other.
  private static int find(List<String> wanted, List<String> lines, int expected) {
    if (wanted.isEmpty()) {
      return lines.isEmpty() ? 0 : -1;
    }
    if (stands(wanted, lines, expected)) {
      return expected;
    }
    int found = -1;
    for (int at = 0; at + wanted.size() <= lines.size(); at++) {
      if (stands(wanted, lines, at)) {
        if (found >= 0) {
          return -1;
        }
        found = at;
      }
    }
    return found;
  }

  private static boolean stands(List<String> wanted, List<String> lines, int at) {
    return at >= 0
        && at + wanted.size() <= lines.size()
        && lines.subList(at, at + wanted.size()).equals(wanted);
  }
}
