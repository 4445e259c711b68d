package dev.cairn.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Applies a diff to a text that may have changed since the diff was made.
///
/// A hunk is made where its lines stand together with the lines around them. Where those have moved
/// it follows them; where they are other lines by now, what the hunk replaces must stand at one
/// place only. Where a hunk could be made at two places it is made at none.
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

  /// @param at the line of a text at which the hunk's first line stands, from 0
  private record Place(Hunk hunk, int at) {}

  private Patcher() {}

  /// The text with all that the diff says; empty where one of its places cannot be told any more.
  static Optional<String> apply(String diff, String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int moved = 0;
    for (Hunk hunk : hunks(diff)) {
      Optional<Place> found = place(hunk, lines, moved);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Hunk made = found.get().hunk();
      int before = made.side('-').size();
      List<String> after = made.side('+');
      List<String> place = lines.subList(found.get().at(), found.get().at() + before);
      place.clear();
      place.addAll(after);
      moved = found.get().at() - made.start() + after.size() - before;
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

  private static Optional<Place> place(Hunk hunk, List<String> lines, int moved) {
    Hunk whole = hunk.within(CONTEXT);
    if (stands(whole.side('-'), lines, whole.start() + moved)) {
      return Optional.of(new Place(whole, whole.start() + moved));
    }
    // An insertion replaces nothing, so that only what stands around tells its place.
    boolean inserts = hunk.within(0).side('-').isEmpty();
    for (int context : inserts ? new int[] {CONTEXT, 2, 1} : new int[] {CONTEXT, 0}) {
      Hunk less = hunk.within(context);
      int at = only(less.side('-'), lines);
      if (at >= 0) {
        return Optional.of(new Place(less, at));
      }
    }
    return Optional.empty();
  }

  /// The one place where the lines stand; -1 where there is none or another.
  private static int only(List<String> wanted, List<String> lines) {
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
