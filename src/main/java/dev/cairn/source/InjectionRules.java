package dev.cairn.source;

import dev.cairn.source.Injection.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tells instructions to a model: signs that ordinary prose, manuals and recipes do not put
/// that near to each other. One pass over the words, that remembers where each sign stood last.
final class InjectionRules {
  /// Hears of what is found.
  @FunctionalInterface
  interface Found {
    /// @param first offset of the first sign in the folded text
    /// @param last offset of the last one
    void at(Kind kind, int first, int last);
  }

  /// How far apart the signs of a rule may stand.
  private enum Span {
    SENTENCE,
    TEXT
  }

  /// @param kind what the signs together are; null where they are another sign
  /// @param makes the sign that they are; null where they are found
  /// @param words the most words from the first to the last sign
  /// @param ordered whether they must come in this order
  private record Rule(
      @Nullable Kind kind,
      @Nullable Sign makes,
      int words,
      Span span,
      boolean ordered,
      List<Sign> signs) {}

  private static final List<Rule> RULES =
      List.of(
          anyhow(Kind.OVERRIDE, 9, Sign.DROP, Sign.EARLIER, Sign.ORDERS),
          anyhow(Kind.OVERRIDE, 6, Sign.DROP, Sign.GIVEN),
          anyhow(Kind.OVERRIDE, 3, Sign.DROP, Sign.TOLD),
          anyhow(Kind.OVERRIDE, 14, Sign.ROLE, Sign.FREE),
          ordered(Kind.OVERRIDE, 4, Span.SENTENCE, Sign.NOW, Sign.MODEL),
          ordered(Kind.OVERRIDE, 8, Span.SENTENCE, Sign.HENCEFORTH, Sign.RESPOND),
          anyhow(Kind.OVERRIDE, 0, Sign.NEW_ORDERS),
          ordered(Kind.OVERRIDE, 6, Span.SENTENCE, Sign.REVEAL, Sign.PROMPT),
          anyhow(Kind.OVERRIDE, 8, Sign.GIVEN, Sign.VOID),
          anyhow(Kind.FAKE_MESSAGE, 0, Sign.TOKEN),
          made(Sign.SPEAKS, 1, Sign.START, Sign.SPEAKER),
          ordered(Kind.FAKE_MESSAGE, 15, Span.TEXT, Sign.SPEAKS, Sign.YOU),
          made(Sign.ADDRESSED, 3, Sign.CALL, Sign.MODEL),
          made(Sign.ADDRESSED, 6, Sign.MODEL, Sign.READING),
          made(Sign.ADDRESSED, 0, Sign.WHEN_READING),
          made(Sign.NAMED, 4, Sign.START, Sign.MODEL, Sign.COMMA),
          ordered(Kind.ADDRESS, 20, Span.TEXT, Sign.ADDRESSED, Sign.ACT),
          ordered(Kind.ADDRESS, 2, Span.SENTENCE, Sign.NAMED, Sign.ACT),
          anyhow(Kind.ADDRESS, 0, Sign.REVIEW_ONLY),
          ordered(Kind.ACTION, 10, Span.TEXT, Sign.JSON_NAME, Sign.JSON_ARGUMENTS),
          anyhow(Kind.ACTION, 0, Sign.TOOL_TAG),
          ordered(Kind.ACTION, 4, Span.SENTENCE, Sign.CALLS, Sign.YOUR_TOOL),
          anyhow(Kind.ACTION, 15, Sign.CALLS, Sign.TOOL, Sign.STEALTH),
          anyhow(Kind.ACTION, 15, Sign.CALLS, Sign.TOOL, Sign.HARM),
          ordered(Kind.ACTION, 12, Span.SENTENCE, Sign.CALLS, Sign.SHELL),
          ordered(Kind.ACTION, 4, Span.SENTENCE, Sign.NO_TELLING, Sign.USER),
          anyhow(Kind.EXFILTRATION, 30, Sign.SEND, Sign.GOODS, Sign.PLACE),
          anyhow(Kind.EXFILTRATION, 16, Sign.SEND, Sign.GOODS, Sign.LINK_PART),
          anyhow(Kind.WIKI, 20, Sign.CHANGE, Sign.WIKI_FILE, Sign.SAYING),
          anyhow(Kind.WIKI, 14, Sign.CHANGE, Sign.WIKI_PAGES),
          ordered(Kind.DELIMITER, 40, Span.TEXT, Sign.CLOSER, Sign.COMMAND));

