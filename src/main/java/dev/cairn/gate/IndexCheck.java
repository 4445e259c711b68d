package dev.cairn.gate;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whoever rewrites the catalogue lists in it the pages that the same operation makes.
final class IndexCheck implements Gate.Check {
  private static final Set<String> LISTED = Set.of("source", "concept", "entity", "answer");
  private final Standing standing;

  IndexCheck(Standing standing) {
    this.standing = standing;
  }

  @Override
  public List<Violation> violations(List<Change> changes) {
    List<Page> catalogues = catalogues(changes);
    List<VaultPath> made = catalogues.isEmpty() ? List.of() : made(changes);
    if (made.isEmpty()) {
      return List.of();
    }
    FileNames names = standing.after(changes, Set.of()).names();
    Set<VaultPath> listed = new HashSet<>();
    for (Page catalogue : catalogues) {
      for (Link link : catalogue.links()) {
        if (names.resolve(link.target(), catalogue.path())
            instanceof FileNames.Found(VaultPath path)) {
          listed.add(path);
        }
      }
    }
    return made.stream()
        .filter(path -> !listed.contains(path))
        .map(path ->
            new Violation(
                Rule.LINK, path, 0, "", "the new index does not list this page: add its line"))
        .toList();
  }

  private static List<Page> catalogues(List<Change> changes) {
    List<Page> catalogues = new ArrayList<>();
    for (Change change : changes) {
      String text = text(change);
      if (change.path().equals(Vault.INDEX) && !text.isEmpty() || text.contains("\ntype: index")) {
        Page page = Page.of(change.path(), text);
        if (change.path().equals(Vault.INDEX) || page.type().equals("index")) {
          catalogues.add(page);
        }
      }
    }
    return catalogues;
  }

  /// The pages that were not there before and belong in the catalogue.
  private static List<VaultPath> made(List<Change> changes) {
    return changes.stream()
        .filter(
            change -> change.head() == null && change.working() == null && !text(change).isEmpty())
        .filter(change -> LISTED.contains(Page.of(change.path(), text(change)).type()))
        .map(Change::path)
        .toList();
  }

  private static String text(Change change) {
    Content placed = change.placed();
    return placed == null || !change.path().isUnder(Vault.WIKI) || !change.path().isMarkdown()
        ? ""
        : placed.text();
  }
}
