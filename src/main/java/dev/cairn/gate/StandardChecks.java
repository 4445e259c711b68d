package dev.cairn.gate;

import dev.cairn.vault.Vault;
import java.util.ArrayList;
import java.util.List;

/// The checks that every operation passes.
public final class StandardChecks {
  private StandardChecks() {}

  /// The checks of one operation; the cheap ones that say most come first.
  ///
  /// @param standing the vault before the operation
  /// @param allowance what this operation may do beyond the ordinary
  public static List<Gate.Check> of(Standing standing, Allowance allowance) {
    List<Gate.Check> checks = new ArrayList<>();
    checks.add(new PathCheck(standing, allowance.rawMayGo()));
    checks.add(new HumanTextCheck());
    if (!allowance.manyDeletions()) {
      long pages =
          standing.files().stream()
              .filter(path -> path.isUnder(Vault.WIKI) && path.isMarkdown())
              .count();
      checks.add(new MassDeleteCheck((int) pages));
    }
    checks.add(new ShrinkCheck(standing, allowance.sources()));
    checks.add(new IndexCheck(standing));
    checks.add(new WikiCheck(standing, allowance));
    return List.copyOf(checks);
  }
}
