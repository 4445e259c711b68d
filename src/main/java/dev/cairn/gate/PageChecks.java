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

  /// What was looked at on a page, and what is wrong with it.
  ///
  /// @param citations the footnotes it defines
  /// @param cited the sentences that rest on one
  /// @param violations in no particular order
  public record Examined(int citations, int cited, List<Violation> violations) {
    public Examined {
      violations = List.copyOf(violations);
    }
  }

  /// What is wrong with a page below `wiki/`, in no particular order.
  public List<Violation> of(Page page) {
    return violations(new CitedPage(page, around));
  }

  /// The same with what there was to be looked at.
  public Examined examine(Page page) {
    CitedPage cited = new CitedPage(page, around);
    int sentences = (int) cited.text().statements().stream().filter(Statement::isCited).count();
    return new Examined(cited.definitions().size(), sentences, violations(cited));
  }

  private List<Violation> violations(CitedPage cited) {
    List<Violation> violations = new ArrayList<>();
    for (PageCheck check : checks) {
      check.check(cited, violations);
    }
    return violations;
  }
}
