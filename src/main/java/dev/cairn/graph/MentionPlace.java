package dev.cairn.graph;

import dev.cairn.text.Language;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.regex.Pattern;

/// The page in which names are looked for: its language and its lines, found out where they are
/// asked for, for most names it is not worth it.
final class MentionPlace {
  /// What begins a block of its own right below another: an item, a quotation, a row, a heading.
  private static final Pattern BLOCK =
      Pattern.compile("[ \\t]*(?:[-*+][ \\t]|[0-9]{1,9}[.)][ \\t]|>|\\||#)");

  private final Page page;
  private String language = "";
  private int counted;
  private int line;

  MentionPlace(Page page) {
    this.page = page;
    this.line = page.front().lines() + 1;
  }

  /// The signs without what the page's language makes meaningless.
  MentionSigns inItsLanguage(MentionSigns signs, MentionShape shape) {
    boolean doubtful = signs.marked() && !shape.hasInnerMark() && shape.isSingle();
    return doubtful && language().equals("de") ? signs.unmarked() : signs;
  }

  /// Whether a name is one small word of the page's language.
  boolean isFunctionWord(MentionShape shape) {
    return shape.isSingle() && !shape.hasInnerMark() && shape.hasFunctionWord(language());
  }

  private String language() {
    if (language.isEmpty()) {
      language = Language.detect(page.body());
    }
    return language;
  }

  /// A mention on the page. To be asked in the order of the text.
  Mention mention(NameTable.Span span, MentionShape shape, VaultPath to, MentionSigns signs) {
    String body = page.body();
    for (; counted < span.start(); counted++) {
      line += body.charAt(counted) == '\n' ? 1 : 0;
    }
    int start = startOfBlock(body, span.start());
    String block = body.substring(start, endOfBlock(body, span.end()));
    return new Mention(
        page.path(), line, shape.said(), to, signs.score(), signs, block, span.start() - start);
  }

  /// The beginning of the paragraph or list item around a place.
  private static int startOfBlock(String body, int at) {
    int start = body.lastIndexOf('\n', at - 1) + 1;
    while (start > 0 && !BLOCK.matcher(body).region(start, body.length()).lookingAt()) {
      int above = body.lastIndexOf('\n', start - 2) + 1;
      if (body.substring(above, start).isBlank()) {
        return start;
      }
      start = above;
    }
    return start;
  }

  private static int endOfBlock(String body, int at) {
    int end = body.indexOf('\n', at);
    while (end >= 0 && !BLOCK.matcher(body).region(end + 1, body.length()).lookingAt()) {
      int below = body.indexOf('\n', end + 1);
      if (body.substring(end, below < 0 ? body.length() : below).isBlank()) {
        return end;
      }
      end = below;
    }
    return end < 0 ? body.length() : end;
  }
}
