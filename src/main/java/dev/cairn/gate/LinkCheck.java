package dev.cairn.gate;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.Citation;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.List;

/// Every link between files leads to exactly one file, and not to the page that it stands in.
final class LinkCheck implements PageCheck {

  @Override
  public void check(CitedPage page, List<Violation> violations) {
    if (page.path().equals(Vault.LOG) || page.page().type().equals("log")) {
      return; // the log speaks of pages as they were
    }
    for (Link link : page.page().links()) {
      switch (link.kind()) {
        case WIKILINK, EMBED, MARKDOWN -> check(link, page, violations);
        case URL, IMAGE -> {} // another rule's business
      }
    }
    for (String link : page.page().front().list("sources")) {
      checkSource(link, page, violations);
    }
  }

  private static void check(Link link, CitedPage page, List<Violation> violations) {
    String line = page.text().line(link.line());
    boolean defines = Citation.labelDefinedBy(line).isPresent();
    switch (page.around().names().resolve(link.target(), page.path())) {
      case FileNames.Found(VaultPath path) -> {
        if (path.equals(page.path()) && !defines && link.heading().isEmpty()) {
          violations.add(violation(page, link, "links to its own page: write plain text"));
        }
      }
      case FileNames.Missing _ ->
          violations.add(
              violation(
                  page, link, "[[" + link.target() + "]] leads nowhere: link a page that exists"));
      case FileNames.Ambiguous(List<VaultPath> paths) ->
          violations.add(
              violation(
                  page,
                  link,
                  "[["
                      + link.target()
                      + "]] may be "
                      + paths.getFirst()
                      + " or "
                      + paths.get(1)
                      + ": write the full path"));
    }
  }

  private static void checkSource(String link, CitedPage page, List<Violation> violations) {
    String target = link.replaceAll("^\\[\\[|(?:\\\\?\\|.*)?]]$", "");
    if (!(page.around().names().resolve(target, page.path()) instanceof FileNames.Found)) {
      violations.add(
          page.violation(
              Rule.LINK,
              FrontMatterCheck.lineOf(page.page(), "sources"),
              link,
              link + " among the sources leads nowhere: list source pages that exist"));
    }
  }

  private static Violation violation(CitedPage page, Link link, String message) {
    return page.violation(Rule.LINK, link.line(), page.text().line(link.line()), message);
  }
}
