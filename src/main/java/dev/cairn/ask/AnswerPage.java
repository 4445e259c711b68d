package dev.cairn.ask;

import dev.cairn.ask.Answer.PageName;
import dev.cairn.vault.Citation;
import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Prose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Prints an answer as a page of the wiki.
final class AnswerPage {
  private static final int LONGEST_DESCRIPTION = 240;

  private final Answer answer;
  private final StringBuilder out = new StringBuilder();
  private final Map<Integer, Integer> sentences = new HashMap<>();
  private int lines;

  private AnswerPage(Answer answer) {
    this.answer = answer;
  }

  /// A page's text.
  ///
  /// @param sentences which sentence of the answer stands on which line, counted from 1
  record Printed(String text, Map<Integer, Integer> sentences) {}

  /// @param created the day on which the question was first filed, as an ISO date
  static Printed of(Answer answer, String created, String updated) {
    AnswerPage page = new AnswerPage(answer);
    page.front(created, updated);
    page.line("").line("# " + Prose.escape(answer.question().text()));
    page.body();
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
    String description = answer.said().isEmpty() ? "" : answer.said().getFirst().text();
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
        .line("written-by: " + answer.writtenBy())
        .line("---");
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
      sentences.put(lines + 1, i);
      line((list && i > 0 ? "- " : "") + sentence(said));
      if (list && i == 0) {
        line("");
      }
    }
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
    line("").line("## Pages").line("");
    for (PageName page : answer.pages()) {
      line("- " + link(page));
    }
  }

  static String link(PageName page) {
    return "[["
        + page.path().basename()
        + "|"
        + page.title().replaceAll("[\\[\\]|]", "")
        + "]]";
  }

  private void sources() {
    if (answer.said().isEmpty()) {
      return;
    }
    line("").line("## Sources").line("");
    Map<String, Citation> ordered = new TreeMap<>();
    answer.citations().forEach(citation -> ordered.put(citation.label(), citation));
    List<Citation> citations = new ArrayList<>(ordered.values());
    for (Citation citation : citations) {
      for (int i = 0; i < answer.said().size(); i++) {
        if (answer.said().get(i).citations().contains(citation)) {
          sentences.put(lines + 1, i);
        }
      }
      line(citation.line());
    }
  }
}
