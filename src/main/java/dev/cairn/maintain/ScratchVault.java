package dev.cairn.maintain;

import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A vault as it would be with some edits: they lie over its files in memory, and nothing is
/// written. Reading is safe for several threads while nobody lays edits over it.
final class ScratchVault extends Vault {
  /// Stamps of laid files begin beyond those of any real one.
  private static final long STAMP = Long.MAX_VALUE / 2;

  private record Laid(Optional<Content> content, long stamp) {}

  private final Map<VaultPath, Laid> laid = new HashMap<>();
  private final Map<VaultPath, Laid> kept = new HashMap<>();
  private long count;

  ScratchVault(Path root) throws IOException {
    super(root);
  }

  /// Lays edits over the files, until [#clear].
  void lay(Edits edits) {
    for (Edit edit : edits.edits()) {
      laid.put(edit.path(), new Laid(Optional.ofNullable(edit.content()), STAMP + ++count));
    }
  }

  /// Takes off what was laid over the files since the last [#keep].
  void clear() {
    laid.clear();
  }

  /// Takes what is laid over the files for theirs from now on.
  void keep() {
    kept.putAll(laid);
    laid.clear();
  }

  private Optional<Laid> over(VaultPath path) {
    return Optional.ofNullable(laid.get(path)).or(() -> Optional.ofNullable(kept.get(path)));
  }

  @Override
  public Optional<Content> read(VaultPath path) throws IOException {
    Optional<Laid> over = over(path);
    return over.isPresent() ? over.get().content() : super.read(path);
  }

  @Override
  public Optional<FileEntry> entry(VaultPath path) throws IOException {
    Optional<Laid> over = over(path);
    return over.isPresent() ? over.flatMap(file -> entry(path, file)) : super.entry(path);
  }

  private static Optional<FileEntry> entry(VaultPath path, Laid file) {
    return file.content().map(content -> new FileEntry(path, content.size(), file.stamp(), 0));
  }

  @Override
  public List<FileEntry> files(String folder) throws IOException {
    if (laid.isEmpty() && kept.isEmpty()) {
      return super.files(folder);
    }
    Map<VaultPath, FileEntry> files = new TreeMap<>();
    super.files(folder).forEach(file -> files.put(file.path(), file));
    Map<VaultPath, Laid> over = new HashMap<>(kept);
    over.putAll(laid);
    over.forEach((path, file) -> {
      if (folder.isEmpty() || path.isUnder(folder)) {
        files.remove(path);
        entry(path, file).ifPresent(entry -> files.put(path, entry));
      }
    });
    List<FileEntry> sorted = new ArrayList<>(files.values());
    sorted.sort(Comparator.comparing(FileEntry::path));
    return sorted;
  }
}
