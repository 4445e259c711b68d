package dev.cairn.gate;

import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.Optional;
import java.util.Set;

/// What a page is checked against: the vault as it will be once the changes have landed.
///
/// @param names all files of the vault
/// @param pages the pages below `wiki/`
/// @param sources the texts that pages cite
/// @param allowedUrls addresses that the vault's owner allows in pages whatever the sources say; an
///   entry that ends in `/` allows all that starts with it
public record Surroundings(
    FileNames names, Pages pages, SourceTexts sources, Set<String> allowedUrls) {

  /// The pages of a vault by path.
  @FunctionalInterface
  public interface Pages {
    Optional<Page> page(VaultPath path);
  }

  public Surroundings {
    allowedUrls = Set.copyOf(allowedUrls);
  }

  /// The page that a citation's source names when it is cited in `from`; empty where it names none
  /// or several files.
  Optional<Page> sourcePage(String source, VaultPath from) {
    return switch (names.resolve(source, from)) {
      case FileNames.Found(VaultPath path) -> pages.page(path);
      case FileNames.Missing _, FileNames.Ambiguous _ -> Optional.empty();
    };
  }
}
