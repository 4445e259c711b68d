package dev.cairn.source;

import dev.cairn.source.Injection.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Looks through the lines of a raw text file for what reads like an instruction to a model.
///
/// Lines are looked at as they stand in the file, so that what a reader of the rendered text does
/// not see is found as well; what only stands there is hidden.
final class InjectionScan {
  /// As many lines are looked at as one text; longer paragraphs in pieces.
  private static final int MOST_LINES = 40;

  /// More places in one source say nothing more.
  private static final int MOST_FOUND = 200;

  private static final int FOLLOWING_LINES = 6;
  private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~).*");
  private static final Pattern CLOSING =
      Pattern.compile(
          "(?i)</(source|document|context|data|untrusted[\\w-]*|passage|input|user[-_"
              + " ]?(?:input|data|query|message)|text|content|contents|file|quote|quotation|excerpt|search_results?|retrieved[\\w-]*|tool_result|message|doc|webpage|email|raw|note|notes|article|system|prompt|instructions?)\\s*>");
  private static final Pattern ENDING =
      Pattern.compile(
          "(?i)[\\W_]*(?:end|begin|start|close|stop)(?: of| the)*(?:"
              + " (?:untrusted|user|external|retrieved|quoted|system|hidden|new|real|trusted|actual|source))*"
              + " (?:document|source|context|text|data|input|content|contents|prompt|instructions?|quotation|quote|article|passage|message|file|excerpt)[\\W_]*");
  private static final Pattern ENDED =
      Pattern.compile(
          "(?i).*\\b(?:quotation|quote|quoted text|untrusted"
              + " (?:text|content|data)|document|source|source text|context|user"
              + " (?:input|data|content)|article) (?:ends|ended|is over|stops|is closed|closes|has"
              + " ended|is now closed|is complete)\\b.*|.*\\b(?:ende des"
              + " (?:dokuments|textes|zitats)|fin (?:du|del) (?:document[eo]?|texte|texto)|fine del"
              + " (?:documento|testo)|fim do (?:documento|texto)|einde van (?:het document|de"
              + " tekst)|конец (?:документа|текста)|文档结束|文件结束|引用结束|文書の終わり|ここで文書は終わり).*");
  private static final Pattern QUOTES = Pattern.compile("\\s*(?:\"{3}|'{3}|`{3,})\\s*");

  private final List<String> lines;
  private final List<Passage> passages;
  private final boolean markdown;
  private final int head;
  private final Set<Injection> found = new TreeSet<>();
  private final Set<Passage> plain = new HashSet<>();

  private InjectionScan(List<String> lines, List<Passage> passages, boolean markdown) {
    this.lines = lines;
    this.passages = passages;
    this.markdown = markdown;
    this.head = markdown ? FrontMatter.of(lines).lines() : 0;
  }

  /// @param passages what a reader sees of the lines
  static List<Injection> of(List<String> lines, List<Passage> passages, boolean markdown) {
    InjectionScan scan = new InjectionScan(lines, passages, markdown);
    scan.paragraphs();
    scan.delimiters();
    for (int i = 0; i < lines.size() && scan.found.size() < MOST_FOUND; i++) {
      if (HiddenText.standsIn(lines.get(i))) {
        scan.found.add(new Injection(Kind.HIDDEN, i + 1));
      }
    }
    return scan.found.stream().limit(MOST_FOUND).toList();
  }

  private void paragraphs() {
    boolean code = false;
    int from = 0;
    for (int i = 0; i <= lines.size() && found.size() < MOST_FOUND; i++) {
      boolean fence = i < lines.size() && markdown && FENCE.matcher(lines.get(i)).matches();
      boolean ends = i == lines.size() || fence || lines.get(i).isBlank() || i - from >= MOST_LINES;
      if (ends) {
        paragraph(from, i, code);
        from = i < lines.size() && !fence && !lines.get(i).isBlank() ? i : i + 1;
      }
      code ^= fence;
    }
  }

  private void paragraph(int from, int to, boolean code) {
    if (from < to) {
      FoldedText text = FoldedText.of(lines.subList(from, to));
      InjectionRules.find(text, code, (kind, offset) -> add(kind, from + text.line(offset) + 1));
    }
  }

  private void add(Kind kind, int line) {
    boolean hidden = markdown && line > head && !isSeen(line);
    found.add(new Injection(hidden ? Kind.HIDDEN : kind, line));
  }

  /// Whether a passage of this line reads like an instruction too.
  private boolean isSeen(int line) {
    return passages.stream()
        .filter(passage -> isAt(passage, line) && !plain.contains(passage))
        .anyMatch(passage -> {
          boolean seen =
              passage.kind() == Passage.Kind.CODE
                  || InjectionRules.standIn(FoldedText.of(passage.text()));
          if (!seen) {
            plain.add(passage);
          }
          return seen;
        });
  }

  static boolean isAt(Passage passage, int line) {
    return passage.locator() instanceof Locator.Lines(int first, int last)
        && first <= line
        && line <= last;
  }

  /// Finds what pretends that the text ends, where what follows gives orders.
  private void delimiters() {
    String all = null;
    boolean code = false;
    for (int i = head; i < lines.size() && found.size() < MOST_FOUND; i++) {
      String line = lines.get(i);
      boolean fence = markdown && FENCE.matcher(line).matches();
      code ^= fence;
      if (line.length() > 2_000) {
        continue;
      }
      java.util.regex.Matcher closing = CLOSING.matcher(line);
      boolean closes = line.contains("</") && closing.find();
      if (closes && !code) {
        all = all == null ? String.join("\n", lines).toLowerCase(java.util.Locale.ROOT) : all;
        boolean opened = all.contains("<" + closing.group(1).toLowerCase(java.util.Locale.ROOT));
        if (!opened || commands(i, line.substring(closing.end())) >= 0) {
          found.add(new Injection(Kind.DELIMITER, i + 1));
        }
      }
      boolean quotes = QUOTES.matcher(line).matches() && (!fence || !code || isLastFence(i));
      boolean ending =
          line.length() < 200 && (ENDING.matcher(line).matches() || ENDED.matcher(line).matches());
      int commanding =
          quotes && fence && !code ? -1 : quotes || ending || closes ? commands(i, "") : -1;
      if (commanding >= 0 && (!code || fence)) {
        found.add(new Injection(Kind.DELIMITER, i + 1));
        found.add(new Injection(Kind.DELIMITER, commanding + 1));
      }
    }
  }

  /// Whether no fence follows: a code block that nobody closes.
  private boolean isLastFence(int i) {
    return lines.subList(i + 1, lines.size()).stream()
        .noneMatch(line -> FENCE.matcher(line).matches());
  }

  /// The first of the next lines that gives orders; -1 where none does.
  ///
  /// @param rest what follows in the same line
  private int commands(int i, String rest) {
    if (isCommand(rest)) {
      return i;
    }
    int looked = 0;
    for (int next = i + 1; next < lines.size() && looked < FOLLOWING_LINES; next++) {
      if (!lines.get(next).isBlank()) {
        looked++;
        if (isCommand(lines.get(next))) {
          return next;
        }
      }
    }
    return -1;
  }

  /// Whether a text says that a quotation ends in it, and then gives orders.
  static boolean isForged(String words) {
    java.util.regex.Matcher closing = CLOSING.matcher(words);
    boolean ends = closing.find() || ENDED.matcher(words).find();
    return ends && isCommand(words);
  }

  private static boolean isCommand(String line) {
    FoldedText folded = FoldedText.of(line.length() > 2_000 ? line.substring(0, 2_000) : line);
    return InjectionRules.BEYOND.matcher(folded.text()).find() || InjectionRules.standIn(folded);
  }
}
