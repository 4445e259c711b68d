package dev.cairn.gate;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.Change;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.List;

/// One operation does not delete a large part of the wiki: an unmounted folder is not a wish to
/// forget.
final class MassDeleteCheck implements Gate.Check {
  private static final int ALWAYS_ALLOWED = 10;
  private static final int PERCENT = 20;
  private final int pages;

  /// @param pages how many pages stand below `wiki/` before the operation
  MassDeleteCheck(int pages) {
    this.pages = pages;
  }

  @Override
  public List<Violation> violations(List<Change> changes) {
    List<VaultPath> gone =
        changes.stream()
            .filter(change -> change.path().isUnder(Vault.WIKI) && change.path().isMarkdown())
            .filter(change ->
                change.placed() == null && (change.head() != null || change.working() != null))
            .map(Change::path)
            .toList();
    long most = Math.max(ALWAYS_ALLOWED, (long) pages * PERCENT / 100);
    return gone.size() <= most
        ? List.of()
        : List.of(
            new Violation(
                Rule.MASS_DELETE,
                gone.getFirst(),
                0,
                "",
                gone.size()
                    + " of "
                    + pages
                    + " pages would be deleted, "
                    + most
                    + " at most may: see whether raw/ is all there, or remove the sources by"
                    + " name"));
  }
}
