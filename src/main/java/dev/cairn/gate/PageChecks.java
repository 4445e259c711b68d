package dev.cairn.gate;

import dev.cairn.vault.Page;
import java.util.ArrayList;
import java.util.List;

/// All that is checked on a page by itself, by the gate before a change lands and by lint whenever somebody asks.
public final class PageChecks {
  private static final List<PageCheck> CHECKS =
      List.of(
          new FrontMatterCheck(),
          new CitationCheck(),
          new GroundingCheck(),
          new UncitedCheck(),
          new LinkCheck(),
          new InertCheck());

  private final Surroundings around;

  public PageChecks(Surroundings around) {
    this.around = around;
  }

  /// What is wrong with a page below `wiki/`, in no particular order.
  public List<Violation> of(Page page) {
    CitedPage cited = new CitedPage(page, around);
    List<Violation> violations = new ArrayList<>();
    for (PageCheck check : CHECKS) {
      check.check(cited, violations);
    }
    return violations;
  }
}
