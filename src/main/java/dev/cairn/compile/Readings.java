package dev.cairn.compile;

import dev.cairn.history.History;
import dev.cairn.source.Source;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What models have read in the vault's sources, as the history holds it. For several threads.
final class Readings {
  private final History history;
  private final Map<String, SourceReading> fresh = new ConcurrentHashMap<>();
  private @Nullable Set<VaultPath> kept;

  Readings(History history) {
    this.history = history;
  }

  /// Takes a reading that this operation brings.
  void put(String slug, SourceReading reading) {
    fresh.put(slug, reading);
  }

  Optional<SourceReading> of(String slug) {
    SourceReading own = fresh.get(slug);
    VaultPath path = ReadingFile.path(slug);
    try {
      return own != null
          ? Optional.of(own)
          : kept().contains(path)
              ? history.committed(path).flatMap(ReadingFile::of)
              : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Set<VaultPath> kept() throws IOException {
    Set<VaultPath> paths = kept;
    if (paths == null) {
      paths =
          history.tree().keySet().stream()
              .filter(path -> path.isUnder(Vault.READINGS))
              .collect(Collectors.toSet());
      kept = paths;
    }
    return paths;
  }

  /// What the compiler takes from a source, with what a model read in this version of it.
  Digest digest(Source source, SourceRecord record) {
    Digest baseline = Workbench.extractor().digest(source, Workbench.nameOf(record));
    return of(record.slug())
        .filter(reading -> reading.sha256().equals(record.sha256()))
        .map(reading -> ReadDigest.of(baseline, source.withoutInstructions(), reading).digest())
        .orElse(baseline);
  }
}
