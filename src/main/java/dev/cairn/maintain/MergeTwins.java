package dev.cairn.maintain;

import dev.cairn.lint.PageFacts;
import dev.cairn.review.Aliases;
import dev.cairn.review.Choice;
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
import java.util.LinkedHashMap;
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
    Map<Page, List<Page>> twins = new LinkedHashMap<>();
    Set<VaultPath> taken = new HashSet<>();
    for (List<Page> pages : byName.values()) {
      List<Page> best = pages.stream().sorted(bestFirst(look)).toList();
      for (Page other : best.subList(1, best.size())) {
        if (taken.add(other.path())) {
          twins.computeIfAbsent(best.getFirst(), none -> new ArrayList<>(1)).add(other);
        }
      }
    }
    twins.forEach((stays, others) -> look(stays, others, look, ideas));
    similar(look, taken, ideas);
  }

  /// Asks about titles that are one letter apart.
  private static void similar(Look look, Set<VaultPath> taken, Ideas ideas) {
    Map<String, List<Page>> byForm = new TreeMap<>();
    for (Page page : look.topics()) {
      for (String form : Meaning.forms(look.facts(page.path()).titleKey())) {
        byForm.computeIfAbsent(form, none -> new ArrayList<>(1)).add(page);
      }
    }
    for (List<Page> pages : byForm.values()) {
      List<Page> best = pages.stream().distinct().sorted(bestFirst(look)).toList();
      for (Page other : best.subList(1, best.size())) {
        if (!taken.contains(best.getFirst().path()) && taken.add(other.path())) {
          propose(best.getFirst(), other, look, ideas);
        }
      }
    }
  }

  /// The page that stays comes first: one that the compiler would make again, then the one that
  /// says most.
  private static Comparator<Page> bestFirst(Look look) {
    return Comparator.comparing((Page page) -> look.compiled(page.path()).isEmpty())
        .thenComparing(page -> -page.citations().size())
        .thenComparing(Page::path);
  }

  private static void look(Page stays, List<Page> others, Look look, Ideas ideas) {
    List<Page> going = new ArrayList<>();
    for (Page other : others) {
      if (isCertain(stays, other, look)) {
        going.add(other);
      } else {
        propose(stays, other, look, ideas);
      }
    }
    if (going.isEmpty()) {
      return;
    }
    List<Step.Naming> names =
        look.compiled(stays.path()).isEmpty()
            ? List.of()
            : going.stream()
                .map(Page::title)
                .filter(title -> !title.equals(stays.title()))
                .map(title -> new Step.Naming(stays.path(), title))
                .toList();
    String what = going.size() == 1 ? going.getFirst().path().value() : going.size() + " pages";
    ideas.add(
        new Experiment(
            Kind.MERGE,
            stays.path(),
            "merge " + what + " into " + stays.title(),
            new Edits(merged(stays, going, look)),
            names));
  }

  /// Whether the titles are spellings of one name, no page of a person's is touched and nothing is
  /// lost.
  private static boolean isCertain(Page stays, Page goes, Look look) {
    if (look.isBusy(stays.path()) || look.isBusy(goes.path())) {
      return false;
    }
    List<Edit> edits = merged(stays, List.of(goes), look);
    return isOneName(look.facts(stays.path()), look.facts(goes.path()))
        && look.compiled(goes.path()).isEmpty()
        && !look.isLinkedFromNotes(goes.path())
        && edits.stream().allMatch(edit -> isOurs(edit.path(), look))
        && isWhole(stays, goes, edits);
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

  private static List<Edit> merged(Page stays, List<Page> going, Look look) {
    String both = stays.text();
    List<Edit> edits = new ArrayList<>();
    Set<VaultPath> gone = new HashSet<>();
    for (Page goes : going) {
      both = Blocks.of(goes).addedTo(Page.of(stays.path(), both));
      both = Aliases.added(both, goes.title());
      for (String alias : goes.aliases()) {
        both = Aliases.added(both, alias);
      }
      gone.add(goes.path());
      edits.add(look.removal(goes.path()));
    }
    both = relinked(Page.of(stays.path(), both), gone, stays, look).orElse(both);
    if (!both.equals(stays.text())) {
      edits.add(look.edit(stays.path(), both));
    }
    edits.addAll(Catalogue.removing(gone, look));
    for (Page page : look.pages().values()) {
      boolean other = !page.path().equals(stays.path()) && !gone.contains(page.path());
      if (other && !look.facts(page.path()).isList() && !page.type().equals("review")) {
        relinked(page, gone, stays, look)
            .ifPresent(text -> edits.add(look.edit(page.path(), text)));
      }
    }
    return edits;
  }

  /// The page with its links to some pages leading to another; a link to itself becomes its words.
  private static Optional<String> relinked(Page page, Set<VaultPath> from, Page to, Look look) {
    StringBuilder text = new StringBuilder(page.text());
    int above = page.front().raw().length();
    boolean any = false;
    for (Link link : page.links().reversed()) {
      if (link.kind() == Link.Kind.WIKILINK
          && look.names().resolve(link.target(), page.path())
              instanceof FileNames.Found(VaultPath path)
          && from.contains(path)) {
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

  private static void propose(Page stays, Page goes, Look look, Ideas ideas) {
    if (look.isBusy(stays.path()) || look.isBusy(goes.path())) {
      return;
    }
    List<Step> steps = steps(stays, goes, look);
    if (steps.isEmpty()) {
      return; // one of them is its owner's alone, who sees it in what lint finds
    }
    ideas.add(
        Proposal.of(
            dev.cairn.review.Kind.MERGE,
            "merge-" + stays.path().basename() + "-" + goes.path().basename(),
            "One thing or two: " + stays.title() + " and " + goes.title() + "?",
            Ideas.link(stays) + " and " + Ideas.link(goes) + " go by one name, or nearly.",
            VALUE,
            Proposal.basis(
                List.of(stays.path().value(), goes.path().value(), stays.title(), goes.title())),
            look.today(),
            List.of(new Choice("Merge them", steps))));
  }

  /// What merges two pages: where the compiler makes both, to call the one by the other's title is
  /// enough, and lasts.
  private static List<Step> steps(Page stays, Page goes, Look look) {
    if (look.compiled(stays.path()).isPresent() && look.compiled(goes.path()).isPresent()) {
      return List.of(new Step.Naming(stays.path(), goes.title()));
    }
    List<Edit> edits =
        merged(stays, List.of(goes), look).stream()
            .filter(edit -> !look.facts(edit.path()).isList())
            .toList();
    boolean doable = edits.stream().noneMatch(edit -> look.page(edit.path()).isHandsOff());
    return doable ? Ideas.choice("", edits).steps() : List.of();
  }
}
