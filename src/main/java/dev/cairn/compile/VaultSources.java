package dev.cairn.compile;

import dev.cairn.gate.SourceText;
import dev.cairn.gate.SourceTexts;
import dev.cairn.source.Reading;
import dev.cairn.source.SourceReader;
import dev.cairn.vault.Content;
import dev.cairn.vault.Page;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The sources of a vault as its source pages and raw files have them now, read when first asked
/// for. For several threads.
public final class VaultSources implements SourceTexts {
  private final Vault vault;
  private final Map<String, Optional<SourceText>> known = new ConcurrentHashMap<>();

  public VaultSources(Vault vault) {
    this.vault = vault;
  }

  @Override
  public Optional<SourceText> of(String slug) {
    return known.computeIfAbsent(slug, this::text);
  }

  private Optional<SourceText> text(String slug) {
    try {
      return read(slug);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<SourceText> read(String slug) throws IOException {
    Optional<Page> page = vault.page(VaultPath.of(Vault.SOURCES + "/" + slug + ".md"));
    Optional<SourceRecord> record = page.flatMap(SourceRecord::of);
    if (record.isEmpty()) {
      return Optional.empty();
    }
    Optional<Content> raw = vault.read(record.get().raw());
    return raw.flatMap(content ->
        switch (SourceReader.read(record.get().raw().fileName(), content.bytes())) {
          case Reading.Read(var source) -> Optional.of(SourceText.of(source));
          case Reading.Refused _ -> Optional.empty();
        });
  }

  /// The digest of a raw file as it is now; empty where there is none.
  public Optional<Sha256> hash(VaultPath path) {
    try {
      return vault.read(path).map(Content::sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
