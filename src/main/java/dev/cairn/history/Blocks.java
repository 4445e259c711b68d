package dev.cairn.history;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Splits a page into blocks whose texts, put together, are the page again.
final class Blocks {
  private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d{1,9}[.)])(\\s.*)?");
  private static final Pattern NOTE = Pattern.compile("\\[\\^([^\\]\\s]+)\\]:.*");
  private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,}).*");
  private static final Pattern KEY = Pattern.compile("([^\\s#:\\-][^:]*):(\\s.*)?");

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private @Nullable String key;
  private boolean line;
  private boolean started;
  private boolean joins;

  private Blocks() {}

  static List<Block> of(String page) {
    List<String> lines = lines(page);
    Blocks blocks = new Blocks();
    int body = blocks.frontMatter(lines);
    blocks.body(lines.subList(body, lines.size()));
    blocks.close();
    return blocks.blocks;
  }

  private static List<String> lines(String page) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < page.length()) {
      int end = page.indexOf('\n', start);
      int next = end < 0 ? page.length() : end + 1;
      lines.add(page.substring(start, next));
      start = next;
    }
    return lines;
  }

  /// Reads the front matter, if the page starts with one that is closed.
  ///
  /// @return the number of lines it takes
  private int frontMatter(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) {
      return 0;
    }
    int end = 1;
    while (end < lines.size() && !lines.get(end).stripTrailing().equals("---")) {
      end++;
    }
    if (end == lines.size()) {
      return 0;
    }
    start(lines.getFirst(), "---", true);
    for (String text : lines.subList(1, end)) {
      Matcher matcher = KEY.matcher(text.stripTrailing());
      if (matcher.matches()) {
        start(text, "front matter " + matcher.group(1).strip(), true);
      } else if (text.startsWith("#")) {
        start(text, null, true);
      } else {
        open.append(text);
      }
    }
    start(lines.get(end), "--- end", true);
    return end + 1;
  }

  private void body(List<String> lines) {
    close();
    String fence = "";
    for (String text : lines) {
      String bare = text.stripTrailing();
      if (!fence.isEmpty()) {
        open.append(text);
        if (bare.strip().startsWith(fence)
            && bare.strip().replace(fence.substring(0, 1), "").isEmpty()) {
          fence = "";
          joins = false;
        }
        continue;
      }
      Matcher matcher = FENCE.matcher(bare);
      if (matcher.matches()) {
        fence = matcher.group(1);
        start(text, null, false);
      } else {
        proseLine(text, bare);
      }
    }
  }

  private void proseLine(String text, String bare) {
    if (bare.isEmpty()) {
      if (started) {
        close();
      }
      open.append(text);
      return;
    }
    Matcher note = NOTE.matcher(bare);
    if (note.matches()) {
      start(text, "footnote " + note.group(1), true);
      joins = true;
    } else if (bare.startsWith("#")) {
      start(text, null, false);
      joins = false;
    } else if (bare.startsWith(">")) {
      start(text, null, true);
      joins = false;
    } else if (ITEM.matcher(bare).matches()) {
      start(text, null, true);
      joins = true;
    } else if (started && joins) {
      open.append(text);
    } else {
      start(text, null, false);
      joins = true;
    }
  }

  /// Begins a block. Blank lines read since the last one belong to it.
  private void start(String text, @Nullable String newKey, boolean newLine) {
    if (started) {
      close();
    }
    open.append(text);
    started = true;
    key = newKey;
    line = newLine;
  }

  private void close() {
    if (!open.isEmpty()) {
      blocks.add(new Block(open.toString(), key, line));
      open.setLength(0);
    }
    started = false;
    key = null;
    line = false;
  }
}
