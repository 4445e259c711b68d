package dev.cairn.gate;

import dev.cairn.gate.PageText.Definition;
import dev.cairn.gate.SourceText.Place;
import dev.cairn.gate.Violation.Rule;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Citations are verified: marks and definitions belong together, and each quotation stands in its
/// source.
final class CitationCheck implements PageCheck {
  private static final int FEWEST_WORDS = 3;
  private static final int MOST_WORDS = 60;

  @Override
  public void check(CitedPage page, List<Violation> violations) {
    Set<String> marked = new HashSet<>();
    for (PageText.Mark mark : page.text().marks()) {
      boolean first = marked.add(mark.label());
      if (first && !page.definitions().containsKey(mark.label())) {
        violations.add(
            violation(
                page,
                mark.line(),
                "[^" + mark.label() + "] has no definition: define it under ## Sources"));
      }
    }
    Set<String> defined = new HashSet<>();
    for (Definition definition : page.text().definitions()) {
      if (!defined.add(definition.label())) {
        violations.add(
            violation(
                page,
                definition.line(),
                "[^" + definition.label() + "] is defined twice: keep one definition"));
      } else if (!marked.contains(definition.label())) {
        violations.add(
            violation(
                page,
                definition.line(),
                "no sentence carries [^" + definition.label() + "]: remove its definition"));
      }
      check(definition, page)
          .ifPresent(wrong -> violations.add(violation(page, definition.line(), wrong)));
    }
  }

  /// What is wrong with a definition by itself.
  private static Optional<String> check(Definition definition, CitedPage page) {
    if (definition.citation().isEmpty()) {
      return Optional.of("not a citation: write [^label]: [[source]], locator: \"quotation\"");
    }
    Citation citation = definition.citation().get();
    String slug = citation.source().substring(citation.source().lastIndexOf('/') + 1);
    if (!citation.label().matches(java.util.regex.Pattern.quote(slug) + "-[0-9]+")) {
      return Optional.of("the label does not name its source: it must be " + slug + "-<n>");
    }
    return wrongSource(citation, page).or(() -> wrongQuotation(citation, page));
  }

  private static Optional<String> wrongSource(Citation citation, CitedPage page) {
    Optional<Page> source = page.around().sourcePage(citation.source(), page.path());
    if (source.isEmpty()) {
      return Optional.of(
          "there is no one source page [["
              + citation.source()
              + "]]: cite a page below wiki/sources/");
    }
    if (!source.get().type().equals("source")) {
      return Optional.of(
          "[[" + citation.source() + "]] is no source page: only sources are evidence");
    }
    boolean raw =
        source.get().front().get("raw").filter(link -> link.startsWith("[[raw/")).isPresent();
    return raw && source.get().front().get("sha256").isPresent()
        ? Optional.empty()
        : Optional.of(
            "[["
                + citation.source()
                + "]] names no raw file with its sha256: ingest the source again");
  }

  private static Optional<String> wrongQuotation(Citation citation, CitedPage page) {
    int words = QuoteMatcher.words(citation.quotation());
    if (words < FEWEST_WORDS || words > MOST_WORDS) {
      return Optional.of(
          "the quotation has " + words + " words: quote " + FEWEST_WORDS + " to " + MOST_WORDS);
    }
    Optional<SourceText> text = page.source(citation.source());
    if (text.isEmpty()) {
      return Optional.of(
          "the raw file of [["
              + citation.source()
              + "]] cannot be read: restore it or remove the source");
    }
    if (page.place(citation.label()).isPresent()) {
      return Optional.empty();
    }
    Optional<Place> elsewhere = text.get().findAnywhere(citation.quotation());
    return Optional.of(
        elsewhere
            .map(place ->
                "the quotation does not stand at "
                    + citation.locator()
                    + ": it stands at "
                    + place.locator())
            .orElse(
                "the quotation does not occur in [["
                    + citation.source()
                    + "]]: quote its words exactly"));
  }

  private static Violation violation(CitedPage page, int line, String message) {
    return page.violation(Rule.CITATION, line, page.text().line(line), message);
  }
}
