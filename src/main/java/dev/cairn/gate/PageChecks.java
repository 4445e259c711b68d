package dev.cairn.gate;

import dev.cairn.vault.Page;
import java.util.ArrayList;
import java.util.List;

/// All that is checked on a page by itself, by the gate before a change lands and by lint whenever
/// somebody asks.
public final class PageChecks {
  private static final List<PageCheck> ALL_BUT_LINKS =
      List.of(
          new FrontMatterCheck(),
          new CitationCheck(),
          new GroundingCheck(),
          new UncitedCheck(),
          new InertCheck());

  private final Surroundings around;
  private final List<PageCheck> checks;

  public PageChecks(Surroundings around) {
    this(around, true);
  }

  /// @param links whether links are checked as well; lint looks at them in its own way
  public PageChecks(Surroundings around, boolean links) {
    this.around = around;
    this.checks = new ArrayList<>(ALL_BUT_LINKS);
    if (links) {
      checks.add(new LinkCheck());
    }
  }

  /// What is wrong with a page below `wiki/`, in no particular order.
  public List<Violation> of(Page page) {
    CitedPage cited = new CitedPage(page, around);
    List<Violation> violations = new ArrayList<>();
    for (PageCheck check : checks) {
      check.check(cited, violations);
    }
    return violations;
  }
}
