package dev.cairn.gate;

import dev.cairn.gate.Statement.Block;
import dev.cairn.gate.Statement.Kind;
import dev.cairn.text.Sentence;
import dev.cairn.vault.Citation;
import dev.cairn.vault.CodeMask;
import dev.cairn.vault.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A page taken apart into what the checks look at: its blocks, footnote marks and definitions.
/// Code is left out.
final class PageText {
  private static final Pattern ITEM =
      Pattern.compile("\\s*(?:[-*+]|[0-9]{1,9}[.)])\\s+(?:\\[[ xX]]\\s+)?");
  private static final Pattern LABEL =
      Pattern.compile(
          "\\[\\[([^\\]|]+)(?:\\\\?\\|([^\\]]*))?]](?:, \\[\\[[^\\]]+]])*\\s+[—–-]\\s+");
  private static final Pattern HEADING = Pattern.compile("#{1,6}(?:\\s.*)?");
  private static final Pattern RULE =
      Pattern.compile("-{3,}|\\*{3,}|_{3,}|={3,}|\\|?(?:\\s*:?-+:?\\s*\\|)+(?:\\s*:?-+:?\\s*)?");
  private static final Pattern QUOTE = Pattern.compile("\\s{0,3}(?:>\\s?)+");

  /// A footnote's definition.
  ///
  /// @param citation what it cites; empty where it has not the form of a citation
  record Definition(int line, String text, String label, Optional<Citation> citation) {}

  /// A footnote's mark.
  record Mark(int line, String label) {}

  private final Page page;
  private final String[] lines;
  private final int above;
  private final List<Definition> definitions = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private String section = "";
  private StringBuilder open = new StringBuilder();
  private Kind openKind = Kind.PARAGRAPH;
  private int openLine;
  private boolean openQuoted;

  PageText(Page page) {
    this.page = page;
    this.above = page.front().lines();
    String body = page.body();
    this.lines = body.split("\n", -1);
    String[] visible = CodeMask.of(body.replace("%%inferred%%", "==inferred==")).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      boolean code = visible[i].isBlank() && !lines[i].isBlank();
      if (!code) {
        marksOf(visible[i], i);
        read(lines[i].stripTrailing(), i, i + 1 < lines.length ? lines[i + 1] : "");
      } else {
        close();
      }
    }
    close();
  }

  Page page() {
    return page;
  }

  List<Definition> definitions() {
    return definitions;
  }

  List<Mark> marks() {
    return marks;
  }

  List<Block> blocks() {
    return blocks;
  }

  /// The text of a line of the file, counted from 1; empty where it is not in the body.
  String line(int number) {
    int i = number - above - 1;
    return i < 0 || i >= lines.length ? "" : lines[i].strip();
  }

  /// The sentences of all its blocks in order.
  List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    blocks.forEach(block -> addStatements(block, statements));
    return statements;
  }

  private void marksOf(String visible, int i) {
    if (Citation.labelDefinedBy(lines[i]).isPresent()) {
      return;
    }
    for (int at = visible.indexOf("[^"); at >= 0; at = visible.indexOf("[^", at + 2)) {
      int close = visible.indexOf(']', at);
      boolean escaped = at > 0 && visible.charAt(at - 1) == '\\';
      if (close > at + 2
          && !escaped
          && visible.substring(at, close).chars().noneMatch(Character::isWhitespace)) {
        marks.add(new Mark(above + i + 1, visible.substring(at + 2, close)));
      }
    }
  }

  private void read(String line, int i, String next) {
    Optional<String> label = Citation.labelDefinedBy(line);
    if (label.isPresent()) {
      close();
      definitions.add(new Definition(above + i + 1, line, label.get(), Citation.of(line)));
      return;
    }
    Matcher quote = QUOTE.matcher(line);
    boolean quoted = quote.lookingAt();
    String bare = quoted ? line.substring(quote.end()) : line;
    String stripped = bare.strip();
    if (stripped.isEmpty() || quoted != openQuoted && !open.isEmpty()) {
      close();
    }
    openQuoted = quoted;
    if (stripped.isEmpty()) {
      return;
    }
    if (isFurniture(stripped, quoted)) {
      close();
      section = stripped.startsWith("## ") ? stripped.substring(3).strip() : section;
      return;
    }
    Matcher item = ITEM.matcher(bare);
    if (stripped.startsWith("|")) {
      close();
      boolean head = RULE.matcher(next.strip()).matches();
      start(head ? Kind.TABLE_HEAD : Kind.TABLE_ROW, i, stripped.replaceAll("(?<!\\\\)\\|", "•"));
      close();
    } else if (item.lookingAt()) {
      close();
      start(Kind.LIST_ITEM, i, bare.substring(item.end()));
    } else if (open.isEmpty()) {
      start(Kind.PARAGRAPH, i, stripped);
    } else {
      open.append('\n').append(stripped);
    }
  }

  /// Headings, rules, the title and the verdict of a callout: nothing that states.
  private static boolean isFurniture(String stripped, boolean quoted) {
    return switch (stripped.charAt(0)) {
      case '#' -> HEADING.matcher(stripped).matches();
      case '-', '*', '_', '=', '|', ':' -> RULE.matcher(stripped).matches();
      case '[' -> quoted && stripped.startsWith("[!");
      default -> quoted && stripped.startsWith("verdict:");
    };
  }

  private void start(Kind kind, int i, String text) {
    open = new StringBuilder(text);
    openKind = kind;
    openLine = above + i + 1;
  }

  private void close() {
    if (open.isEmpty()) {
      return;
    }
    String markdown = open.toString();
    Matcher label = LABEL.matcher(markdown);
    boolean labelled = openKind == Kind.LIST_ITEM && label.lookingAt();
    String shown =
        labelled ? orEmpty(label.group(2) == null ? label.group(1) : label.group(2)) : "";
    String target = labelled ? orEmpty(label.group(1)) : "";
    Inline inline = Inline.of(labelled ? markdown.substring(label.end()) : markdown);
    blocks.add(new Block(openKind, section, openLine, inline, shown, target));
    open = new StringBuilder();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static void addStatements(Block block, List<Statement> statements) {
    Inline inline = block.inline();
    List<Statement> found = new ArrayList<>();
    List<Sentence> sentences = Sentence.of(inline.text(), "und");
    List<String> following = List.of();
    for (int i = sentences.size() - 1; i >= 0; i--) {
      Sentence sentence = sentences.get(i);
      int to = i + 1 < sentences.size() ? sentences.get(i + 1).start() : Integer.MAX_VALUE;
      int from = i == 0 ? -1 : sentence.start();
      List<String> own =
          inline.marks().stream()
              .filter(mark -> mark.offset() > from && mark.offset() <= to)
              .map(Inline.Mark::label)
              .toList();
      following = own.isEmpty() ? following : own;
      boolean inferred = inline.inferred().stream().anyMatch(at -> at > from && at <= to);
      int line =
          block.line() + (int) inline.breaks().stream().filter(at -> at < sentence.start()).count();
      found.addFirst(new Statement(line, sentence.text(), following, inferred, block));
    }
    statements.addAll(found);
  }
}
