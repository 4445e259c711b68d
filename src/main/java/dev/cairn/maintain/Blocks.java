package dev.cairn.maintain;

import dev.cairn.text.QuoteMatcher;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Page;
import dev.cairn.vault.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a page that state something: those that carry citations, and those that do not.
///
/// @param cited in the order of the page
/// @param uncited the same, without headings, links among the connections and the like
/// @param definitions its citations by label
record Blocks(List<String> cited, List<String> uncited, Map<String, Citation> definitions) {
  private static final Pattern MARK = Pattern.compile("\\[\\^([^\\]\\s]+)]");
  private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|[0-9]+[.)])\\s+");
  private static final String NEWS = "## Key points";

  Blocks {
    cited = List.copyOf(cited);
    uncited = List.copyOf(uncited);
    definitions = Map.copyOf(definitions);
  }

  static Blocks of(Page page) {
    List<String> cited = new ArrayList<>();
    List<String> uncited = new ArrayList<>();
    Map<String, Citation> definitions = new HashMap<>();
    boolean connections = false;
    for (String line : page.body().lines().toList()) {
      if (line.startsWith("#")) {
        connections = line.equals("## Connections");
      } else if (Citation.labelDefinedBy(line).isPresent()) {
        Citation.of(line).ifPresent(citation -> definitions.put(citation.label(), citation));
      } else if (!line.isBlank() && !connections) {
        String bare = ITEM.matcher(line).replaceFirst("").strip();
        (MARK.matcher(bare).find() ? cited : uncited).add(bare);
      }
    }
    return new Blocks(cited, uncited, definitions);
  }

  /// Whether a page's text says what a line says.
  static boolean says(String page, String line) {
    return QuoteMatcher.folded(PlainText.of(page)).contains(plain(line));
  }

  private static String plain(String line) {
    return QuoteMatcher.folded(PlainText.of(MARK.matcher(line).replaceAll(""))).strip();
  }

  /// Another page with what these lines say and it does not, under citations of its own.
  String addedTo(Page page) {
    Footnotes text = new Footnotes(page);
    Map<String, Citation> there = new HashMap<>();
    text.definitions().forEach(citation -> there.put(key(citation), citation));
    Set<String> labels = new HashSet<>(text.labels());
    List<String> more = new ArrayList<>();
    for (String line : cited) {
      boolean known =
          MARK.matcher(line)
              .results()
              .map(mark -> definitions.get(mark.group(1)))
              .allMatch(citation -> citation != null && there.containsKey(key(citation)));
      if (!known && !says(page.body(), line)) {
        more.add("- " + relabelled(line, there, labels, text));
      }
    }
    return more.isEmpty() ? page.text() : inserted(text.text(), more);
  }

  private String relabelled(
      String line, Map<String, Citation> there, Set<String> labels, Footnotes text) {
    Matcher mark = MARK.matcher(line);
    StringBuilder out = new StringBuilder();
    while (mark.find()) {
      Citation citation = definitions.get(mark.group(1));
      String label = mark.group(1);
      if (citation != null) {
        Citation known = there.get(key(citation));
        if (known == null) {
          known = labels.add(label) ? citation : renumbered(citation, labels);
          there.put(key(known), known);
          text.define(known);
        }
        label = known.label();
      }
      mark.appendReplacement(out, Matcher.quoteReplacement("[^" + label + "]"));
    }
    return mark.appendTail(out).toString();
  }

  private static Citation renumbered(Citation citation, Set<String> labels) {
    String start = citation.label().replaceFirst("\\d+$", "");
    int number = 1;
    while (!labels.add(start + number)) {
      number++;
    }
    return new Citation(
        start + number, citation.source(), citation.locator(), citation.quotation());
  }

  private static String key(Citation citation) {
    return citation.source() + "\n" + QuoteMatcher.normalise(citation.quotation());
  }

  /// Puts list items at the end of the key points, which are made where there are none.
  private static String inserted(String text, List<String> items) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int heading = lines.indexOf(NEWS);
    int at = heading + 1;
    if (heading < 0) {
      at = 0;
      while (at < lines.size() && !lines.get(at).startsWith("## ")) {
        at++;
      }
      lines.addAll(at, List.of(NEWS, "", ""));
      at += 2;
    } else {
      int last = at;
      for (; at < lines.size() && !lines.get(at).startsWith("#"); at++) {
        last = lines.get(at).isBlank() ? last : at + 1;
      }
      at = last;
    }
    lines.addAll(at, items);
    return String.join("\n", lines);
  }
}
