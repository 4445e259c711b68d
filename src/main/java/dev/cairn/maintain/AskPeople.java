package dev.cairn.maintain;

import dev.cairn.review.Kind;
import dev.cairn.review.Proposal;
import dev.cairn.review.Verdicts;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Asks people what code cannot decide: which side of a contradiction stands, whether a long page
/// is to be split, and from where to link a page that nothing leads to.
final class AskPeople implements Proposer {
  private static final int LONG_VALUE = 45;
  private static final int ORPHAN_VALUE = 10;

  @Override
  public void look(Look look, Ideas ideas) {
    List<Page> free = look.topics().stream().filter(page -> !look.isBusy(page.path())).toList();
    Verdicts.proposals(free, look.today()).forEach(ideas::add);
    Set<VaultPath> linked = linked(look);
    Neighbourhood neighbourhood = new Neighbourhood(look);
    for (Page page : free) {
      if (!page.isHandsOff()) {
        askLong(page, look, ideas);
      }
      if (!linked.contains(page.path())) {
        neighbourhood.nearest(page).ifPresent(nearest -> askOrphan(page, nearest, look, ideas));
      }
    }
  }

  /// The pages that some other page links to, lists and proposals left out.
  private static Set<VaultPath> linked(Look look) {
    Set<VaultPath> linked = new HashSet<>();
    for (Page page : look.pages().values()) {
      if (look.facts(page.path()).isList() || page.type().equals("review")) {
        continue;
      }
      for (Link link : page.links()) {
        switch (look.names().resolve(link.target(), page.path())) {
          case FileNames.Found(VaultPath to) -> {
            if (!to.equals(page.path())) {
              linked.add(to);
            }
          }
          case FileNames.Missing _ -> {} // another proposal is about that link
          case FileNames.Ambiguous(List<VaultPath> paths) -> linked.addAll(paths);
        }
      }
    }
    return linked;
  }

  private static void askLong(Page page, Look look, Ideas ideas) {
    PageSplit split = PageSplit.of(page, look.files());
    if (split.sections().isEmpty()) {
      return;
    }
    ideas.add(
        Proposal.of(
            Kind.SPLIT,
            "split-" + page.path().basename(),
            "Split " + page.title(),
            Ideas.link(page)
                + " has "
                + split.words()
                + " words. What is a subject of its own is easier to find and to link as a page of"
                + " its own: "
                + String.join(", ", split.sections())
                + ".",
            LONG_VALUE,
            Proposal.basis(List.of(page.path().value(), page.text())),
            look.today(),
            List.of(Ideas.choice("Give these sections pages of their own", split.edits()))));
  }

  private static void askOrphan(Page page, Page nearest, Look look, Ideas ideas) {
    String item = "- " + Ideas.link(page);
    String text = Neighbourhood.withSeeAlso(nearest, item);
    ideas.add(
        Proposal.of(
            Kind.EDIT,
            "orphan-" + page.path().basename(),
            "Nothing leads to " + page.title(),
            "No page links to "
                + Ideas.link(page)
                + ". Nearest to it by what they link and cite is "
                + Ideas.link(nearest)
                + ".",
            ORPHAN_VALUE,
            Proposal.basis(List.of(page.path().value(), page.title(), nearest.path().value())),
            look.today(),
            List.of(
                Ideas.choice(
                    "Link it from " + nearest.title(), List.of(look.edit(nearest.path(), text))))));
  }
}
