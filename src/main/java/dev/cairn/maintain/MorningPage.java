package dev.cairn.maintain;

import dev.cairn.review.Proposal;
import dev.cairn.vault.Prose;
import java.util.List;
import java.util.Locale;

/// The page that a person reads in the morning: at most one screen of what got better, what it cost
/// and what waits for an answer.
final class MorningPage {
  private static final int MOST_LINES = 12;
  private static final int MOST_CHARACTERS = 90;

  private MorningPage() {}

  /// One line on the whole run.
  static String subject(NightReport report) {
    return report.kept().size()
        + " of "
        + report.trials().size()
        + " experiments kept, "
        + report.opened().size()
        + " proposals";
  }

  static String of(NightReport report, String date) {
    StringBuilder page =
        new StringBuilder("---\ntype: log\ntitle: \"Morning report\"\n")
            .append("description: \"What the last nightly run did, and what it leaves to you.\"\n")
            .append("updated: ")
            .append(date)
            .append("\nwritten-by: baseline\n---\n\n# Morning report\n\n");
    page.append("On ").append(date).append(": ").append(subject(report)).append(". Score ");
    page.append(number(report.before().score())).append(" → ");
    page.append(number(report.after().score())).append(". ");
    page.append(report.spending().tokens()).append(" tokens, ");
    page.append(report.spending().price()).append(".\n");
    if (!report.cap().isEmpty()) {
      page.append("\nIt stopped at ").append(report.cap()).append(" with more to try.\n");
    }
    better(report.kept(), page);
    needs(report, page);
    return page.toString();
  }

  private static void better(List<Trial> kept, StringBuilder page) {
    page.append("\n## What got better\n\n");
    if (kept.isEmpty()) {
      page.append("Nothing was tried that helped.\n");
    }
    for (Trial trial : kept.stream().limit(MOST_LINES).toList()) {
      page.append("- ").append(shortened(trial.experiment().subject()));
      page.append(" (").append(String.format(Locale.ROOT, "%+.2f", trial.gain()));
      page.append("), `cairn undo ").append(trial.run()).append("`\n");
    }
    if (kept.size() > MOST_LINES) {
      page.append("- and ").append(kept.size() - MOST_LINES).append(" more: `cairn log`\n");
    }
  }

  private static void needs(NightReport report, StringBuilder page) {
    page.append("\n## What needs you\n\n");
    for (String problem : report.problems().stream().limit(MOST_LINES / 2).toList()) {
      page.append("- ").append(shortened(problem)).append('\n');
    }
    int waiting = report.waiting();
    page.append(
        waiting == 0
            ? "- Nothing.\n"
            : "- "
                + waiting
                + (waiting == 1 ? " proposal waits" : " proposals wait")
                + " for an answer: `cairn review`\n");
    for (Proposal proposal : report.opened().stream().limit(MOST_LINES).toList()) {
      page.append("    - ").append(shortened(proposal.title())).append('\n');
    }
  }

  private static String shortened(String text) {
    String line =
        text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    return Prose.escape(line);
  }

  private static String number(double score) {
    return String.format(Locale.ROOT, "%.1f", score);
  }
}
