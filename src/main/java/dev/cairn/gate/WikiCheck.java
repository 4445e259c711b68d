package dev.cairn.gate;

import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs [PageChecks] over the changed pages. The engine answers for its own words only: what a
/// person wrote is not judged, and what a person broke is not laid at the operation's door.
final class WikiCheck implements Gate.Check {
  private final Standing standing;
  private final Allowance allowance;

  WikiCheck(Standing standing, Allowance allowance) {
    this.standing = standing;
    this.allowance = allowance;
  }

  @Override
  public List<Violation> violations(List<Change> changes) {
    PageChecks checks = new PageChecks(standing.after(changes, allowance.urls()));
    return changes.parallelStream()
        .filter(change -> change.path().isUnder(Vault.WIKI) && change.path().isMarkdown())
        .flatMap(change -> {
          List<Violation> violations = new ArrayList<>();
          if (change.own() != null) {
            check(change, change.own(), checks, violations);
          }
          return violations.stream();
        })
        .toList();
  }

  private void check(Change change, Content own, PageChecks checks, List<Violation> violations) {
    List<Violation> found = checks.of(page(change, own));
    boolean repair = allowance.repair();
    Set<String> known = repair && !found.isEmpty() ? before(change, checks) : new HashSet<>();
    for (Violation violation : found) {
      boolean worse = known.add(key(violation)) || !repair;
      if (worse && !allowance.restores()) {
        violations.add(violation);
      }
    }
    Set<Content> seen = new HashSet<>(Set.of(own));
    for (@Nullable Content result : Arrays.asList(change.placed(), change.committed())) {
      if (result != null && seen.add(result)) {
        checkMerged(change, own, result, checks, known, violations);
      }
    }
  }

  /// What was wrong before with the person's file and the committed one.
  private static Set<String> before(Change change, PageChecks checks) {
    Set<String> before = new HashSet<>();
    for (@Nullable Content theirs : Arrays.asList(change.working(), change.head())) {
      if (theirs != null) {
        checks.of(page(change, theirs)).forEach(violation -> before.add(key(violation)));
      }
    }
    return before;
  }

  /// Looks for what a merge made of the engine's words: violations in its own lines that neither
  /// its own text nor the person's file has.
  private static void checkMerged(
      Change change,
      Content own,
      Content result,
      PageChecks checks,
      Set<String> known,
      List<Violation> violations) {
    List<Violation> found = checks.of(page(change, result));
    if (found.isEmpty()) {
      return;
    }
    Set<String> ownLines = new HashSet<>();
    own.text().lines().map(String::strip).forEach(ownLines::add);
    String[] lines = result.text().split("\n", -1);
    List<Violation> ours =
        found.stream()
            .filter(v ->
                v.line() == 0
                    || v.line() <= lines.length && ownLines.contains(lines[v.line() - 1].strip()))
            .toList();
    if (!ours.isEmpty()) {
      Set<String> before = before(change, checks);
      before.addAll(known);
      ours.stream().filter(violation -> before.add(key(violation))).forEach(violations::add);
    }
  }

  private static Page page(Change change, Content content) {
    return Page.of(change.path(), content.text());
  }

  /// What makes two violations the same wherever their lines have moved to.
  private static String key(Violation violation) {
    return violation.rule() + "\n" + violation.sentence() + "\n" + violation.message();
  }
}
