package dev.cairn.ask;

import dev.cairn.ask.Answer.PageName;
import dev.cairn.vault.Citation;
import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Prose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Prints an answer as a page of the wiki.
final class AnswerPage {
  private static final int LONGEST_DESCRIPTION = 240;

  /// Sentences on a slide, at most.
  private static final int ON_SLIDE = 4;

  private final Answer answer;
  private final Form form;
  private final StringBuilder out = new StringBuilder();
  private final Map<Integer, List<Said>> sentences = new HashMap<>();
  private int lines;

  private AnswerPage(Answer answer, Form form) {
    this.answer = answer;
    this.form = form;
  }

  /// A page's text.
  ///
  /// @param sentences what of the answer stands on which line, counted from 1
  record Printed(String text, Map<Integer, List<Said>> sentences) {}

  /// @param created the day on which the question was first filed, as an ISO date
  static Printed of(Answer answer, Form form, String created, String updated) {
    AnswerPage page = new AnswerPage(answer, form);
    page.front(created, updated);
    page.line("").line("# " + Prose.escape(answer.question().text()));
    switch (form) {
      case PAGE, CANVAS -> page.body();
      case TABLE, CHART -> page.table();
      case SLIDES -> page.slides();
    }
    page.pages();
    page.sources();
    return new Printed(page.out.toString(), Map.copyOf(page.sentences));
  }

  private AnswerPage line(String text) {
    out.append(text).append('\n');
    lines++;
    return this;
  }

  private void front(String created, String updated) {
    String description = answer.said().isEmpty() ? "" : described(answer.said().getFirst());
    Set<String> sources = new LinkedHashSet<>();
    answer.citations().forEach(citation -> sources.add("[[" + citation.source() + "]]"));
    line("---")
        .line("type: answer")
        .line("title: " + FrontMatter.quoted(answer.question().text()))
        .line("description: " + FrontMatter.quoted(shortened(description)))
        .line("aliases: []")
        .line("tags: []")
        .line("created: " + created)
        .line("updated: " + updated)
        .line("sources: " + FrontMatter.quoted(List.copyOf(sources)))
        .line("written-by: " + answer.writtenBy());
    if (form == Form.SLIDES) {
      line("marp: true");
    }
    line("---");
  }

  private static String described(Said said) {
    return said.column().isEmpty() ? said.text() : said.heading() + ": " + said.text();
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_DESCRIPTION) {
      return text;
    }
    int space = text.lastIndexOf(' ', LONGEST_DESCRIPTION);
    return text.substring(0, space > 0 ? space : LONGEST_DESCRIPTION) + "…";
  }

  /// What a model wrote is one text; sentences of several sources are a list.
  private void body() {
    String heading = "";
    boolean list = answer.writtenBy().equals("baseline") && answer.said().size() > 1;
    line("");
    for (int i = 0; i < answer.said().size(); i++) {
      Said said = answer.said().get(i);
      if (!said.heading().equals(heading)) {
        heading = said.heading();
        line("").line("## " + Prose.escape(heading)).line("");
      }
      put((list && i > 0 ? "- " : "") + sentence(said), List.of(said));
      if (list && i == 0) {
        line("");
      }
    }
  }

  private void table() {
    Table table = Table.of(answer.said());
    line("").line(table.head()).line(table.rule());
    table.rows().forEach(row -> put(table.line(row), List.copyOf(row.cells().values())));
  }

  /// Each heading has slides of its own, of a few sentences each.
  private void slides() {
    Map<String, List<Said>> parts = new LinkedHashMap<>();
    answer
        .said()
        .forEach(said -> parts.computeIfAbsent(said.heading(), h -> new ArrayList<>()).add(said));
    parts.forEach((heading, sentences) -> {
      for (int i = 0; i < sentences.size(); i++) {
        if (i % ON_SLIDE == 0) {
          line("").line("---").line("");
          if (!heading.isEmpty()) {
            line("## " + Prose.escape(heading)).line("");
          }
        }
        put("- " + sentence(sentences.get(i)), List.of(sentences.get(i)));
      }
    });
  }

  private void put(String line, List<Said> said) {
    sentences.put(lines + 1, List.copyOf(said));
    line(line);
  }

  /// A sentence as markdown, with its marks.
  static String sentence(Said said) {
    return Prose.escape(closed(said.text())) + marks(said);
  }

  static String marks(Said said) {
    return said.citations().stream().map(Citation::mark).distinct().collect(Collectors.joining());
  }

  /// With the full stop that a list item leaves out.
  static String closed(String text) {
    return text.isEmpty() || !Character.isLetterOrDigit(text.charAt(text.length() - 1))
        ? text
        : text + ".";
  }

  private void pages() {
    if (answer.pages().isEmpty()) {
      return;
    }
    rule();
    line("").line("## Pages").line("");
    for (PageName page : answer.pages()) {
      line("- " + link(page));
    }
  }

  private void rule() {
    if (form == Form.SLIDES) {
      line("").line("---");
    }
  }

  static String link(PageName page) {
    return "[[" + page.path().basename() + "|" + page.title().replaceAll("[\\[\\]|]", "") + "]]";
  }

  private void sources() {
    if (answer.said().isEmpty()) {
      return;
    }
    rule();
    line("").line("## Sources").line("");
    Map<String, Citation> ordered = new TreeMap<>();
    answer.citations().forEach(citation -> ordered.put(citation.label(), citation));
    List<Citation> citations = new ArrayList<>(ordered.values());
    for (Citation citation : citations) {
      put(
          citation.line(),
          answer.said().stream().filter(said -> said.citations().contains(citation)).toList());
    }
  }
}
