package dev.cairn.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A line of a page that stands, with the few changes that code may make to it: marks that follow
/// their statements, sentences that go with their last citation, links that lead somewhere.
final class StandingLine {
  private static final Pattern MARK = Pattern.compile("\\[\\^([^\\]\\s]+)]");

  /// Text up to the marks that it rests on.
  private static final Pattern CITED =
      Pattern.compile("(.*?)((?:\\[\\^[^\\]\\s]+])+)(?=[^\\[]|\\[(?!\\^)|$)");

  private static final Pattern LINK =
      Pattern.compile("\\[\\[([^\\]|\\\\]+)(?:\\\\?\\|([^\\]]*))?]]");
  private static final Pattern PREFIX = Pattern.compile("^(?:> )?(?:[-*] |[0-9]+[.)] )?");

  /// What linking leaves alone.
  private static final Pattern KEPT =
      Pattern.compile("\\[\\[[^\\]]*]]|\\[\\^[^\\]]*]|`[^`]*`|\\*\\*[^*]*\\*\\*|%%[^%]*%%|\\\\.");

  private StandingLine() {}

  /// The labels that a line's marks name, in order.
  static List<String> labels(String line) {
    List<String> labels = new ArrayList<>();
    Matcher mark = MARK.matcher(line);
    while (mark.find()) {
      labels.add(mark.group(1));
    }
    return labels;
  }

  /// The line with its marks under new labels. What rested only on marks that have none goes.
  ///
  /// @param label the label that a mark shall have; empty where its citation holds no longer
  static Optional<String> relabelled(String line, Function<String, Optional<String>> label) {
    List<String> old = labels(line);
    if (old.isEmpty() || old.stream().allMatch(one -> label.apply(one).equals(Optional.of(one)))) {
      return Optional.of(line);
    }
    Matcher prefix = PREFIX.matcher(line);
    int start = prefix.find() ? prefix.end() : 0;
    StringBuilder out = new StringBuilder(line.substring(0, start));
    String rest = line.substring(start);
    Matcher cited = CITED.matcher(rest);
    int at = 0;
    boolean left = false;
    while (cited.find()) {
      StringBuilder marks = new StringBuilder();
      for (String one : labels(cited.group(2))) {
        label.apply(one).map(now -> "[^" + now + "]").ifPresent(marks::append);
      }
      if (!marks.isEmpty()) {
        String text = cited.group(1);
        out.append(left ? text : text.stripLeading()).append(marks);
        left = true;
      }
      at = cited.end();
    }
    return left ? Optional.of(out.append(rest.substring(at)).toString()) : Optional.empty();
  }

  /// The line with links to pages that are not there turned into what they read as.
  ///
  /// @param exists whether there is something behind a link's target
  static String unlinked(String line, Predicate<String> exists) {
    return replaced(line, link -> exists.test(link.group(1).strip()) ? link.group() : shown(link));
  }

  /// The line up to its first mark, as plain words.
  static String firstSentence(String line) {
    Matcher prefix = PREFIX.matcher(line);
    String text = line.substring(prefix.find() ? prefix.end() : 0);
    Matcher mark = MARK.matcher(text);
    String first = mark.find() ? text.substring(0, mark.start()) : text;
    return plain(first.replaceAll("%%[^%]*%%", ""), label -> "").replaceAll("\\*\\*", "").strip();
  }

  /// The line as plain words, for a model to read.
  ///
  /// @param mark what stands for a mark
  static String plain(String line, Function<String, String> mark) {
    String unlinked = replaced(line, StandingLine::shown);
    return MARK.matcher(unlinked)
        .replaceAll(found -> Matcher.quoteReplacement(mark.apply(found.group(1))));
  }

  private static String shown(Matcher link) {
    return link.group(2) == null ? link.group(1) : link.group(2);
  }

  private static String replaced(String line, Function<Matcher, String> with) {
    if (!line.contains("[[")) {
      return line;
    }
    Matcher link = LINK.matcher(line);
    StringBuilder out = new StringBuilder();
    while (link.find()) {
      link.appendReplacement(out, Matcher.quoteReplacement(with.apply(link)));
    }
    return link.appendTail(out).toString();
  }

  /// The targets of the line's links.
  static List<String> targets(String line) {
    List<String> targets = new ArrayList<>();
    Matcher link = LINK.matcher(line);
    while (link.find()) {
      targets.add(link.group(1).strip());
    }
    return targets;
  }

  /// The line with a link on the first mention of every topic for which `target` has one. Words in
  /// links, marks and code stay as they are.
  static String linked(
      String line, Linker linker, String language, Function<String, @Nullable String> target) {
    Matcher kept = KEPT.matcher(line);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (kept.find()) {
      out.append(text(line.substring(at, kept.start()), linker, language, target));
      out.append(kept.group());
      at = kept.end();
    }
    return out.append(text(line.substring(at), linker, language, target)).toString();
  }

  private static String text(
      String text, Linker linker, String language, Function<String, @Nullable String> target) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Linker.Span span : linker.spans(text, language)) {
      boolean bracketed = span.end() < text.length() && text.charAt(span.end()) == '(';
      String link = bracketed ? null : target.apply(span.topic());
      if (link != null) {
        String shown = text.substring(span.start(), span.end());
        out.append(text, from, span.start())
            .append("[[")
            .append(link)
            .append(shown.equals(link) ? "" : "|" + shown)
            .append("]]");
        from = span.end();
      }
    }
    return out.append(text, from, text.length()).toString();
  }
}