  private static final Map<Sign, List<Rule>> BY_SIGN = new EnumMap<>(Sign.class);

  static {
    for (Rule rule : RULES) {
      for (Sign sign : rule.signs) {
        BY_SIGN.computeIfAbsent(sign, _ -> new ArrayList<>()).add(rule);
      }
    }
  }

  private static final int NEVER = -1_000_000;

  private final String text;
  private final boolean code;
  private final Found found;
  private final int[] words = new int[Sign.values().length];
  private final int[] offsets = new int[words.length];
  private int word;
  private int sentence;

  private InjectionRules(FoldedText text, boolean code, Found found) {
    this.text = text.text();
    this.code = code;
    this.found = found;
    Arrays.fill(words, NEVER);
  }

  private static Rule anyhow(Kind kind, int words, Sign... signs) {
    return new Rule(kind, null, words, Span.SENTENCE, false, List.of(signs));
  }

  private static Rule ordered(Kind kind, int words, Span span, Sign... signs) {
    return new Rule(kind, null, words, span, true, List.of(signs));
  }

  private static Rule made(Sign makes, int words, Sign... signs) {
    return new Rule(null, makes, words, Span.SENTENCE, true, List.of(signs));
  }

  /// Whether anything is found in prose.
  static boolean standIn(FoldedText text) {
    boolean[] any = new boolean[1];
    find(text, false, (_, _, _) -> any[0] = true);
    return any[0];
  }

  /// Tells what is found.
  ///
  /// @param code whether the text is a program or data, which show tools, messages and addresses
  ///   without meaning them
  static void find(FoldedText text, boolean code, Found found) {
    new InjectionRules(text, code, found).run();
  }

  private void run() {
    sign(Sign.START, 0);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean begins = c > ' ' && !FoldedText.isWithinWord(text, at);
      InjectionWords.@Nullable Match match = begins ? InjectionWords.at(text, at) : null;
      if (match != null || begins && (FoldedText.isOfWord(c) || c >= 0x2E80)) {
        word++;
      }
      if (match != null && match.signs().contains(Sign.NONE)) {
        at = match.end();
      } else {
        if (match != null) {
          for (Sign sign : match.signs()) {
            sign(sign, at);
          }
        }
        mark(c, at);
        at++;
      }
    }
  }

  private void mark(char c, int at) {
    boolean ends = at + 1 == text.length() || text.charAt(at + 1) <= ' ' || c >= 0x2E80;
    switch (c) {
      case '.', '?', '。', '？' -> {
        if (ends) {
          sentence(at);
        }
      }
      case '!', '！', ':', '：' -> {
        sign(Sign.COMMA, at);
        if (c != ':' && c != '：') {
          sentence(at);
        } else {
          sign(Sign.START, at);
        }
      }
      case ',', ';', '，', '、', '—', '–' -> sign(Sign.COMMA, at);
      case '>', ']', '"', '(' -> sign(Sign.START, at);
      case '\n' -> {
        if (at + 1 < text.length() && text.charAt(at + 1) == '\n') {
          sentence(at);
        } else {
          sign(Sign.START, at);
        }
      }
      default -> {}
    }
  }

  private void sentence(int at) {
    sentence = word + 1;
    sign(Sign.START, at);
  }

  private void sign(Sign sign, int offset) {
    words[sign.ordinal()] = word;
    offsets[sign.ordinal()] = offset;
    for (Rule rule : BY_SIGN.getOrDefault(sign, List.of())) {
      boolean last = !rule.ordered || rule.signs.getLast() == sign;
      boolean meant = !code || rule.kind == null || rule.kind == Kind.OVERRIDE;
      if (last && (meant || sign == Sign.TOKEN) && holds(rule)) {
        tell(rule, offset);
      }
    }
  }

  private boolean holds(Rule rule) {
    int before = NEVER;
    for (Sign sign : rule.signs) {
      int at = words[sign.ordinal()];
      boolean near =
          at >= 0
              && word - at <= rule.words
              && (rule.span == Span.TEXT || at >= sentence || sign == Sign.START);
      if (!near || rule.ordered && at < before) {
        return false;
      }
      before = at;
    }
    return true;
  }

  private void tell(Rule rule, int offset) {
    if (rule.makes != null) {
      sign(rule.makes, offset);
    } else if (rule.kind != null) {
      int first = offset;
      for (Sign sign : rule.signs) {
        first = Math.min(first, offsets[sign.ordinal()]);
      }
      found.at(rule.kind, first, offset);
    }
  }
}
