package dev.cairn.gate;

import dev.cairn.vault.Change;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The vault as it stands before the changes that the gate looks at.
///
/// @param files every file of the vault, what lies outside `wiki/` included
/// @param pages reads a page below `wiki/` from the work tree; each is asked for once per operation
///   at most
/// @param sources the texts that pages cite, those of sources that come with this very operation
///   included
public record Standing(Collection<VaultPath> files, Surroundings.Pages pages, SourceTexts sources) {

  /// The vault as it will stand when the changes have landed.
  Surroundings after(List<Change> changes, Set<String> allowedUrls) {
    Set<VaultPath> names = new HashSet<>(files);
    Map<VaultPath, Optional<Page>> known = new HashMap<>();
    for (Change change : changes) {
      if (change.placed() == null) {
        names.remove(change.path());
        known.put(change.path(), Optional.empty());
      } else {
        names.add(change.path());
        if (change.path().isMarkdown()) {
          known.put(change.path(), Optional.of(Page.of(change.path(), change.placed().text())));
        }
      }
    }
    return new Surroundings(
        new FileNames(names),
        path -> known.computeIfAbsent(path, pages::page),
        sources,
        allowedUrls);
  }
}
