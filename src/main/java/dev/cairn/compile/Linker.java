package dev.cairn.compile;

import dev.cairn.text.Language;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import dev.cairn.vault.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds the topics that a text names, the longest name first, and links them.
final class Linker {
  /// A topic's name in a text.
  record Span(int start, int end, String topic) {}

  private static final int MOST_WORDS = 5;

  private final Function<String, Optional<String>> topicOfKey;

  /// @param topicOfKey finds a topic by a name's key; quick, and fit for several threads
  Linker(Function<String, Optional<String>> topicOfKey) {
    this.topicOfKey = topicOfKey;
  }

  /// The topic that goes by a name.
  Optional<String> topic(String key) {
    return topicOfKey.apply(key);
  }

  List<Span> spans(String text, String language) {
    Set<String> functionWords = Language.functionWords(language);
    List<Word> words = Word.of(text);
    List<Span> spans = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      int last = Math.min(words.size(), first + MOST_WORDS) - 1;
      for (; last >= first; last--) {
        Optional<String> topic =
            isName(text, words, first, last, functionWords)
                ? topic(NameKey.of(words, first, last + 1))
                : Optional.empty();
        if (topic.isPresent()) {
          spans.add(new Span(words.get(first).start(), words.get(last).end(), topic.get()));
          first = last;
          break;
        }
      }
    }
    return spans;
  }

  private static boolean isName(
      String text, List<Word> words, int first, int last, Set<String> functionWords) {
    boolean single = first == last;
    if (functionWords.contains(words.get(last).folded())
            && (single || !words.get(last).isCapitalised())
        || functionWords.contains(words.get(first).folded())
            && (single || !words.get(first).isCapitalised())) {
      return false;
    }
    if (isHyphenated(text, words.get(first).start() - 1, -1)
        || isHyphenated(text, words.get(last).end(), 1)) {
      return false;
    }
    for (int i = first + 1; i <= last; i++) {
      if (!Grams.isJoined(text, words.get(i - 1), words.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whether a hyphen at `at` ties a name to a longer word.
  private static boolean isHyphenated(String text, int at, int step) {
    int next = at + step;
    return at >= 0
        && at < text.length()
        && next >= 0
        && next < text.length()
        && (text.charAt(at) == '-' || text.charAt(at) == '/' || text.charAt(at) == '@')
        && Character.isLetterOrDigit(text.charAt(next));
  }

  /// A sentence as markdown, with a link on the first mention of every topic for which `target` has
  /// one.
  ///
  /// @param target the link's target by topic, null for a topic that shall not be linked here
  static String linked(
      String text,
      List<Span> spans,
      Function<String, @org.jspecify.annotations.Nullable String> target) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Span span : spans) {
      // A link right before a bracket would read as one that leads to what the bracket holds.
      boolean bracketed = span.end() < text.length() && text.charAt(span.end()) == '(';
      String link = bracketed ? null : target.apply(span.topic());
      if (link != null) {
        out.append(text, from, span.start());
        String shown = text.substring(span.start(), span.end());
        out.append(LINK_OPEN)
            .append(link)
            .append(shown.equals(link) ? "" : "|" + shown)
            .append(LINK_CLOSE);
        from = span.end();
      }
    }
    out.append(text, from, text.length());
    return Prose.escape(out.toString()).replace(LINK_OPEN, "[[").replace(LINK_CLOSE, "]]");
  }

  /// Private characters that escaping leaves alone.
  private static final String LINK_OPEN = "\uE000";

  private static final String LINK_CLOSE = "\uE001";
}
