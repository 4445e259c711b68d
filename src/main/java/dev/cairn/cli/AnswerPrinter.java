package dev.cairn.cli;

import dev.cairn.ask.Answer;
import dev.cairn.ask.Answer.PageName;
import dev.cairn.ask.Missing;
import dev.cairn.ask.Said;
import dev.cairn.cli.Console.Style;
import dev.cairn.vault.Citation;
import java.util.ArrayList;
import java.util.List;

/// Prints an answer for a person.
final class AnswerPrinter {
  private static final int WIDTH = 96;

  private final Console console;

  AnswerPrinter(Console console) {
    this.console = console;
  }

  void print(Answer answer) {
    if (!answer.confident()) {
      console.line(
          console.styled(
              answer.said().isEmpty()
                  ? "The wiki does not know."
                  : "The wiki does not say so outright. What comes nearest:",
              Style.YELLOW));
    }
    List<Citation> citations = answer.citations();
    String heading = "";
    for (Said said : answer.said()) {
      if (!said.heading().equals(heading)) {
        heading = said.heading();
        console.line("");
        console.line(console.styled(heading, Style.BOLD));
      }
      console.line("");
      List<String> marks = new ArrayList<>();
      said.citations().forEach(citation -> marks.add("[" + (citations.indexOf(citation) + 1) + "]"));
      wrapped(said.text() + " " + String.join("", marks), "");
    }
    sources(answer, citations);
    missing(answer.missing());
    if (!answer.pages().isEmpty()) {
      console.line("");
      console.line(
          console.styled("Read on: ", Style.DIM)
              + String.join(
                  ", ", answer.pages().stream().map(AnswerPrinter::shown).toList()));
    }
  }

  private static String shown(PageName page) {
    return page.title() + " (" + page.path() + ")";
  }

  private void sources(Answer answer, List<Citation> citations) {
    if (citations.isEmpty()) {
      return;
    }
    console.line("");
    for (int i = 0; i < citations.size(); i++) {
      Citation citation = citations.get(i);
      PageName file = answer.files().get(citation.source());
      String title = file == null ? citation.source() : file.title();
      String path = file == null ? citation.source() : file.path().value();
      console.line(
          "["
              + (i + 1)
              + "] "
              + console.styled(title, Style.BOLD)
              + ", "
              + citation.locator()
              + "  "
              + console.styled(path, Style.CYAN));
    }
  }

  private void missing(Missing missing) {
    if (!missing.words().isEmpty()) {
      console.line("");
      console.line(
          "Nothing was found on: "
              + String.join(", ", missing.words())
              + ". To find out, take in a source that speaks of it: cairn ingest FILE");
    }
    if (!missing.wanted().isEmpty()) {
      console.line("Linked and not yet written: " + String.join(", ", missing.wanted()));
    }
    if (!missing.waiting().isEmpty()) {
      console.line("Not ingested yet: " + String.join(", ", missing.waiting()));
    }
  }

  private void wrapped(String text, String indent) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ")) {
      if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
        console.line(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    console.line(line.toString().stripTrailing());
  }
}
