package dev.cairn.review;

import dev.cairn.review.Decision.Outcome;
import dev.cairn.vault.Content;
import dev.cairn.vault.Prose;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was decided in this vault, as `wiki/review-log.md` keeps it: a list item for each decision,
/// newest last. Deleting an item lets the matter be proposed again.
public final class Decisions {
  private static final String START =
      "---\n"
          + "type: log\n"
          + "title: \"Review log\"\n"
          + "description: \"What became of proposals. Delete an item to be asked again.\"\n"
          + "---\n\n"
          + "# Review log\n\n";
  private static final Pattern ITEM =
      Pattern.compile(
          "- (\\d{4}-\\d{2}-\\d{2}) (accepted|rejected|expired) `([^`]+)` at `([0-9a-f]*)`:"
              + " ([^|]*)(?:\\|(.*))?");

  private final List<Decision> all;

  private Decisions(List<Decision> all) {
    this.all = List.copyOf(all);
  }

  public static Decisions of(Vault vault) throws IOException {
    List<Decision> found = new ArrayList<>();
    String text = vault.read(Vault.DECISIONS).map(Content::text).orElse("");
    for (String line : text.lines().toList()) {
      Matcher item = ITEM.matcher(line.strip());
      if (item.matches()) {
        found.add(
            new Decision(
                item.group(1),
                Outcome.valueOf(item.group(2).toUpperCase(Locale.ROOT)),
                item.group(3),
                item.group(4),
                Prose.unescape(item.group(5).strip()),
                Prose.unescape(Optional.ofNullable(item.group(6)).orElse("").strip())));
      }
    }
    return new Decisions(found);
  }

  /// All of them, oldest first.
  public List<Decision> all() {
    return all;
  }

  /// Those that a person turned down, newest first: what a model should be told before it proposes.
  public List<Decision> rejected() {
    return all.reversed().stream()
        .filter(decision -> decision.outcome() == Outcome.REJECTED)
        .toList();
  }

  /// Whether a matter was decided and what it rests on is still the same.
  public boolean isSettled(String id, String basis) {
    return all.stream()
        .anyMatch(decision -> decision.id().equals(id) && decision.basis().equals(basis));
  }

  /// The page with more decisions at its end.
  ///
  /// @param page the text so far, empty where there is none
  static String with(String page, List<Decision> more) {
    StringBuilder text = new StringBuilder(page.isEmpty() ? START : page);
    if (text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    more.forEach(decision -> text.append(item(decision)).append('\n'));
    return text.toString();
  }

  private static String item(Decision decision) {
    String item =
        "- %s %s `%s` at `%s`: %s"
            .formatted(
                decision.date(),
                decision.outcome().name().toLowerCase(Locale.ROOT),
                decision.id(),
                decision.basis(),
                Prose.escape(decision.title()));
    return decision.reason().isEmpty() ? item : item + " | " + Prose.escape(decision.reason());
  }
}
