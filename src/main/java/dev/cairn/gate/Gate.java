package dev.cairn.gate;

import dev.cairn.vault.Change;
import java.util.ArrayList;
import java.util.List;

/// The door. Holds the checks that a set of changes must pass together.
public final class Gate {
  /// One check, over all the changes of an operation.
  public interface Check {
    List<Violation> violations(List<Change> changes);
  }

  /// What the gate says.
  public sealed interface Verdict {}

  /// The changes may land.
  public record Passed(Verified verified) implements Verdict {}

  /// Nothing may land.
  ///
  /// @param violations at least one
  public record Rejected(List<Violation> violations) implements Verdict {}

  private final List<Check> checks;

  public Gate(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  public Verdict check(List<Change> changes) {
    List<Violation> violations = new ArrayList<>();
    for (Check check : checks) {
      violations.addAll(check.violations(changes));
    }
    return violations.isEmpty()
        ? new Passed(new Verified(changes))
        : new Rejected(List.copyOf(violations));
  }
}
