package dev.cairn.review;

import dev.cairn.review.Decision.Outcome;
import dev.cairn.vault.Content;
import dev.cairn.vault.Prose;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
          "- (\\d{4}-\\d{2}-\\d{2}) (accepted|rejected|expired) `([^`]+)` at `([0-9a-f]*)`"
              + "(?: on((?: `[^`]+`)+))?:"
              + " ([^|]*)(?:\\|(.*))?");
  private static final Pattern PAGE = Pattern.compile("`([^`]+)`");

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
                pages(Optional.ofNullable(item.group(5)).orElse("")),
                Prose.unescape(item.group(6).strip()),
                Prose.unescape(Optional.ofNullable(item.group(7)).orElse("").strip())));
      }
    }
    return new Decisions(found);
  }

  private static List<VaultPath> pages(String quoted) {
    return PAGE.matcher(quoted)
        .results()
        .flatMap(m -> VaultPath.read(m.group(1)).stream())
        .toList();
  }

  /// All of them, oldest first.
  public List<Decision> all() {
    return all;
  }

  /// What people turned down about pages, a sentence for each proposal with the reason that was
  /// given, newest first: what whoever writes these pages should be told before.
  public List<String> rejectedAbout(Set<VaultPath> pages) {
    return all.reversed().stream()
        .filter(decision -> decision.outcome() == Outcome.REJECTED)
        .filter(decision -> decision.pages().stream().anyMatch(pages::contains))
        .map(decision ->
            "On %s a person turned down \"%s\": %s"
                .formatted(decision.date(), decision.title(), decision.reason()))
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
        "- %s %s `%s` at `%s`%s: %s"
            .formatted(
                decision.date(),
                decision.outcome().name().toLowerCase(Locale.ROOT),
                decision.id(),
                decision.basis(),
                on(decision.pages()),
                Prose.escape(decision.title()));
    return decision.reason().isEmpty() ? item : item + " | " + Prose.escape(decision.reason());
  }

  private static String on(List<VaultPath> pages) {
    String all =
        pages.stream()
            .map(VaultPath::value)
            .filter(path -> path.indexOf('`') < 0)
            .map(path -> " `" + path + "`")
            .collect(Collectors.joining());
    return all.isEmpty() ? "" : " on" + all;
  }
}
