package dev.cairn.eval;

import dev.cairn.compile.SourceRecord;
import dev.cairn.eval.PageReading.Outgoing;
import dev.cairn.gate.PageChecks;
import dev.cairn.gate.Violation;
import dev.cairn.graph.Reference;
import dev.cairn.lint.PageFacts;
import dev.cairn.text.NameKey;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.text.Word;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Page;
import dev.cairn.vault.PlainText;
import dev.cairn.vault.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a page for what it adds to the score. For several threads.
final class PageReader {
  private static final Pattern DISAGREEMENT =
      Pattern.compile("(?m)^> \\[!warning] Sources disagree:?(.*)$");
  private static final Pattern VERDICT = Pattern.compile("(?m)^> verdict:(.*)$");

  /// Words beside its links that make a line more than a list of them.
  private static final int SAYING = 3;

  private final PageChecks checks;
  private final CopiedText copied;

  PageReader(PageChecks checks, CopiedText copied) {
    this.checks = checks;
    this.copied = copied;
  }

  PageReading read(Page page) {
    PageFacts facts = PageFacts.of(page);
    String writer = page.front().get("written-by").orElse("");
    if (facts.isList() || page.type().equals("review")) {
      return new PageReading(
          facts,
          writer,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          links(page),
          Map.of(),
          Set.of(),
          Map.of(),
          SourceRecord.of(page),
          false);
    }
    PageChecks.Examined examined = checks.examine(page);
    Set<Integer> unproved = lines(examined, Violation.Rule.CITATION);
    Set<Long> claims = new HashSet<>();
    Map<String, Integer> sources = new HashMap<>();
    int line = page.front().lines();
    for (String text : page.body().split("\n", -1)) {
      line++;
      if (text.startsWith("[^")) {
        boolean proved = !unproved.contains(line);
        Citation.of(text)
            .ifPresent(citation -> {
              sources.merge(slug(citation), 1, Integer::sum);
              if (proved) {
                claims.add(hash(slug(citation), citation.quotation()));
              }
            });
      }
    }
    return new PageReading(
        facts,
        writer,
        words(page),
        facts.isTopic() ? copied.words(page) : 0,
        examined.citations(),
        Math.min(unproved.size(), Math.max(1, examined.citations())),
        examined.cited(),
        lines(examined, Violation.Rule.GROUNDING).size(),
        lines(examined, Violation.Rule.UNCITED).size(),
        links(page),
        disagreements(page.body()),
        claims,
        sources,
        SourceRecord.of(page),
        page.front().get("superseded-by").isPresent());
  }

  private static String slug(Citation citation) {
    return citation.source().substring(citation.source().lastIndexOf('/') + 1);
  }

  private static Set<Integer> lines(PageChecks.Examined examined, Violation.Rule rule) {
    Set<Integer> lines = new HashSet<>();
    examined.violations().stream()
        .filter(violation -> violation.rule() == rule)
        .forEach(violation -> lines.add(violation.line()));
    return lines;
  }

  private static long hash(String slug, String quotation) {
    String text = slug + "\n" + QuoteMatcher.normalise(quotation);
    String hex = Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    return Long.parseUnsignedLong(hex.substring(0, 16), 16);
  }

  /// Words of the body as one sees them, footnotes' definitions left out.
  private static int words(Page page) {
    return page.body()
        .lines()
        .filter(line -> Citation.labelDefinedBy(line).isEmpty())
        .mapToInt(line -> Word.of(PlainText.of(line)).size())
        .sum();
  }

  private static List<Outgoing> links(Page page) {
    List<Outgoing> links = new ArrayList<>();
    List<Reference> references = Reference.of(page);
    Map<Integer, Integer> linked = new HashMap<>();
    for (Reference reference : references) {
      linked.merge(reference.line(), Word.of(reference.link().text()).size(), Integer::sum);
    }
    Map<Integer, Boolean> saying = new HashMap<>();
    for (Reference reference : references) {
      String line = reference.context();
      boolean said =
          !reference.isCitation()
              && saying.computeIfAbsent(
                  reference.line(),
                  number ->
                      Word.of(PlainText.of(line)).size()
                          >= linked.getOrDefault(number, 0) + SAYING);
      links.add(
          new Outgoing(
              reference.link().target(),
              NameKey.of(reference.link().text()),
              said,
              reference.isCitation()));
    }
    return links;
  }

  private static Map<String, Boolean> disagreements(String body) {
    Map<String, Boolean> found = new HashMap<>();
    Matcher callout = DISAGREEMENT.matcher(body);
    Matcher verdict = VERDICT.matcher(body);
    while (callout.find()) {
      boolean decided =
          verdict.find(callout.end()) && !verdict.group(1).strip().equalsIgnoreCase("open");
      found.put(callout.group(1).strip(), decided);
    }
    return found;
  }
}
