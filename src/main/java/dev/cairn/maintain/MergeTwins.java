package dev.cairn.maintain;

import dev.cairn.lint.PageFacts;
import dev.cairn.review.Aliases;
import dev.cairn.review.Proposal;
import dev.cairn.review.Step;
import dev.cairn.text.NameKey;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Merges two pages about one thing where their titles are spellings of one name and nothing of
/// either is lost; asks about pages that only share another name.
final class MergeTwins implements Proposer {
  private static final int VALUE = 50;

  @Override
  public void look(Look look, Ideas ideas) {
    Map<String, List<Page>> byName = new TreeMap<>();
    for (Page page : look.topics()) {
      look.facts(page.path())
          .names()
          .forEach(key -> byName.computeIfAbsent(key, none -> new ArrayList<>(1)).add(page));
    }
    Set<VaultPath> taken = new HashSet<>();
    byName.forEach((key, pages) -> {
      if (pages.size() > 1) {
        List<Page> best = pages.stream().sorted(bestFirst(look)).toList();
        for (Page other : best.subList(1, best.size())) {
          if (taken.add(other.path())) {
            look(best.getFirst(), other, look, ideas);
          }
        }
      }
    });
  }

  /// The page that stays comes first: one that the compiler would make again, then the one that
  /// says most.
  private static Comparator<Page> bestFirst(Look look) {
    return Comparator.comparing((Page page) -> look.compiled(page.path()).isEmpty())
        .thenComparing(page -> -page.citations().size())
        .thenComparing(Page::path);
  }

  private static void look(Page stays, Page goes, Look look, Ideas ideas) {
    if (look.isBusy(stays.path()) || look.isBusy(goes.path())) {
      return;
    }
    List<Edit> edits = merged(stays, goes, look);
    boolean one = isOneName(look.facts(stays.path()), look.facts(goes.path()));
    boolean ours =
        edits.stream().allMatch(edit -> isOurs(edit.path(), look))
            && !look.isLinkedFromNotes(goes.path());
    boolean bothCompiled = look.compiled(goes.path()).isPresent();
    if (one && ours && !bothCompiled && isWhole(stays, goes, edits)) {
      List<Step.Naming> names =
          look.compiled(stays.path()).isPresent() && !stays.title().equals(goes.title())
              ? List.of(new Step.Naming(stays.path(), goes.title()))
              : List.of();
      ideas.add(
          new Experiment(
              Kind.MERGE,
              stays.path(),
              "merge " + goes.path() + " into " + stays.title(),
              new Edits(edits),
              names));
    } else {
      propose(stays, goes, edits, look, ideas);
    }
  }

  private static boolean isOurs(VaultPath path, Look look) {
    return look.facts(path).isList() || look.mayEdit(path);
  }

  private static boolean isOneName(PageFacts one, PageFacts other) {
    return other.names().contains(one.titleKey()) || one.names().contains(other.titleKey());
  }

  /// Whether every sentence of the page that goes stands on the one that stays.
  private static boolean isWhole(Page stays, Page goes, List<Edit> edits) {
    String after =
        edits.stream()
            .filter(edit -> edit.path().equals(stays.path()))
            .findFirst()
            .flatMap(edit -> Optional.ofNullable(edit.content()))
            .map(content -> content.text())
            .orElse(stays.text());
    return Blocks.of(goes).uncited().stream().allMatch(line -> Blocks.says(after, line));
  }

  private static List<Edit> merged(Page stays, Page goes, Look look) {
    String both = Blocks.of(goes).addedTo(stays);
    both = Aliases.added(both, goes.title());
    for (String alias : goes.aliases()) {
      both = Aliases.added(both, alias);
    }
    both = relinked(Page.of(stays.path(), both), goes, stays, look).orElse(both);
    List<Edit> edits = new ArrayList<>();
    if (!both.equals(stays.text())) {
      edits.add(look.edit(stays.path(), both));
    }
    edits.add(look.removal(goes.path()));
    edits.addAll(Catalogue.removing(goes.path(), look));
    for (Page page : look.pages().values()) {
      boolean other = !page.path().equals(stays.path()) && !page.path().equals(goes.path());
      if (other && !look.facts(page.path()).isList() && !page.type().equals("review")) {
        relinked(page, goes, stays, look)
            .ifPresent(text -> edits.add(look.edit(page.path(), text)));
      }
    }
    return edits;
  }

  /// The page with its links to one page leading to another; a link to itself becomes its words.
  private static Optional<String> relinked(Page page, Page from, Page to, Look look) {
    StringBuilder text = new StringBuilder(page.text());
    int above = page.front().raw().length();
    boolean any = false;
    for (Link link : page.links().reversed()) {
      if (link.kind() == Link.Kind.WIKILINK
          && look.names().resolve(link.target(), page.path())
              instanceof FileNames.Found(VaultPath path)
          && path.equals(from.path())) {
        String target = MendLinks.target(to.path(), page.path(), look.names());
        String words =
            link.text().equals(link.target()) && NameKey.of(link.text()).isEmpty()
                ? to.title()
                : link.text();
        boolean self = page.path().equals(to.path());
        text.replace(
            above + link.start(),
            above + link.end(),
            self ? words : "[[" + target + "|" + words + "]]");
        any = true;
      }
    }
    return any ? Optional.of(text.toString()) : Optional.empty();
  }

  private static void propose(Page stays, Page goes, List<Edit> edits, Look look, Ideas ideas) {
    boolean doable =
        edits.stream()
                .allMatch(edit ->
                    look.facts(edit.path()).isList() || !look.page(edit.path()).isHandsOff())
            && look.compiled(goes.path()).isEmpty();
    List<Edit> pages = edits.stream().filter(edit -> !look.facts(edit.path()).isList()).toList();
    ideas.add(
        Proposal.of(
            dev.cairn.review.Kind.MERGE,
            "merge-" + stays.path().basename() + "-" + goes.path().basename(),
            "One thing or two: " + stays.title() + " and " + goes.title() + "?",
            Ideas.link(stays) + " and " + Ideas.link(goes) + " go by one name.",
            VALUE,
            Proposal.basis(
                List.of(stays.path().value(), goes.path().value(), stays.title(), goes.title())),
            look.today(),
            doable ? List.of(Ideas.choice("Merge them", pages)) : List.of()));
  }
}
