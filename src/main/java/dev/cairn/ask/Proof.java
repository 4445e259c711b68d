package dev.cairn.ask;

import dev.cairn.gate.PageChecks;
import dev.cairn.gate.SourceText;
import dev.cairn.gate.Surroundings;
import dev.cairn.gate.Violation;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Puts an answer through the gate's checks of a page before anybody sees it, and leaves out the
/// sentences that do not stand. A note that was never ingested is held to the same as a source.
final class Proof {
  /// Where the page would stand, were it filed.
  private static final VaultPath PLACE = VaultPath.of("wiki/answers/proof.md");

  /// What stands behind the words that a violation names.
  private static final Pattern NAMED = Pattern.compile(" (?:is|are) not in ");

  private static final String NO_DAY = "1970-01-01";

  private final Surroundings around;

  /// What stands of an answer.
  ///
  /// @param failures why sentences were left out, by the sentence
  record Proven(Answer answer, Map<Said, String> failures) {}

  Proof(List<Witness> witnesses, List<Page> pages, Set<String> allowedUrls) {
    Map<VaultPath, Page> known = new HashMap<>();
    Map<String, SourceText> texts = new HashMap<>();
    pages.forEach(page -> known.put(page.path(), page));
    for (Witness witness : witnesses) {
      known.put(pathOf(witness), witness.ingested() ? witness.page() : asIfIngested(witness));
      texts.put(witness.slug(), SourceText.of(witness.source()));
    }
    this.around =
        new Surroundings(
            new FileNames(known.keySet()),
            path -> Optional.ofNullable(known.get(path)),
            slug -> Optional.ofNullable(texts.get(slug)),
            allowedUrls);
  }

  private static VaultPath pathOf(Witness witness) {
    return VaultPath.of(witness.name().endsWith(".md") ? witness.name() : path(witness));
  }

  private static String path(Witness witness) {
    return witness.ingested() ? witness.path().value() : witness.name() + ".md";
  }

  private static Page asIfIngested(Witness note) {
    String front =
        "---\ntype: source\nraw: \"[[raw/%s]]\"\nsha256: %s\n---\n"
            .formatted("note", "0".repeat(64));
    return Page.of(pathOf(note), front);
  }

  Proven of(Answer answer, Form form) {
    Map<Said, String> failures = new LinkedHashMap<>();
    Answer left = answer;
    while (!left.said().isEmpty()) {
      AnswerPage.Printed printed = AnswerPage.of(left, form, NO_DAY, NO_DAY);
      List<Said> said = new ArrayList<>(left.said());
      List<Violation> violations = new PageChecks(around).of(Page.of(PLACE, printed.text()));
      for (Violation violation : violations) {
        for (Said failed : failed(violation, printed, left)) {
          failures.putIfAbsent(failed, violation.message());
          said.remove(failed);
        }
      }
      if (violations.isEmpty()) {
        break;
      }
      left = left.with(said);
    }
    return new Proven(left, failures);
  }

  /// What a violation is about: of a row the cells that have the words it names, else the whole
  /// row. What is wrong with the page as a whole is wrong with the sentence that its description is
  /// taken from.
  private static List<Said> failed(Violation violation, AnswerPage.Printed printed, Answer answer) {
    List<Said> line =
        printed.sentences().getOrDefault(violation.line(), List.of(answer.said().getFirst()));
    List<String> words = List.of(NAMED.split(violation.message())[0].split(", "));
    List<Said> meant =
        line.stream().filter(said -> words.stream().anyMatch(said.text()::contains)).toList();
    return meant.isEmpty() ? line : meant;
  }
}
