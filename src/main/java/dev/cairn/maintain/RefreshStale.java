package dev.cairn.maintain;

import dev.cairn.compile.SourceRecord;
import dev.cairn.gate.Violation;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.vault.Citation;
import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Page;
import dev.cairn.vault.PlainText;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Brings lines up to date that only quote what a source said before it was revised: they become
/// what the compiler writes under the same citation, or go where it writes nothing.
final class RefreshStale implements Proposer {
  /// What the compiler sets before a quotation: a date, or the page that a connection leads to.
  private static final Pattern LEAD = Pattern.compile("(?:[-*+] )?(?:[0-9-]+|.{1,80} —)?");

  @Override
  public void look(Look look, Ideas ideas) {
    for (Page page : look.topics()) {
      refreshed(page, look)
          .ifPresent(fresh ->
              ideas.add(
                  Experiment.of(
                      Kind.REFRESH,
                      page.path(),
                      "bring " + page.title() + " up to what its sources say now",
                      look.edit(page.path(), fresh))));
    }
  }

  /// The page brought up to date; empty where there is nothing to bring, or only a person can.
  static Optional<String> refreshed(Page page, Look look) {
    Optional<Page> compiled = look.compiled(page.path()).map(text -> Page.of(page.path(), text));
    if (compiled.isEmpty() || !look.mayEdit(page.path())) {
      return Optional.empty();
    }
    Map<String, Citation> stale = stale(page, look);
    return stale.isEmpty()
        ? Optional.empty()
        : Optional.of(refreshed(page, stale, compiled.get()))
            .filter(fresh -> !fresh.equals(page.text()));
  }

  /// The page's citations that do not stand in their source any more since a later version came.
  static Map<String, Citation> stale(Page page, Look look) {
    String updated = page.front().get("updated").orElse("9999");
    List<String> lines = page.text().lines().toList();
    Map<String, Citation> stale = new HashMap<>();
    for (Violation violation : look.faults(page)) {
      int at = violation.line() - 1;
      if (violation.rule() == Violation.Rule.CITATION && at >= 0 && at < lines.size()) {
        Citation.of(lines.get(at))
            .filter(citation -> isRevised(citation, updated, look))
            .ifPresent(citation -> stale.put(citation.label(), citation));
      }
    }
    return stale;
  }

  private static boolean isRevised(Citation citation, String updated, Look look) {
    String slug = citation.source().substring(citation.source().lastIndexOf('/') + 1);
    return Optional.ofNullable(look.pages().get(VaultPath.of(Vault.SOURCES + "/" + slug + ".md")))
        .flatMap(SourceRecord::of)
        .filter(source -> !source.earlier().isEmpty() && source.ingested().compareTo(updated) > 0)
        .isPresent();
  }

  private static String refreshed(Page page, Map<String, Citation> stale, Page compiled) {
    Footnotes text = new Footnotes(page);
    boolean any = false;
    for (int line = page.front().lines() + 1; line <= text.count(); line++) {
      String there = text.line(line);
      Optional<Citation> quoted =
          Footnotes.labels(there).stream()
              .flatMap(label -> Optional.ofNullable(stale.get(label)).stream())
              .findFirst();
      if (quoted.isPresent()) {
        if (Citation.labelDefinedBy(there).isEmpty()
            && !isQuoting(there, quoted.get().quotation())) {
          return page.text(); // somebody says it in words of their own, which only they can mend
        }
        text.restore(line, compiled.text());
        any = true;
      }
    }
    return any ? updated(text.text(), compiled.front()) : page.text();
  }

  /// Whether a line says nothing but the quotation.
  private static boolean isQuoting(String line, String quotation) {
    String plain = QuoteMatcher.normalise(PlainText.of(line).replaceAll("\\[\\^[^\\]\\s]+]", ""));
    String quoted = QuoteMatcher.normalise(quotation);
    return plain.endsWith(quoted)
        && LEAD.matcher(plain.substring(0, plain.length() - quoted.length()).strip()).matches();
  }

  private static String updated(String text, FrontMatter compiled) {
    return compiled
        .get("updated")
        .map(date -> text.replaceFirst("(?m)^updated: .*$", "updated: " + date))
        .orElse(text);
  }
}
