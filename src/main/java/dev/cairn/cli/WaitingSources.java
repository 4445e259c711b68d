package dev.cairn.cli;

import dev.cairn.compile.SourceRecord;
import dev.cairn.history.History;
import dev.cairn.history.Logged;
import dev.cairn.vault.Content;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files in `raw/` that wait to be taken in.
final class WaitingSources {
  private WaitingSources() {}

  /// The paths of those that wait, in their order.
  static List<String> in(Vault vault, Clock clock) throws IOException {
    List<String> unrecorded = unrecorded(vault);
    if (History.open(vault.root(), clock) instanceof History.Opened(History opened)) {
      try (History history = opened) {
        return withoutRemoved(vault, history, unrecorded);
      }
    }
    return unrecorded;
  }

  /// Those that no source's page names.
  static List<String> unrecorded(Vault vault) throws IOException {
    Set<String> recorded = new HashSet<>();
    for (FileEntry entry : vault.files(Vault.SOURCES)) {
      if (entry.path().isMarkdown()) {
        vault.page(entry.path()).ifPresent(page -> recorded.addAll(rawOf(page)));
      }
    }
    List<String> waiting = new ArrayList<>();
    for (FileEntry entry : vault.files(Vault.RAW)) {
      if (!recorded.contains(entry.path().value()) && !entry.path().isUnder("raw/assets")) {
        waiting.add(entry.path().value());
      }
    }
    return waiting;
  }

  private static List<String> rawOf(Page page) {
    return SourceRecord.of(page)
        .map(record -> {
          List<String> raw = new ArrayList<>(record.earlier());
          raw.add(record.raw().value());
          return raw;
        })
        .orElse(List.of());
  }

  /// Without the files whose source was taken out: they stay where they are, and wait for nothing.
  static List<String> withoutRemoved(Vault vault, History history, List<String> waiting)
      throws IOException {
    if (waiting.isEmpty()) {
      return waiting;
    }
    Set<String> removed = new HashSet<>();
    for (Logged logged : history.log(Integer.MAX_VALUE)) {
      removed.addAll(logged.operation().values("Cairn-Removed"));
    }
    List<String> left = new ArrayList<>();
    for (String path : waiting) {
      Optional<Content> content = vault.read(VaultPath.of(path));
      if (content.isPresent() && !removed.contains(content.get().sha256().hex())) {
        left.add(path);
      }
    }
    return left;
  }
}
