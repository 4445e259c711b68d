package dev.cairn.lint;

import dev.cairn.gate.PageChecks;
import dev.cairn.gate.SourceTexts;
import dev.cairn.gate.Surroundings;
import dev.cairn.gate.Violation;
import dev.cairn.vault.Citation;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Page;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Reads a vault, each file once, and says what is wrong with it.
public final class Linter {
  private static final int MOST_WORDS = 4_000;

  /// The digests of raw files, from wherever they are cheapest to have.
  @FunctionalInterface
  public interface RawHashes {
    /// The digest of a raw file's bytes; empty where there is no such file.
    Optional<Sha256> sha256(VaultPath raw) throws IOException;
  }

  private final Vault vault;
  private final SourceTexts sources;
  private final RawHashes hashes;
  private final Set<String> allowedUrls;

  /// @param allowedUrls addresses that the owner allows in pages
  public Linter(Vault vault, SourceTexts sources, RawHashes hashes, Set<String> allowedUrls) {
    this.vault = vault;
    this.sources = sources;
    this.hashes = hashes;
    this.allowedUrls = Set.copyOf(allowedUrls);
  }

  /// The pages that seem to be about one thing, as [Rule#NEAR_DUPLICATE].
  ///
  /// @param pages ordered by path
  public static List<Finding> duplicates(List<PageFacts> pages) {
    List<Finding> findings = new ArrayList<>();
    TwinLint.of(pages, findings);
    return findings;
  }

