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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The vault as it stands before the changes that the gate looks at. For several threads.
public final class Standing {
  private record Expected(List<Change> changes, FileNames names, Surroundings.Pages pages) {}

  private final Collection<VaultPath> files;
  private final FileNames names;
  private final Surroundings.Pages pages;
  private final SourceTexts sources;
  private @Nullable Expected last;

  /// @param files every file of the vault, what lies outside `wiki/` included
  /// @param pages reads a page below `wiki/` from the work tree
  /// @param sources the texts that pages cite, those of sources that come with this very operation
  ///   included
  public Standing(Collection<VaultPath> files, Surroundings.Pages pages, SourceTexts sources) {
    this(files, new FileNames(files), pages, sources);
  }

  /// The same where the names of these files are at hand.
  public Standing(
      Collection<VaultPath> files, FileNames names, Surroundings.Pages pages, SourceTexts sources) {
    this.files = files;
    this.names = names;
    this.pages = pages;
    this.sources = sources;
  }

  Collection<VaultPath> files() {
    return files;
  }

  /// The vault as it will stand when the changes have landed. Every check asks for it, so what it
  /// takes a look at all files to know is kept.
  Surroundings after(List<Change> changes, Set<String> allowedUrls) {
    Expected expected = last;
    if (expected == null || expected.changes != changes) {
      expected = expected(changes);
      last = expected;
    }
    return new Surroundings(expected.names, expected.pages, sources, allowedUrls);
  }

  private Expected expected(List<Change> changes) {
    Map<VaultPath, Content> placed = new HashMap<>();
    Set<VaultPath> gone = new HashSet<>();
    for (Change change : changes) {
      Content content = change.placed();
      if (content == null) {
        gone.add(change.path());
      } else {
        placed.put(change.path(), content);
      }
    }
    Map<VaultPath, Optional<Page>> known = new ConcurrentHashMap<>();
    return new Expected(
        changes,
        names.with(placed.keySet(), gone),
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
        });
  }
}
