package dev.cairn.gate;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person's words stay: what stands uncommitted in the work tree is still there afterwards, and a
/// page that its owner keeps is not touched.
final class HumanTextCheck implements Gate.Check {

  @Override
  public List<Violation> violations(List<Change> changes) {
    List<Violation> violations = new ArrayList<>();
    for (Change change : changes) {
      if (!change.path().isUnder(Vault.WIKI) || !change.path().isMarkdown() || change.isEmpty()) {
        continue;
      }
      if (isKept(change.working(), change) || isKept(change.head(), change)) {
        violations.add(
            violation(
                change,
                0,
                "",
                "the page says maintained: human: propose the change in a review instead"));
      } else {
        lostLine(change).ifPresent(violations::add);
        scaffolding(change).ifPresent(violations::add);
      }
    }
    return violations;
  }

  private static boolean isKept(@Nullable Content content, Change change) {
    String text = content == null ? "" : content.text();
    return text.contains("maintained") && Page.of(change.path(), text).isHandsOff();
  }

  /// The first line that is in the work tree, not in the last commit, and gone afterwards.
  private static Optional<Violation> lostLine(Change change) {
    Content working = change.working();
    if (working == null || isSame(working, change.head()) || isSame(working, change.placed())) {
      return Optional.empty();
    }
    Map<String, Integer> old = lines(change.head());
    Map<String, Integer> left = lines(change.placed());
    Map<String, Integer> theirs = lines(working);
    String[] text = working.text().split("\n", -1);
    for (int i = 0; i < text.length; i++) {
      String line = text[i].strip();
      int added = theirs.getOrDefault(line, 0) - old.getOrDefault(line, 0);
      if (added > 0 && left.getOrDefault(line, 0) < added) {
        return Optional.of(
            violation(
                change,
                i + 1,
                line,
                "words that a person has not committed yet would be lost: keep them"));
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Content content, @Nullable Content other) {
    return other != null && content.equals(other);
  }

  private static Map<String, Integer> lines(@Nullable Content content) {
    Map<String, Integer> lines = new HashMap<>();
    if (content != null) {
      content
          .text()
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(line -> lines.merge(line, 1, Integer::sum));
    }
    return lines;
  }

  /// A merge's own marks, which belong to nobody's text.
  private static Optional<Violation> scaffolding(Change change) {
    Content placed = change.placed();
    if (placed == null
        || change.working() != null && change.working().text().contains("\n<<<<<<< ")) {
      return Optional.empty();
    }
    String[] lines = placed.text().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith("<<<<<<< ")
          || lines[i].startsWith(">>>>>>> ")
          || lines[i].startsWith("||||||| ")) {
        return Optional.of(
            violation(
                change,
                i + 1,
                lines[i],
                "the mark of an unfinished merge: settle the conflict first"));
      }
    }
    return Optional.empty();
  }

  private static Violation violation(Change change, int line, String sentence, String message) {
    return new Violation(Rule.HUMAN_TEXT, change.path(), line, sentence, message);
  }
}
