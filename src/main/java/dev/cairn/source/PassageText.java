package dev.cairn.source;

import dev.cairn.source.Passage.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A passage's text while it is being put together: white space folded, invisible characters gone,
/// marks kept in step.
final class PassageText {

  private final StringBuilder text = new StringBuilder();
  private final List<Mark> marks = new ArrayList<>();
  private final Deque<Opened> open = new ArrayDeque<>();
  private boolean space;

  private static final class Opened {
    final Mark.@Nullable Type type;
    final String target;
    int start = -1;

    Opened(Mark.@Nullable Type type, String target) {
      this.type = type;
      this.target = target;
    }
  }

  /// A text as a passage shows it, for what needs no marks.
  static String plain(String raw) {
    return new PassageText().append(raw).text();
  }

  PassageText append(String raw) {
    String seen = InvisibleCharacters.strip(raw);
    for (int i = 0; i < seen.length(); i++) {
      char c = seen.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = true;
      } else {
        put(c);
      }
    }
    return this;
  }

  private void put(char c) {
    if (space && !text.isEmpty()) {
      text.append(' ');
    }
    space = false;
    for (Opened each : open) {
      if (each.start >= 0) {
        break;
      }
      each.start = text.length();
    }
    text.append(c);
  }

  /// Begins a mark with the next visible character.
  void open(Mark.Type type, String target) {
    open.push(new Opened(type, target));
  }

  /// Ends the mark opened last. A mark around nothing visible is no mark.
  void close() {
    Opened last = open.pop();
    if (last.start >= 0 && last.type != null) {
      marks.add(new Mark(last.type, last.start, text.length(), last.target));
    }
  }

  String text() {
    return text.toString();
  }

  /// The marks so far, ordered by start and then the wider first.
  List<Mark> marks() {
    List<Mark> sorted = new ArrayList<>(marks);
    sorted.sort(
        Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder()));
    return sorted;
  }
}
