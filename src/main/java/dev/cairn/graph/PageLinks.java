package dev.cairn.graph;

import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;

/// The links of one page as its text has them, before anybody has looked where they lead. It is
/// what has to be remembered of a page to draw the graph without reading the page again.
///
/// @param links in the order of the page; links out of the vault are not among them
public record PageLinks(VaultPath page, List<Target> links) {

  /// A link of the page.
  ///
  /// @param name what it points at, as [Link#target] has it
  /// @param line the line of the file, counted from 1
  /// @param citation whether it stands in the definition of a footnote, and so names a source
  public record Target(String name, int line, boolean citation) {}

  public PageLinks {
    links = List.copyOf(links);
  }

  public static PageLinks of(Page page) {
    String body = page.body();
    List<Target> links = new ArrayList<>();
    for (Link link : page.links()) {
      switch (link.kind()) {
        case WIKILINK, EMBED, MARKDOWN -> {
          boolean citation = body.startsWith("[^", body.lastIndexOf('\n', link.start()) + 1);
          links.add(new Target(link.target(), link.line(), citation));
        }
        case URL, IMAGE -> {}
      }
    }
    return new PageLinks(page.path(), links);
  }
}
