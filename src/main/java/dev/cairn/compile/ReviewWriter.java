package dev.cairn.compile;

import dev.cairn.history.Conflict;
import dev.cairn.history.LineDiff;
import dev.cairn.review.Choice;
import dev.cairn.review.Kind;
import dev.cairn.review.Proposal;
import dev.cairn.review.ProposalPage;
import dev.cairn.review.Step;
import dev.cairn.vault.Prose;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;

/// Makes the proposals that come of compiling: what the engine cannot decide and a person can.
final class ReviewWriter {
  /// Where both changed one place of a page; the wiki is right as it is, and may be better.
  private static final int CONFLICT_VALUE = 50;

  private ReviewWriter() {}

  /// A name that stands for several things, which is why nothing is linked by it.
  ///
  /// @param name as sources write it
  /// @param choices the pages that it can lead to
  /// @param uses the number of sources that use it
  /// @param created the day on which the first source that uses it came
  /// @param updated the day on which the last came
  static Proposal ambiguous(
      String name,
      List<String> meanings,
      List<Choice> choices,
      int uses,
      String created,
      String updated) {
    StringBuilder why =
        new StringBuilder("The sources use **")
            .append(Prose.escape(name))
            .append("** for ")
            .append(meanings.size())
            .append(" things, so nothing is linked by it.\n\n");
    meanings.forEach(meaning -> why.append("- ").append(Prose.escape(meaning)).append('\n'));
    why.append(
        "\nTo decide by hand, add the name to the `aliases` of the one page that it shall lead"
            + " to.\n");
    List<String> rests = new ArrayList<>(List.of(name));
    rests.addAll(meanings);
    return new Proposal(
        dev.cairn.text.Slug.of("ambiguous-" + name).value(),
        Kind.AMBIGUOUS_NAME,
        "What does " + name + " mean?",
        why.toString(),
        uses,
        Proposal.basis(rests),
        created,
        updated,
        choices);
  }

  /// A page that changed on both sides; what is no compiler's stands.
  ///
  /// @param placed the page as it will stand
  static Proposal conflict(VaultPath path, String placed, List<Conflict> conflicts, String date) {
    List<String> rests = new ArrayList<>(List.of(path.value()));
    StringBuilder wanted = new StringBuilder();
    String after = placed;
    for (Conflict conflict : conflicts) {
      rests.add(conflict.theirs());
      rests.add(conflict.ours());
      wanted.append(conflict.ours());
      int at = after.indexOf(conflict.theirs());
      if (at >= 0) {
        after =
            after.substring(0, at)
                + conflict.ours()
                + after.substring(at + conflict.theirs().length());
      }
    }
    String why =
        "In [["
            + withoutExtension(path)
            + "|"
            + path.basename()
            + "]], on "
            + date
            + ", the sources gave something else for a place that had been changed since it was"
            + " compiled. What stood there stands.";
    String diff = LineDiff.between(placed, after);
    List<Choice> choices =
        diff.isEmpty()
            ? List.of()
            : List.of(
                new Choice("Take what Cairn would write", List.of(new Step.Patch(path, diff))));
    return Proposal.of(
        Kind.CONFLICT,
        "conflict-" + path.basename(),
        "Both changed: " + path.basename(),
        choices.isEmpty() ? why + "\n\n" + ProposalPage.quotation(wanted.toString()) : why,
        CONFLICT_VALUE,
        Proposal.basis(rests),
        date,
        choices);
  }

  private static String withoutExtension(VaultPath path) {
    String value = path.value();
    return value.endsWith(".md") ? value.substring(0, value.length() - 3) : value;
  }

  static PageText page(Proposal proposal) {
    return new PageText(
        proposal.path(),
        proposal.title(),
        ProposalPage.description(proposal),
        ProposalPage.text(proposal));
  }
}
