package dev.cairn.gate;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.text.Slug;
import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An operation writes pages below `wiki/`, adds files below `raw/`, keeps the three files of
/// `eval`, and leaves everything else alone.
final class PathCheck implements Gate.Check {
  private static final Set<VaultPath> EVAL =
      Set.of(Vault.QUESTIONS, Vault.SCORES, Vault.SCORE_PICTURE);

  private final Standing standing;
  private final boolean rawMayGo;

  /// @param rawMayGo whether files below `raw/` may be changed or removed
  PathCheck(Standing standing, boolean rawMayGo) {
    this.standing = standing;
    this.rawMayGo = rawMayGo;
  }

  @Override
  public List<Violation> violations(List<Change> changes) {
    List<Violation> violations = new ArrayList<>();
    for (Change change : changes) {
      if (!change.isEmpty()) {
        wrong(change).ifPresent(message -> violations.add(violation(change.path(), message)));
      }
    }
    addTwins(changes, violations);
    return violations;
  }

  /// Two pages of one name would make every link to either ambiguous.
  private void addTwins(List<Change> changes, List<Violation> violations) {
    List<VaultPath> made =
        changes.stream()
            .filter(change ->
                change.head() == null && change.working() == null && change.placed() != null)
            .map(Change::path)
            .filter(path -> path.isUnder(Vault.WIKI))
            .toList();
    if (made.isEmpty()) {
      return;
    }
    FileNames names = standing.after(changes, Set.of()).names();
    for (VaultPath path : made) {
      names.named(path.basename()).stream()
          .filter(other -> !other.equals(path) && other.isUnder(Vault.WIKI))
          .findFirst()
          .ifPresent(other ->
              violations.add(
                  violation(path, "the name is taken by " + other + ": choose another")));
    }
  }

  private static Violation violation(VaultPath path, String message) {
    return new Violation(Rule.PATH, path, 0, "", message);
  }

  private Optional<String> wrong(Change change) {
    VaultPath path = change.path();
    if (isHidden(path)) {
      return Optional.of("a hidden file or folder: write below wiki/ only");
    }
    if (path.isUnder(Vault.RAW)) {
      return wrongRaw(change);
    }
    if (path.isUnder(Vault.READINGS)) {
      return path.value().endsWith(".json")
          ? Optional.empty()
          : Optional.of("no reading: below readings/ stand .json files only");
    }
    if (EVAL.contains(path)) {
      return Optional.empty();
    }
    if (!path.isUnder(Vault.WIKI)) {
      return Optional.of("outside wiki/, raw/ and readings/: write below wiki/ only");
    }
    if (!path.value().endsWith(".md")) {
      return Optional.of("no markdown page: below wiki/ stand .md files only");
    }
    boolean made = change.head() == null && change.working() == null;
    return made && !isSlug(path.basename())
        ? Optional.of("the file name is no slug: name it " + Slug.of(path.basename()) + ".md")
        : Optional.empty();
  }

  private Optional<String> wrongRaw(Change change) {
    boolean added = change.head() == null && change.working() == null;
    boolean stays = // a file that lay there untouched may be taken into the history
        change.working() != null && isSame(change.working(), change.placed());
    boolean rewritten = change.head() != null && !isSame(change.head(), change.committed());
    return added || stays && !rewritten || rawMayGo
        ? Optional.empty()
        : Optional.of("a raw file would be changed or removed: sources stay as they came");
  }

  private static boolean isSame(Content content, @Nullable Content other) {
    return other != null && content.equals(other);
  }

  private static boolean isHidden(VaultPath path) {
    return path.value().startsWith(".") || path.value().contains("/.");
  }

  private static boolean isSlug(String name) {
    return Slug.of(name).value().equals(name);
  }
}
