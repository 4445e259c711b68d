package dev.cairn.cli;

import dev.cairn.search.IndexedPages;
import dev.cairn.search.Refreshed;
import dev.cairn.search.SearchIndex;
import dev.cairn.text.NameKey;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.List;

/// A command that answers from the search index, made equal to the files first.
abstract class IndexedCommand extends CairnCommand {
  abstract ExitCode run(Console console, Vault vault, SearchIndex index) throws IOException;

  @Override
  final ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    try (SearchIndex index = SearchIndex.open(vault)) {
      Refreshed refreshed = index.refresh();
      if (refreshed.rebuiltBecause() != null) {
        console.note("The search index was rebuilt because " + refreshed.rebuiltBecause() + ".");
      }
      return run(console, vault, index);
    }
  }

  /// The page that a person names by its path, its name, its title or an alias.
  static VaultPath find(String name, IndexedPages pages) throws IOException {
    String bare = name.replaceFirst("^\\./", "");
    switch (pages.resolve(bare, Vault.INDEX)) {
      case FileNames.Found(VaultPath path) when IndexedPages.isPage(path) -> {
        return path;
      }
      case FileNames.Ambiguous(List<VaultPath> paths) ->
          throw Failure.usage(
              "ambiguous",
              name + " is the name of " + paths.size() + " pages.",
              "Name one by its path: " + paths);
      case FileNames.Found _, FileNames.Missing _ -> {}
    }
    List<VaultPath> found = NameKey.of(name).isEmpty() ? List.of() : pages.called(name);
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw Failure.usage(
        "no-such-page",
        name
            + (found.isEmpty()
                ? " is no page of this vault."
                : " is the name of several pages: " + found),
        "Find it with: cairn search " + name);
  }

  static String title(VaultPath path, Vault vault) throws IOException {
    return vault.page(path).map(Page::title).orElseGet(path::basename);
  }
}
