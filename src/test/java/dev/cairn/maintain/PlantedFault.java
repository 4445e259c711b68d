package dev.cairn.maintain;

import dev.cairn.review.Choice;
import dev.cairn.review.Kind;
import dev.cairn.review.Proposal;
import dev.cairn.review.Reviews;
import dev.cairn.review.Step;
import dev.cairn.vault.Prose;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.Set;

/// Something that is wrong with one page of a [FaultyVault], and how to tell what became of it.
///
/// @param page where the fault is
/// @param what tells it from other faults of the page: the words that a proposal about it must hold
/// @param certain whether there is one right repair, which code can find and no person need judge
/// @param repair holds once the fault is gone and nothing that a person wrote has gone with it
public record PlantedFault(Sort sort, VaultPath page, String what, boolean certain, Check repair) {

  /// What is wrong.
  public enum Sort {
    DUPLICATE,
    STALE,
    BROKEN_LINK,
    MISSING_LINK,
    AMBIGUOUS_LINK,
    UNCITED,
    OVERSIZED,
    ORPHAN,
    CONTRADICTION
  }

  /// Something that a vault's files show.
  @FunctionalInterface
  public interface Check {
    boolean holds(Vault vault) throws IOException;
  }

  public boolean isRepaired(Vault vault) throws IOException {
    return repair.holds(vault);
  }

  /// Whether an open proposal is about this fault.
  public boolean isProposed(Vault vault) throws IOException {
    return Reviews.of(vault, Reviews.Limits.DEFAULT).open().stream().anyMatch(this::isAskedBy);
  }

  private boolean isAskedBy(Proposal proposal) {
    Set<Kind> kinds =
        switch (sort) {
          case DUPLICATE -> Set.of(Kind.MERGE);
          case OVERSIZED -> Set.of(Kind.SPLIT);
          case CONTRADICTION -> Set.of(Kind.VERDICT);
          case STALE, BROKEN_LINK, MISSING_LINK, AMBIGUOUS_LINK, UNCITED, ORPHAN ->
              Set.of(Kind.values());
        };
    StringBuilder text = new StringBuilder(proposal.title()).append('\n').append(proposal.why());
    for (Choice choice : proposal.choices()) {
      text.append('\n').append(choice.label());
      for (Step step : choice.steps()) {
        text.append('\n').append(step.path());
        if (step instanceof Step.Patch(VaultPath _, String diff)) {
          text.append('\n').append(diff);
        }
      }
    }
    String said = Prose.unescape(text.toString());
    return kinds.contains(proposal.kind())
        && said.contains(page.value().replaceFirst("\\.md$", ""))
        && said.contains(what);
  }

  @Override
  public String toString() {
    return sort + " " + page + " (" + what + ")";
  }
}
