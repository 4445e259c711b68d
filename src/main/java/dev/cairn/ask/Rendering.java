package dev.cairn.ask;

import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.Map;

/// An answer in the form that was asked for.
public sealed interface Rendering {

  /// Markdown or SVG.
  record Text(String text) implements Rendering {}

  /// A JSON object.
  record Json(Map<String, Object> object) implements Rendering {}

  /// @param today as an ISO date, for a deck's front matter
  static Rendering of(Answer answer, Form form, String today) {
    String page = AnswerPage.of(answer, form, today, today).text();
    return switch (form) {
      case PAGE, TABLE -> new Text(Page.of(VaultPath.of("answer.md"), page).body().strip() + "\n");
      case SLIDES -> new Text(page);
      case CHART -> new Text(BarChart.svg(answer));
      case CANVAS -> new Json(AnswerCanvas.of(answer));
    };
  }
}
