package dev.cairn.graph;

import dev.cairn.text.NameKey;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The names that a page goes by: its title, its file name and its aliases. It is what has to be
/// remembered of a page to find where it is named without reading it again.
///
/// @param names in that order, as they are written. A file name that only spells the title anew, as
///   slugs do, is not among them. Empty for a page that no text names.
public record PageNames(VaultPath page, List<String> names) {
  /// Pages of these types list other pages or stand for a raw file; a text that says their title
  /// speaks of what the title names.
  private static final Set<String> NAMELESS = Set.of("index", "log", "review", "source");

  private static final Set<String> INSTRUCTIONS =
      Set.of("AGENTS.md", "CLAUDE.md", "README.md", "program.md");

  public PageNames {
    names = List.copyOf(names);
  }

  /// The names of a page; none for one that nobody means when he names what it is called after: the
  /// catalogue, the log, a review, the page of a source.
  public static PageNames of(Page page) {
    if (NAMELESS.contains(page.type())
        || page.path().equals(Vault.INDEX)
        || page.path().equals(Vault.LOG)
        || INSTRUCTIONS.contains(page.path().value())) {
      return new PageNames(page.path(), List.of());
    }
    List<String> names = new ArrayList<>();
    names.add(page.title());
    if (!NameKey.of(page.path().basename()).equals(NameKey.of(page.title()))) {
      names.add(page.path().basename());
    }
    names.addAll(page.aliases());
    return new PageNames(page.path(), names);
  }
}
