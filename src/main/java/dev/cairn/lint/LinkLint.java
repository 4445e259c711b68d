package dev.cairn.lint;

import dev.cairn.text.NameKey;
import dev.cairn.vault.Citation;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Looks at the links of one page after the other, then at what they come to together.
final class LinkLint {
  /// Targets that templates and hasty writers leave behind. They are nobody's wish for a page.
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "...",
          "…",
          "link",
          "links",
          "page",
          "page-name",
          "page name",
          "pagename",
          "page-title",
          "note",
          "slug",
          "target",
          "todo",
          "tbd",
          "wikilink",
          "wiki-link",
          "example",
          "placeholder",
          "name",
          "title",
          "x",
          "xxx");

  /// A link that leads nowhere.
  ///
  /// @param start offset of the link in the file's text
  /// @param there the link as it is written
  private record Broken(PageFacts page, Link link, int start, String there, String line) {}

  private final FileNames names;
  private final List<Broken> broken = new ArrayList<>();
  private final Set<VaultPath> inbound = new HashSet<>();
  private final Set<VaultPath> fromSources = new HashSet<>();
  private final Map<String, Set<VaultPath>> keys = new HashMap<>();
  private final List<PageFacts> pages = new ArrayList<>();

  LinkLint(FileNames names) {
    this.names = names;
  }

  void read(Page page, PageFacts facts, List<Finding> findings) {
    pages.add(facts);
    if (facts.path().isUnder(Vault.WIKI) && !facts.isList() && !facts.type().equals("review")) {
      facts
          .names()
          .forEach(key -> keys.computeIfAbsent(key, k -> new HashSet<>()).add(facts.path()));
    }
    int above = page.front().raw().length();
    for (Link link : page.links()) {
      switch (link.kind()) {
        case WIKILINK, EMBED -> read(link, above, page, facts, findings);
        case MARKDOWN -> {
          if (!link.target().endsWith("/")) { // a folder is no page
            read(link, above, page, facts, findings);
          }
        }
        case URL, IMAGE -> {} // lead out of the vault
      }
    }
  }

  private void read(Link link, int above, Page page, PageFacts facts, List<Finding> findings) {
    switch (names.resolve(link.target(), facts.path())) {
      case FileNames.Found(VaultPath path) -> {
        String line = lineOf(page.body(), link.start());
        if (!path.equals(facts.path())) {
          countInbound(path, facts);
        } else if (link.heading().isEmpty()
            && Citation.labelDefinedBy(line).isEmpty()
            && facts.writer() != PageFacts.Writer.NOTE) {
          Optional<Fix> fix = fix(link, above, page, facts, link.text());
          findings.add(
              new Finding(
                  Rule.SELF_LINK,
                  facts.isEngines() ? Severity.ERROR : Severity.INFO,
                  facts.path(),
                  link.line(),
                  "the page links to itself: write plain text",
                  fix));
        }
      }
      case FileNames.Missing _ ->
          broken.add(
              new Broken(
                  facts,
                  link,
                  above + link.start(),
                  page.body().substring(link.start(), link.end()),
                  lineOf(page.body(), link.start())));
      case FileNames.Ambiguous(List<VaultPath> paths) -> {
        paths.forEach(path -> countInbound(path, facts));
        findings.add(ambiguous(link, paths, above, page, facts));
      }
    }
  }

  /// Lists link everything, so that they save no page from being an orphan; source pages save it
  /// from being lost.
  private void countInbound(VaultPath path, PageFacts from) {
    if (!from.isList()) {
      (from.type().equals("source") ? fromSources : inbound).add(path);
    }
  }

  private static Finding ambiguous(
      Link link, List<VaultPath> paths, int above, Page page, PageFacts facts) {
    List<VaultPath> ours = paths.stream().filter(path -> path.isUnder(Vault.WIKI)).toList();
    Optional<Fix> fix = Optional.empty();
    if (ours.size() == 1 && !ours.getFirst().equals(facts.path())) {
      fix =
          fix(
              link,
              above,
              page,
              facts,
              wikilink(withoutExtension(ours.getFirst()), link, lineOf(page.body(), link.start())));
    }
    return new Finding(
        Rule.AMBIGUOUS_LINK,
        facts.severity(),
        facts.path(),
        link.line(),
        "[["
            + link.target()
            + "]] may be "
            + paths.getFirst()
            + " or "
            + paths.get(1)
            + ": write the full path",
        fix);
  }

  /// Replaces a wikilink on a page of the engine. A person's links are a person's to mend.
  private static Optional<Fix> fix(
      Link link, int above, Page page, PageFacts facts, String replacement) {
    if (link.kind() != Link.Kind.WIKILINK || !facts.isEngines()) {
      return Optional.empty();
    }
    String there = page.body().substring(link.start(), link.end());
    return Optional.of(
        new Fix(facts.path(), above + link.start(), above + link.end(), there, replacement));
  }

  /// A link that reads as the old one did and leads to `target`.
  private static String wikilink(String target, Link old, String line) {
    String reference = old.heading().isEmpty() ? target : target + "#" + old.heading();
    String bar = line.stripLeading().startsWith("|") ? "\\|" : "|";
    return old.text().equals(reference)
        ? "[[" + reference + "]]"
        : "[[" + reference + bar + old.text() + "]]";
  }

  private static String withoutExtension(VaultPath path) {
    String value = path.value();
    return value.endsWith(".md") ? value.substring(0, value.length() - 3) : value;
  }

  private static String lineOf(String text, int offset) {
    int end = text.indexOf('\n', offset);
    return text.substring(text.lastIndexOf('\n', offset) + 1, end < 0 ? text.length() : end);
  }

  /// What can be said once every page has been read.
  void finish(List<Finding> findings) {
    Map<String, List<Broken>> wanted = new TreeMap<>();
    for (Broken link : broken) {
      String target = Vault.foldedName(link.link().target());
      boolean note = link.page().writer() == PageFacts.Writer.NOTE;
      if (link.page().type().equals("log")) {
        continue; // the log speaks of pages as they were
      }
      if (note
          && (PLACEHOLDERS.contains(target) || target.contains("{{") || target.contains("<%"))) {
        continue; // a template or an example among a person's notes
      }
      if (PLACEHOLDERS.contains(target)) {
        findings.add(
            finding(
                Rule.PLACEHOLDER_LINK,
                link,
                "[[" + link.link().target() + "]] stands for a link that nobody filled in"));
      } else {
        findings.add(broken(link));
        if (link.link().kind() != Link.Kind.EMBED) {
          wanted.computeIfAbsent(target, t -> new ArrayList<>()).add(link);
        }
      }
    }
    wanted.values().stream()
        .filter(links -> links.size() > 1)
        .forEach(links -> findings.add(wanted(links)));
    for (PageFacts page : pages) {
      if (page.isEngines() && page.isTopic() && !inbound.contains(page.path())) {
        findings.add(
            new Finding(
                Rule.ORPHAN,
                fromSources.contains(page.path()) ? Severity.INFO : Severity.WARNING,
                page.path(),
                0,
                fromSources.contains(page.path())
                    ? "only source pages link here: link it from a page it belongs to"
                    : "no page links here: link it from a page it belongs to"));
      }
    }
  }

  private Finding broken(Broken broken) {
    Link link = broken.link();
    List<VaultPath> meant =
        List.copyOf(
            keys.getOrDefault(
                NameKey.of(link.target().substring(link.target().lastIndexOf('/') + 1)), Set.of()));
    String message = "[[" + link.target() + "]] leads nowhere";
    if (meant.size() != 1 || meant.getFirst().equals(broken.page().path())) {
      return finding(Rule.BROKEN_LINK, broken, message + ": write the page or take the link away");
    }
    VaultPath path = meant.getFirst();
    Finding found = finding(Rule.BROKEN_LINK, broken, message + ": " + path + " goes by that name");
    if (link.kind() != Link.Kind.WIKILINK || !broken.page().isEngines()) {
      return found;
    }
    boolean clear =
        names.resolve(path.basename(), broken.page().path()) instanceof FileNames.Found(VaultPath p)
            && p.equals(path);
    String replacement =
        wikilink(clear ? path.basename() : withoutExtension(path), link, broken.line());
    Fix fix =
        new Fix(
            broken.page().path(),
            broken.start(),
            broken.start() + broken.there().length(),
            broken.there(),
            replacement);
    return new Finding(
        found.rule(),
        found.severity(),
        found.path(),
        found.line(),
        message + ": it means " + path,
        Optional.of(fix));
  }

  private static Finding finding(Rule rule, Broken broken, String message) {
    return new Finding(
        rule, broken.page().severity(), broken.page().path(), broken.link().line(), message);
  }

  private static Finding wanted(List<Broken> links) {
    Broken first = links.getFirst();
    return new Finding(
        Rule.WANTED_PAGE,
        Severity.INFO,
        first.page().path(),
        first.link().line(),
        "[[" + first.link().target() + "]] is linked " + links.size() + " times and not written");
  }
}
