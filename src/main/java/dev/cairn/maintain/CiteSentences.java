package dev.cairn.maintain;

import dev.cairn.gate.Violation;
import dev.cairn.review.Proposal;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Page;
import dev.cairn.vault.PlainText;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Cites a sentence that carries no citation where a source of its page says just that; asks about
/// the others.
final class CiteSentences implements Proposer {
  private static final int UNCITED_VALUE = 35;
  private static final int UNPROVED_VALUE = 55;

  @Override
  public void look(Look look, Ideas ideas) throws IOException {
    for (Page page : look.topics()) {
      if (look.isBusy(page.path())) {
        continue;
      }
      List<Violation> doubtful = new ArrayList<>();
      List<Violation> uncited = new ArrayList<>();
      for (Violation violation : look.faults(page)) {
        switch (violation.rule()) {
          case UNCITED -> uncited.add(violation);
          case GROUNDING, CITATION -> doubtful.add(violation);
          case LINK, FRONT_MATTER, HUMAN_TEXT, SHRINK, MASS_DELETE, EXECUTABLE, URL, PATH -> {}
        }
      }
      if (!uncited.isEmpty()) {
        cite(page, uncited, look, ideas);
      }
      if (!doubtful.isEmpty()) {
        correct(page, doubtful, look, ideas);
      }
    }
  }

  /// Corrects where quotations stand; asks about what is not borne out and not brought up to date.
  private static void correct(Page page, List<Violation> doubtful, Look look, Ideas ideas)
      throws IOException {
    Set<String> refreshed =
        RefreshStale.refreshed(page, look).isPresent()
            ? RefreshStale.stale(page, look).keySet()
            : Set.of();
    Footnotes text = new Footnotes(page);
    List<Violation> left = new ArrayList<>();
    int moved = 0;
    for (Violation violation : doubtful) {
      String line = violation.line() > 0 ? text.line(violation.line()) : "";
      Optional<Citation> elsewhere = elsewhere(line, look);
      if (elsewhere.isPresent() && look.mayEdit(page.path())) {
        text.relocate(violation.line(), elsewhere.get());
        moved++;
      } else if (Footnotes.labels(line).stream().noneMatch(refreshed::contains)) {
        left.add(violation);
      }
    }
    if (moved > 0) {
      ideas.add(
          Experiment.of(
              Kind.CITE,
              page.path(),
              "correct "
                  + (moved == 1 ? "a citation" : moved + " citations")
                  + " of "
                  + page.title(),
              look.edit(page.path(), text.text())));
    }
    if (!left.isEmpty()) {
      ask(page, left, look, ideas);
    }
  }

  /// The citation with the place at which its quotation stands, where that is another.
  private static Optional<Citation> elsewhere(String line, Look look) throws IOException {
    Optional<Citation> cited = Citation.of(line);
    if (cited.isEmpty()) {
      return cited;
    }
    Citation old = cited.get();
    return look.sources()
        .find(old.quotation(), List.of(old.source().replaceFirst("^.*/", "")))
        .filter(place -> !place.locator().equals(old.locator()))
        .map(place -> new Citation(old.label(), old.source(), place.locator(), old.quotation()));
  }

  private static void cite(Page page, List<Violation> uncited, Look look, Ideas ideas)
      throws IOException {
    Footnotes text = new Footnotes(page);
    List<Violation> left = new ArrayList<>();
    int cited = 0;
    for (Violation violation : uncited) {
      Optional<Citation> citation = citation(violation.sentence(), page, text, look);
      if (look.isUncommitted(page.path(), text.line(violation.line()))) {
        if (citation.isEmpty()) {
          left.add(violation);
        }
      } else if (citation.isPresent()
          && text.cite(violation.sentence(), violation.line(), citation.get())) {
        cited++;
      } else {
        left.add(violation);
      }
    }
    if (cited > 0 && look.mayEdit(page.path())) {
      ideas.add(
          Experiment.of(
              Kind.CITE,
              page.path(),
              "cite " + (cited == 1 ? "a sentence" : cited + " sentences") + " of " + page.title(),
              look.edit(page.path(), text.text())));
    }
    if (!left.isEmpty()) {
      propose(page, left, look, ideas);
    }
  }

  private static Optional<Citation> citation(String sentence, Page page, Footnotes text, Look look)
      throws IOException {
    Optional<Citation> known =
        text.definitions().stream()
            .filter(one -> SourcePassages.isSame(one.quotation(), sentence))
            .findFirst();
    Optional<Citation> compiled = known.isPresent() ? known : compiled(sentence, page.path(), look);
    if (compiled.isPresent()) {
      return compiled;
    }
    return look.sources()
        .find(sentence, SourcePassages.of(page))
        .map(place -> SourcePassages.citation(place, new TreeSet<>(text.labels())));
  }

  /// What the compiler cites for the same words.
  private static Optional<Citation> compiled(String sentence, VaultPath path, Look look) {
    return look.compiled(path).stream()
        .flatMap(text -> Page.of(path, text).citations().stream())
        .filter(citation -> SourcePassages.isSame(citation.quotation(), sentence))
        .findFirst();
  }

  private static void propose(Page page, List<Violation> left, Look look, Ideas ideas) {
    Footnotes text = new Footnotes(page);
    left.forEach(violation -> text.remove(violation.sentence(), violation.line()));
    ideas.add(
        proposal(
            "uncited-",
            page,
            "Nothing is cited on",
            "no source of the page says this",
            left,
            UNCITED_VALUE,
            text.text(),
            "Take them out",
            look));
  }

  private static void ask(Page page, List<Violation> doubtful, Look look, Ideas ideas) {
    String compiled = look.compiled(page.path()).orElse("");
    Footnotes text = new Footnotes(page);
    doubtful.stream()
        .filter(violation -> violation.line() > page.front().lines())
        .forEach(violation -> text.restoreAll(violation.line(), compiled));
    ideas.add(
        proposal(
            "unproved-",
            page,
            "Not what the source says, on",
            "the source does not bear this out",
            doubtful,
            UNPROVED_VALUE,
            text.text(),
            compiled.isEmpty() ? "Take it out" : "Take what the sources give",
            look));
  }

  private static Proposal proposal(
      String name,
      Page page,
      String title,
      String reason,
      List<Violation> violations,
      int value,
      String after,
      String label,
      Look look) {
    StringBuilder why =
        new StringBuilder("On ")
            .append(Ideas.link(page))
            .append(' ')
            .append(reason)
            .append(":\n\n");
    List<String> rests = new ArrayList<>(List.of(page.path().value()));
    for (Violation violation : violations) {
      String said = PlainText.of(violation.sentence()).replaceAll("\\s+", " ");
      why.append("- ").append(dev.cairn.vault.Prose.escape(said)).append('\n');
      rests.add(violation.sentence() + " " + violation.message());
    }
    boolean changes = !after.equals(page.text());
    return Proposal.of(
        dev.cairn.review.Kind.EDIT,
        name + page.path().basename(),
        title + " " + page.title(),
        why.toString(),
        value,
        Proposal.basis(rests),
        look.today(),
        changes ? List.of(Ideas.choice(label, List.of(look.edit(page.path(), after)))) : List.of());
  }
}
