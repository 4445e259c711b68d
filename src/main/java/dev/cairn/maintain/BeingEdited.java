package dev.cairn.maintain;

import dev.cairn.history.History;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Tells which pages somebody is at work on: changed not long ago and not by the engine, or open in
/// an editor that lays a file beside what it edits.
public final class BeingEdited {
  private final Vault vault;
  private final History history;
  private final Duration recent;

  /// @param recent a change younger than this counts as work that goes on
  public BeingEdited(Vault vault, History history, Duration recent) {
    this.vault = vault;
    this.history = history;
    this.recent = recent;
  }

  /// The pages below `wiki/` that are to be left alone now.
  public Set<VaultPath> pages(Instant now) throws IOException {
    return pages(now, Set.of());
  }

  /// @param own pages that nobody has changed since the run itself did
  Set<VaultPath> pages(Instant now, Set<VaultPath> own) throws IOException {
    Set<VaultPath> busy = new TreeSet<>();
    for (VaultPath path : history.uncommitted()) {
      if (isPage(path) && !own.contains(path) && isRecent(path.in(vault.root()), now)) {
        busy.add(path);
      }
    }
    for (Vault.FileEntry file : vault.files(Vault.WIKI)) {
      if (isPage(file.path()) && isOpen(file.path().in(vault.root()), now)) {
        busy.add(file.path());
      }
    }
    return busy;
  }

  /// Whether one page is to be left alone now.
  ///
  /// @param own whether nobody has changed it since the run itself did
  boolean is(VaultPath page, Instant now, boolean own) throws IOException {
    return isPage(page)
        && (isOpen(page.in(vault.root()), now)
            || !own
                && isRecent(page.in(vault.root()), now)
                && !vault.read(page).equals(history.committed(page)));
  }

  /// Whether it is a page, and not what an editor lays beside one.
  private static boolean isPage(VaultPath path) {
    return path.isUnder(Vault.WIKI) && path.isMarkdown() && !path.fileName().startsWith(".");
  }

  /// Vim's swap files and Emacs's locks are there as long as a page is open with changes, or after
  /// a crash that has left some to recover; backups stay for ever, so only a fresh one tells
  /// anything.
  private boolean isOpen(Path page, Instant now) throws IOException {
    String name = String.valueOf(page.getFileName());
    for (String open :
        List.of("." + name + ".swp", "." + name + ".swo", "#" + name + "#", ".#" + name)) {
      if (Files.exists(page.resolveSibling(open), LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return isRecent(page.resolveSibling(name + "~"), now);
  }

  private boolean isRecent(Path file, Instant now) throws IOException {
    try {
      Instant changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      return changed.isAfter(now.minus(recent));
    } catch (NoSuchFileException e) {
      return false; // a page that was deleted is edited by nobody
    }
  }
}
