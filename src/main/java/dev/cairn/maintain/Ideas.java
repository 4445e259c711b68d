package dev.cairn.maintain;

import dev.cairn.history.LineDiff;
import dev.cairn.review.Choice;
import dev.cairn.review.Proposal;
import dev.cairn.review.Step;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of looking: experiments that code may try by itself, and proposals to people.
final class Ideas {
  private final List<Experiment> experiments = new ArrayList<>();
  private final Map<String, Proposal> proposals = new LinkedHashMap<>();

  void add(Experiment experiment) {
    experiments.add(experiment);
  }

  void add(Proposal proposal) {
    proposals.putIfAbsent(proposal.id(), proposal);
  }

  List<Experiment> experiments() {
    return List.copyOf(experiments);
  }

  List<Proposal> proposals() {
    return List.copyOf(proposals.values());
  }

  /// A page in the words of a proposal: a link to it by its title.
  static String link(Page page) {
    return link(page.path(), page.title());
  }

  static String link(VaultPath path, String title) {
    return "[["
        + path.value().replaceFirst("\\.md$", "")
        + "|"
        + title.replaceAll("[\\[\\]|]", "")
        + "]]";
  }

  /// A way to accept: what each edit makes of its page.
  static Choice choice(String label, List<Edit> edits) {
    List<Step> steps = new ArrayList<>();
    for (Edit edit : edits) {
      String before = text(edit.base());
      String after = text(edit.content());
      steps.add(
          edit.content() == null
              ? Step.Removal.of(edit.path(), before)
              : new Step.Patch(edit.path(), LineDiff.between(before, after)));
    }
    return new Choice(label, steps);
  }

  private static String text(@org.jspecify.annotations.Nullable Content content) {
    return Optional.ofNullable(content).map(Content::text).orElse("").replace("\r\n", "\n");
  }
}
