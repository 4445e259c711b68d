package dev.cairn.gate;

import dev.cairn.gate.SourceText.Place;
import dev.cairn.gate.Violation.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sentences are grounded: every number, date and proper name in a cited sentence occurs in what it
/// cites.
final class GroundingCheck implements PageCheck {

  @Override
  public void check(CitedPage page, List<Violation> violations) {
    if (page.definitions().isEmpty() || page.page().type().equals("review")) {
      return; // what a review proposes is checked when it lands
    }
    List<String> names = new ArrayList<>(page.page().aliases());
    names.add(page.page().title());
    Evidence own = Evidence.of(names);
    for (Statement statement : page.text().statements()) {
      if (statement.isCited()) {
        check(statement, page, own, violations);
      }
    }
    checkDescription(page, own, violations);
  }

  private static void check(
      Statement statement, CitedPage page, Evidence own, List<Violation> violations) {
    List<Evidence> cited = evidence(statement.labels(), page);
    if (cited.isEmpty()) {
      return; // no citation of the sentence can be verified, which is another rule's violation
    }
    cited.add(own);
    List<Evidence> forNames = cited;
    if (statement.inferred()) {
      forNames = evidence(page.definitions().keySet(), page);
      forNames.add(own);
    }
    List<String> missing = Claims.ungrounded(statement.text(), cited, forNames);
    if (!missing.isEmpty()) {
      violations.add(
          page.violation(
              Rule.GROUNDING,
              statement.line(),
              statement.text(),
              said(missing) + " not in the cited passage: cite where it is said, or leave it out"));
    }
  }

  private static void checkDescription(CitedPage page, Evidence own, List<Violation> violations) {
    String description = page.page().front().get("description").orElse("");
    if (description.isEmpty()) {
      return;
    }
    List<Evidence> all = evidence(page.definitions().keySet(), page);
    if (all.isEmpty()) {
      return;
    }
    all.add(own);
    List<String> missing = Claims.ungrounded(description, all, all);
    if (!missing.isEmpty()) {
      violations.add(
          page.violation(
              Rule.GROUNDING,
              FrontMatterCheck.lineOf(page.page(), "description"),
              description,
              said(missing)
                  + " of the description not in any cited passage: describe what the page cites"));
    }
  }

  private static String said(List<String> missing) {
    return String.join(", ", missing) + (missing.size() == 1 ? " is" : " are");
  }

  /// What the passages behind these marks vouch for, and the metadata of their sources.
  private static List<Evidence> evidence(Iterable<String> labels, CitedPage page) {
    List<Evidence> evidence = new ArrayList<>();
    Set<SourceText> sources = new LinkedHashSet<>();
    for (String label : labels) {
      Optional<Place> place = page.place(label);
      if (place.isPresent()) {
        evidence.addAll(place.get().evidence());
        sources.add(place.get().source());
      }
    }
    sources.forEach(source -> evidence.add(source.metadata()));
    return evidence;
  }
}
