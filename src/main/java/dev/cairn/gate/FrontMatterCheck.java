package dev.cairn.gate;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Front matter is YAML that every reader understands alike, with what the page's type asks for.
final class FrontMatterCheck implements PageCheck {
  private static final Set<String> TYPES =
      Set.of("source", "concept", "entity", "answer", "review", "index", "log");
  private static final List<String> ALWAYS = List.of("title", "created", "updated");
  private static final Map<String, List<String>> MORE =
      Map.of("source", List.of("raw", "sha256", "ingested"));
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'");

  @Override
  public void check(CitedPage cited, List<Violation> violations) {
    Page page = cited.page();
    FrontMatter front = page.front();
    boolean generated = page.path().equals(Vault.INDEX) || page.path().equals(Vault.LOG);
    if (!front.isPresent()) {
      if (!generated) {
        violations.add(violation(cited, 1, "", "has no front matter: begin with --- and a type"));
      }
      return;
    }
    if (front.problem() != null) {
      violations.add(
          violation(
              cited, 1, "", front.problem() + ": quote values that hold a colon or a bracket"));
      return;
    }
    String type = page.type();
    if (!TYPES.contains(type) && !(generated && type.isEmpty())) {
      violations.add(
          violation(
              cited,
              Math.max(1, lineOf(page, "type")),
              type,
              "type must be one of " + TYPES.stream().sorted().toList()));
    }
    if (!generated && !type.equals("index") && !type.equals("log")) {
      ALWAYS.forEach(key -> require(key, cited, violations));
      MORE.getOrDefault(type, List.of()).forEach(key -> require(key, cited, violations));
    }
    checkValues(cited, violations);
    checkQuoting(cited, violations);
  }

  private static void require(String key, CitedPage page, List<Violation> violations) {
    if (page.page().front().get(key).isEmpty()) {
      violations.add(violation(page, 1, "", "the front matter lacks " + key + ": add it"));
    }
  }

  private static void checkValues(CitedPage cited, List<Violation> violations) {
    FrontMatter front = cited.page().front();
    for (String key : List.of("created", "updated", "ingested")) {
      front
          .get(key)
          .filter(date -> !isDate(date))
          .ifPresent(date ->
              violations.add(
                  violation(
                      cited,
                      lineOf(cited.page(), key),
                      date,
                      key + " must be a date like 2026-04-13")));
    }
    front
        .get("description")
        .filter(description -> description.contains("\n"))
        .ifPresent(description ->
            violations.add(
                violation(
                    cited,
                    lineOf(cited.page(), "description"),
                    "",
                    "description must be a single line")));
    if (cited.page().type().equals("source")) {
      front
          .get("raw")
          .filter(raw -> !raw.matches("\\[\\[raw/[^\\[\\]|]+]]"))
          .ifPresent(raw ->
              violations.add(
                  violation(cited, lineOf(cited.page(), "raw"), raw, "raw must be \"[[raw/…]]\"")));
      front
          .get("sha256")
          .filter(sha -> !sha.matches("[0-9a-f]{64}"))
          .ifPresent(sha ->
              violations.add(
                  violation(
                      cited,
                      lineOf(cited.page(), "sha256"),
                      sha,
                      "sha256 must be 64 hexadecimal digits")));
    }
  }

  /// An unquoted `[[x]]` is a list in a list to YAML, and no link.
  private static void checkQuoting(CitedPage cited, List<Violation> violations) {
    String raw = cited.page().front().raw();
    if (!raw.contains("[[")) {
      return;
    }
    String[] lines = raw.split("\n");
    for (int i = 1; i < lines.length; i++) {
      String bare = QUOTED.matcher(lines[i]).replaceAll("").replaceAll("(?:^|\\s)#.*", "");
      if (bare.contains("[[")) {
        violations.add(
            violation(cited, i + 1, lines[i].strip(), "a link is not quoted: write \"[[…]]\""));
      }
    }
  }

  private static boolean isDate(String date) {
    try {
      LocalDate.parse(date);
      return true;
    } catch (DateTimeParseException e) {
      return false; // the answer, not a failure
    }
  }

  /// The line of the file in which a key of the front matter stands, counted from 1; 0 where there
  /// is none.
  static int lineOf(Page page, String key) {
    String[] lines = page.front().raw().split("\n");
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith(key + ":")) {
        return i + 1;
      }
    }
    return 0;
  }

  private static Violation violation(CitedPage page, int line, String sentence, String message) {
    return page.violation(Rule.FRONT_MATTER, line, sentence, message);
  }
}
