package dev.cairn.cli;

import dev.cairn.text.NameKey;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the page that a person names.
final class PageNames {
  private PageNames() {}

  /// The page that goes by a path, a name, a title or an alias. The titles are read only where no
  /// file has the name.
  static VaultPath find(String name, List<VaultPath> pages, Vault vault) throws IOException {
    FileNames names = new FileNames(pages);
    String bare = name.replaceFirst("^\\./", "");
    switch (names.resolve(bare, Vault.INDEX)) {
      case FileNames.Found(VaultPath path) -> {
        return path;
      }
      case FileNames.Ambiguous(List<VaultPath> paths) ->
          throw Failure.usage(
              "ambiguous",
              name + " is the name of " + paths.size() + " pages.",
              "Name one by its path: " + paths);
      case FileNames.Missing _ -> {}
    }
    String key = NameKey.of(name);
    List<VaultPath> found = new ArrayList<>();
    for (VaultPath path : pages) {
      Optional<Page> page = vault.page(path);
      boolean named =
          page.isPresent()
              && (NameKey.of(page.get().title()).equals(key)
                  || page.get().aliases().stream()
                      .anyMatch(alias -> NameKey.of(alias).equals(key)));
      if (named && !page.get().type().equals("source")) {
        found.add(path);
      }
    }
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
}
