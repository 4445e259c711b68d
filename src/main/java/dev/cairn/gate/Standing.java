package dev.cairn.gate;

import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
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
    Map<VaultPath, Content> placed = new HashMap<>();
    Set<VaultPath> gone = new HashSet<>();
    for (Change change : changes) {
      Content content = change.placed();
      if (content == null) {
        names.remove(change.path());
        gone.add(change.path());
      } else {
        names.add(change.path());
        placed.put(change.path(), content);
      }
    }
    Map<VaultPath, Optional<Page>> known = new HashMap<>();
    return new Surroundings(
        new FileNames(names),
        path -> {
          Optional<Page> page = known.get(path);
          if (page == null) {
            Content content = placed.get(path);
            page =
                content != null
                    ? Optional.of(Page.of(path, content.text()))
                    : gone.contains(path) ? Optional.empty() : pages.page(path);
            known.put(path, page);
          }
          return page;
        },
        sources,
        allowedUrls);
  }
}