  /// All findings, ordered by place.
  public List<Finding> findings() throws IOException {
    Set<VaultPath> files = new LinkedHashSet<>();
    vault.files("").forEach(entry -> files.add(entry.path()));
    try {
      return new Pass(new FileNames(files)).run(files);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// One reading of the vault.
  private final class Pass {
    private final List<Finding> findings = new ArrayList<>();
    private final List<PageFacts> pages = new ArrayList<>();
    private final Map<VaultPath, FrontMatter> sourceFronts = new HashMap<>();
    private final FileNames names;
    private final LinkLint links;
    private final PageChecks checks;

    private Pass(FileNames names) {
      this.names = names;
      this.links = new LinkLint(names);
      this.checks =
          new PageChecks(new Surroundings(names, this::page, sources, allowedUrls), false);
    }

    /// Source pages are read before the pages that cite them, so that their front matter is at
    /// hand.
    private List<Finding> run(Set<VaultPath> files) throws IOException {
      List<VaultPath> order =
          files.stream()
              .filter(VaultPath::isMarkdown)
              .filter(path -> !path.isUnder(Vault.RAW))
              .sorted(
                  Comparator.comparing((VaultPath path) -> !path.isUnder(Vault.SOURCES))
                      .thenComparing(p -> p))
              .toList();
      for (VaultPath path : order) {
        Optional<Page> page = vault.page(path);
        if (page.isPresent()) {
          read(page.get());
        }
      }
      links.finish(findings);
      TwinLint.of(pages, findings);
      TwinLint.names(files, findings);
      FileLint.strays(files, findings);
      findings.sort(null);
      return List.copyOf(findings);
    }

    private Optional<Page> page(VaultPath path) {
      FrontMatter front = sourceFronts.get(path);
      if (front != null) {
        return Optional.of(new Page(path, front, ""));
      }
      try {
        return vault.page(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void read(Page page) throws IOException {
      PageFacts facts = PageFacts.of(page);
      pages.add(facts);
      if (facts.type().equals("source")) {
        sourceFronts.put(page.path(), page.front());
      }
      links.read(page, facts, findings);
      if (facts.writer() == PageFacts.Writer.NOTE) {
        return;
      }
      for (Violation violation : checks.of(page)) {
        add(violation, page, facts);
      }
      checkSources(page, facts);
      if (facts.type().equals("source")) {
        checkRaw(page);
        sources
            .of(page.path().basename())
            .ifPresent(text -> FileLint.injections(page.path(), text.injections(), findings));
      }
      boolean article = !facts.isList() && !facts.type().equals("review");
      if (article && words(page.body()) > MOST_WORDS) {
        int words = words(page.body());
        findings.add(
            new Finding(
                Rule.OVERSIZED,
                Severity.WARNING,
                page.path(),
                0,
                words + " words, over 4,000: split it into two pages"));
      }
    }

    /// Takes over what the gate would refuse. A person's page is held to what its citations claim,
    /// not to the engine's manners.
    private void add(Violation violation, Page page, PageFacts facts) {
      boolean engine = facts.isEngines();
      boolean readable = page.front().problem() == null;
      Optional<Rule> rule =
          switch (violation.rule()) {
            case CITATION ->
                engine || isCitation(violation)
                    ? Optional.of(Rule.UNVERIFIABLE_CITATION)
                    : Optional.empty();
            case GROUNDING -> Optional.of(Rule.UNGROUNDED);
            case UNCITED -> engine ? Optional.of(Rule.UNCITED) : Optional.empty();
            case FRONT_MATTER ->
                engine || !readable ? Optional.of(Rule.FRONT_MATTER) : Optional.empty();
            case EXECUTABLE -> engine ? Optional.of(Rule.EXECUTABLE) : Optional.empty();
            case URL -> engine ? Optional.of(Rule.UNKNOWN_ADDRESS) : Optional.empty();
            case LINK, HUMAN_TEXT, SHRINK, MASS_DELETE, PATH ->
                Optional.empty(); // said elsewhere, or only of changes
          };
      Severity severity =
          violation.rule() == Violation.Rule.UNCITED ? Severity.WARNING : facts.severity();
      String said = violation.sentence().isEmpty() ? "" : " («" + violation.sentence() + "»)";
      rule.ifPresent(r ->
          findings.add(
              new Finding(r, severity, page.path(), violation.line(), violation.message() + said)));
    }

    /// Whether a person's footnote means to cite a source; other footnotes are free.
    private static boolean isCitation(Violation violation) {
      return Citation.of(violation.sentence()).isPresent();
    }

    private void checkSources(Page page, PageFacts facts) {
      Set<String> cited = new LinkedHashSet<>();
      page.citations().forEach(citation -> cited.add(citation.source()));
      for (String link : page.front().list("sources")) {
        String target = link.replaceAll("^\\[\\[|(?:\\\\?\\|.*)?]]$", "");
        if (facts.isEngines() && names.resolve(target, page.path()) instanceof FileNames.Missing) {
          findings.add(
              new Finding(
                  Rule.BROKEN_LINK,
                  Severity.ERROR,
                  page.path(),
                  1,
                  link + " among the sources leads nowhere"));
        }
      }
      if (!facts.isTopic()) {
        return;
      }
      String updated = page.front().get("updated").orElse("9999");
      for (String source : cited) {
        if (names.resolve(source, page.path()) instanceof FileNames.Found(VaultPath path)
            && sourceFronts.containsKey(path)) {
          stale(source, new Page(path, Objects.requireNonNull(sourceFronts.get(path)), ""), updated)
              .ifPresent(why ->
                  findings.add(new Finding(Rule.STALE, Severity.WARNING, page.path(), 0, why)));
        }
      }
    }

    private static Optional<String> stale(String slug, Page source, String updated) {
      Optional<String> newer = source.front().get("superseded-by");
      if (newer.isPresent()) {
        return Optional.of(
            "cites [["
                + slug
                + "]], which is superseded by "
                + newer.get()
                + ": compile the page again");
      }
      return source
          .front()
          .get("ingested")
          .filter(ingested -> ingested.compareTo(updated) > 0)
          .map(ingested ->
              "was updated on "
                  + updated
                  + ", before [["
                  + slug
                  + "]] came in again on "
                  + ingested);
    }

    private void checkRaw(Page page) throws IOException {
      Optional<String> raw = page.front().get("raw");
      Optional<String> sha = page.front().get("sha256");
      if (raw.isPresent() && sha.isPresent()) {
        FileLint.raw(page.path(), raw.get(), sha.get(), hashes).ifPresent(findings::add);
      }
    }
  }

  private static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      words += !space && !inside ? 1 : 0;
      inside = !space;
    }
    return words;
  }
}
