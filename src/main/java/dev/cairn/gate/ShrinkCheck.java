package dev.cairn.gate;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.Change;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Content;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A page does not lose most of what it cites, unless the operation takes those sources back or
/// moves the citations to another page, or a page that takes over its name has them.
final class ShrinkCheck implements Gate.Check {
  private static final int FEW = 3;

  /// What makes two citations the same wherever they stand.
  private record Quoted(String source, String quotation) {}

  private final Standing standing;
  private final Set<String> explained;

  /// @param explained slugs of the sources that the operation revises or removes
  ShrinkCheck(Standing standing, Set<String> explained) {
    this.standing = standing;
    this.explained = Set.copyOf(explained);
  }

  @Override
  public List<Violation> violations(List<Change> changes) {
    List<Violation> violations = new ArrayList<>();
    Surroundings after = null;
    Set<Quoted> moved = null;
    for (Change change : changes) {
      if (!change.path().isUnder(Vault.WIKI) || change.path().isUnder(Vault.REVIEWS)) {
        continue;
      }
      List<Quoted> before = citations(change.path(), change.working());
      List<Quoted> now = citations(change.path(), change.placed());
      if (!isShrunk(before.size(), now.size()) || isForsaken(change, before)) {
        continue;
      }
      after = after == null ? standing.after(changes, Set.of()) : after;
      moved = moved == null ? gained(changes) : moved;
      Set<Quoted> inherited = inherited(change, changes);
      int live = 0;
      int kept = now.size();
      for (Quoted quoted : before) {
        if (isLive(quoted, change.path(), after)) {
          live++;
          boolean elsewhere = moved.contains(quoted) || inherited.contains(quoted);
          kept += !now.contains(quoted) && elsewhere ? 1 : 0;
        }
      }
      if (isShrunk(live, kept)) {
        violations.add(
            new Violation(
                Rule.SHRINK,
                change.path(),
                0,
                "",
                "the page would fall from "
                    + live
                    + " citations to "
                    + kept
                    + ": keep what its sources still say"));
      }
    }
    return violations;
  }

  /// Whether the page goes because a source it rests on does: what is left may be too little for a
  /// page.
  private boolean isForsaken(Change change, List<Quoted> before) {
    return change.placed() == null
        && before.stream().anyMatch(quoted -> explained.contains(slug(quoted)));
  }

  private static boolean isShrunk(int before, int now) {
    return before - now > FEW && now * 2 < before;
  }

  private boolean isLive(Quoted quoted, VaultPath page, Surroundings after) {
    return !explained.contains(slug(quoted)) && after.sourcePage(quoted.source(), page).isPresent();
  }

  private static String slug(Quoted quoted) {
    return quoted.source().substring(quoted.source().lastIndexOf('/') + 1);
  }

  /// The citations that pages have afterwards and had not before.
  private static Set<Quoted> gained(List<Change> changes) {
    Set<Quoted> gained = new HashSet<>();
    for (Change change : changes) {
      List<Quoted> now = citations(change.path(), change.placed());
      if (!now.isEmpty()) {
        Set<Quoted> fresh = new HashSet<>(now);
        citations(change.path(), change.head()).forEach(fresh::remove);
        gained.addAll(fresh);
      }
    }
    return gained;
  }

  /// What is cited by the pages that go by the name of a page that goes.
  private static Set<Quoted> inherited(Change gone, List<Change> changes) {
    Set<Quoted> inherited = new HashSet<>();
    if (gone.placed() == null && gone.working() != null) {
      String title = Page.of(gone.path(), gone.working().text()).title();
      for (Change change : changes) {
        if (change.placed() != null && !change.path().isUnder(Vault.SOURCES)) {
          Page heir = Page.of(change.path(), change.placed().text());
          if (heir.title().equals(title) || heir.aliases().contains(title)) {
            inherited.addAll(citations(change.path(), change.placed()));
          }
        }
      }
    }
    return inherited;
  }

  private static List<Quoted> citations(VaultPath path, @Nullable Content content) {
    if (content == null || !path.isMarkdown()) {
      return List.of();
    }
    return content
        .text()
        .lines()
        .flatMap(line -> Citation.of(line).stream())
        .map(citation -> new Quoted(citation.source(), citation.quotation()))
        .toList();
  }
}
