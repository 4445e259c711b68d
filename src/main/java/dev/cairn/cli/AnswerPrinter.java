package dev.cairn.cli;

import dev.cairn.ask.Answer;
import dev.cairn.ask.Answer.PageName;
import dev.cairn.ask.Asking.Outcome;
import dev.cairn.ask.Form;
import dev.cairn.ask.Missing;
import dev.cairn.ask.Rendering;
import dev.cairn.ask.Said;
import dev.cairn.cli.Console.Style;
import dev.cairn.model.Spending;
import dev.cairn.vault.Citation;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prints an answer: sentences with numbers, below them what the numbers stand for; or the table,
/// deck, picture or canvas that was asked for and nothing else, so that it can go to a file.
final class AnswerPrinter {
  private static final int WIDTH = 96;
  private static final String UNKNOWN = "The wiki does not know.";
  private static final String NEAREST = UNKNOWN + " What comes nearest:";

  private final Console console;
  private final String today;

  AnswerPrinter(Console console, String today) {
    this.console = console;
    this.today = today;
  }

  /// @param saved where the answer is filed; null where it is not
  void print(Outcome outcome, @Nullable VaultPath saved, Spending spent) {
    Answer answer = outcome.answer();
    boolean plain = outcome.form() == Form.PAGE || !answer.confident();
    if (console.isJson()) {
      json(answer, plain ? text(answer) : rendered(outcome), saved, spent, outcome.trouble());
      return;
    }
    if (!plain) {
      console.line(rendered(outcome).stripTrailing());
      return;
    }
    sentences(answer);
    sources(answer);
    missing(answer.missing(), answer.confident());
    if (!answer.pages().isEmpty()) {
      console.line("");
      wrapped(
          "Read on: "
              + answer.pages().stream().map(AnswerPrinter::shown).collect(Collectors.joining(", ")),
          "");
    }
  }

  private String rendered(Outcome outcome) {
    return switch (Rendering.of(outcome.answer(), outcome.form(), today)) {
      case Rendering.Text(String text) -> text;
      case Rendering.Json(Map<String, Object> object) -> console.text(object);
    };
  }

  private void sentences(Answer answer) {
    if (!answer.confident()) {
      console.line(console.styled(answer.said().isEmpty() ? UNKNOWN : NEAREST, Style.YELLOW));
    }
    List<Citation> citations = answer.citations();
    String heading = "";
    boolean first = answer.confident();
    for (Said said : answer.said()) {
      if (!first) {
        console.line("");
      }
      first = false;
      if (!said.heading().equals(heading)) {
        heading = said.heading();
        console.line(console.styled(heading, Style.BOLD));
      }
      wrapped(said.text() + " " + marks(said, citations), "");
    }
  }

  private static String marks(Said said, List<Citation> citations) {
    return said.citations().stream()
        .map(citation -> "[" + (citations.indexOf(citation) + 1) + "]")
        .distinct()
        .collect(Collectors.joining());
  }

  private static String text(Answer answer) {
    List<String> lines = new ArrayList<>();
    if (!answer.confident()) {
      lines.add(answer.said().isEmpty() ? UNKNOWN : NEAREST);
    }
    List<Citation> citations = answer.citations();
    String heading = "";
    for (Said said : answer.said()) {
      if (!said.heading().equals(heading)) {
        heading = said.heading();
        lines.add(heading);
      }
      lines.add(said.text() + " " + marks(said, citations));
    }
    return String.join("\n\n", lines);
  }

  private static String shown(PageName page) {
    return page.title() + " (" + page.path() + ")";
  }

  private void sources(Answer answer) {
    List<Citation> citations = answer.citations();
    if (!citations.isEmpty()) {
      console.line("");
    }
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

  private void missing(Missing missing, boolean confident) {
    if (!confident) {
      console.line("");
      String words =
          missing.words().isEmpty()
              ? ""
              : "Nothing was found on: " + String.join(", ", missing.words()) + ". ";
      String wish =
          missing.told().isEmpty()
              ? "To find out, take in a source that says it"
              : "To be found out: "
                  + missing.told().replaceFirst("[.!?]$", "")
                  + ". Take in a source that says it";
      wrapped(words + wish + ": cairn ingest FILE", "");
    }
    if (!missing.wanted().isEmpty()) {
      wrapped("Linked and not yet written: " + String.join(", ", missing.wanted()), "");
    }
    if (!missing.waiting().isEmpty()) {
      wrapped(
          "Found, and no sources yet: "
              + String.join(", ", missing.waiting())
              + ". Take them in with: cairn ingest",
          "");
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

  private void json(
      Answer answer, String text, @Nullable VaultPath saved, Spending spent, String trouble) {
    Map<String, Object> missing = new LinkedHashMap<>();
    missing.put("words", answer.missing().words());
    missing.put("wanted", answer.missing().wanted());
    missing.put("notIngested", answer.missing().waiting());
    missing.put("told", answer.missing().told());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("answer", text);
    json.put("citations", answer.citations().stream().map(AnswerPrinter::json).toList());
    json.put("pages", answer.pages().stream().map(page -> page.path().value()).toList());
    json.put("confident", answer.confident());
    json.put("missing", missing);
    json.put("writtenBy", answer.writtenBy());
    json.put("note", trouble);
    json.put("saved", saved == null ? null : saved.value());
    json.put("tokens", spent.tokens());
    json.put("usd", spent.unpriced() > 0 ? null : spent.usd());
    console.json(json);
  }

  private static Map<String, Object> json(Citation citation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", citation.label());
    json.put("source", citation.source());
    json.put("locator", citation.locator());
    json.put("quote", citation.quotation());
    return json;
  }
}
