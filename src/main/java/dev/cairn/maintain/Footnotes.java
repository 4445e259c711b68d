package dev.cairn.maintain;

import dev.cairn.vault.Citation;
import dev.cairn.vault.Page;
import dev.cairn.vault.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A page's text while its sentences are given citations, or taken out.
final class Footnotes {
  private static final Pattern MARK = Pattern.compile("\\[\\^([^\\]\\s]+)]");

  private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d+[.)])\\s+");

  /// Stands for a line that goes, so that the numbers of the others stay.
  private static final String REMOVED = "\u0000";

  private final List<String> lines;

  Footnotes(Page page) {
    this.lines = new ArrayList<>(List.of(page.text().split("\n", -1)));
  }

  /// The page as it is now, without footnotes that no sentence carries any more.
  String text() {
    List<String> left = lines.stream().filter(line -> !line.equals(REMOVED)).toList();
    if (left.size() == lines.size()) {
      return String.join("\n", lines);
    }
    Set<String> carried = new HashSet<>();
    left.stream()
        .filter(line -> Citation.labelDefinedBy(line).isEmpty())
        .forEach(line -> MARK.matcher(line).results().forEach(m -> carried.add(m.group(1))));
    return String.join(
        "\n",
        left.stream()
            .filter(line -> Citation.labelDefinedBy(line).map(carried::contains).orElse(true))
            .toList());
  }

  /// @param number counted from 1
  String line(int number) {
    return lines.get(number - 1);
  }

  List<Citation> definitions() {
    return lines.stream().flatMap(line -> Citation.of(line).stream()).toList();
  }

  List<String> labels() {
    return lines.stream().flatMap(line -> Citation.labelDefinedBy(line).stream()).toList();
  }

  /// Sets a citation behind a sentence.
  ///
  /// @param sentence as a reader sees it
  /// @param line the line on which it starts, counted from 1
  /// @return whether its place was found
  boolean cite(String sentence, int line, Citation citation) {
    int at = line - 1;
    Optional<Integer> end = end(sentence, lines.get(at));
    if (end.isEmpty()) {
      return false;
    }
    StringBuilder cited = new StringBuilder(lines.get(at));
    lines.set(at, cited.insert(end.get(), citation.mark()).toString());
    if (!labels().contains(citation.label())) {
      define(citation);
    }
    return true;
  }

  /// Behind the sentence in a line of markdown that says it; the end of a line that says only that.
  private static Optional<Integer> end(String sentence, String line) {
    int at = line.indexOf(sentence);
    if (at >= 0) {
      return Optional.of(at + sentence.length());
    }
    String plain = PlainText.of(line).replaceFirst(ITEM.pattern(), "").strip();
    return plain.equals(sentence) ? Optional.of(line.stripTrailing().length()) : Optional.empty();
  }

  /// Adds a footnote behind the last.
  void define(Citation citation) {
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      last = Citation.labelDefinedBy(lines.get(i)).isPresent() ? i : last;
    }
    if (last >= 0) {
      lines.add(last + 1, citation.line());
      return;
    }
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    int heading = lines.indexOf("## Sources");
    List<String> more =
        heading >= 0
            ? List.of("", citation.line())
            : List.of("", "## Sources", "", citation.line());
    lines.addAll(heading >= 0 ? heading + 1 : end, more);
  }

  /// Takes a sentence out; the whole line where it says nothing else.
  void remove(String sentence, int line) {
    String text = lines.get(line - 1);
    int at = text.indexOf(sentence);
    String plain = PlainText.of(text).replaceFirst(ITEM.pattern(), "").strip();
    if (plain.equals(sentence) || at < 0) {
      lines.set(line - 1, REMOVED);
    } else {
      String rest = text.substring(0, at) + text.substring(at + sentence.length());
      lines.set(line - 1, rest.replaceAll("(?<=\\S) {2,}", " ").stripTrailing());
    }
  }

  /// Gives a line the words that the compiler has under its citation, or takes it out where the
  /// compiler has none.
  ///
  /// @param compiled the page as its sources give it; empty where they give none
  void restore(int line, String compiled) {
    String there = lines.get(line - 1);
    boolean defines = Citation.labelDefinedBy(there).isPresent();
    boolean item = ITEM.matcher(there).find();
    Optional<String> known =
        labels(there).stream()
            .flatMap(label ->
                compiled
                    .lines()
                    .filter(text -> text.contains("[^" + label + "]"))
                    .filter(text -> Citation.labelDefinedBy(text).isPresent() == defines)
                    .filter(text -> ITEM.matcher(text).find() == item))
            .findFirst();
    lines.set(line - 1, known.orElse(REMOVED));
  }

  /// The same with all lines that carry the citation, where the line defines one.
  void restoreAll(int line, String compiled) {
    Optional<String> defined = Citation.labelDefinedBy(lines.get(line - 1));
    if (defined.isEmpty()) {
      restore(line, compiled);
      return;
    }
    for (int at = 1; at <= lines.size(); at++) {
      if (labels(lines.get(at - 1)).contains(defined.get())) {
        restore(at, compiled);
      }
    }
  }

  /// Gives a quotation the place at which it stands in its source.
  void relocate(int line, Citation citation) {
    lines.set(line - 1, citation.line());
  }

  /// The labels that a line carries or defines.
  static List<String> labels(String line) {
    return MARK.matcher(line).results().map(mark -> mark.group(1)).toList();
  }

  int count() {
    return lines.size();
  }
}
