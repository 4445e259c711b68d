package dev.cairn.graph;

import dev.cairn.text.Language;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;

/// The page in which names are looked for: its language and its lines, found out where they are
/// asked for, for most names it is not worth it.
final class MentionPlace {
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
    int start = paragraphStart(body, span.start());
    int end = body.indexOf("\n\n", span.end());
    String paragraph = body.substring(start, end < 0 ? body.length() : end);
    return new Mention(
        page.path(), line, shape.said(), to, signs.score(), signs, paragraph, span.start() - start);
  }

  private static int paragraphStart(String body, int at) {
    int blank = body.lastIndexOf("\n\n", at);
    return blank < 0 ? 0 : blank + 2;
  }
}
