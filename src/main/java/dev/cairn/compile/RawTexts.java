package dev.cairn.compile;

import dev.cairn.gate.SourceText;
import dev.cairn.gate.SourceTexts;
import dev.cairn.history.History;
import dev.cairn.source.Reading;
import dev.cairn.source.Source;
import dev.cairn.source.SourceReader;
import dev.cairn.vault.Content;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The texts of the vault's sources, read from `raw/` when first asked for. A raw file that is not
/// what its record says is read as the history holds it.
final class RawTexts implements SourceTexts {
  private static final int MOST_KEPT = 20_000;

  private final Vault vault;
  private final History history;
  private final Store store;
  private final Map<String, Optional<SourceText>> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<SourceText>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  RawTexts(Vault vault, History history, Store store) {
    this.vault = vault;
    this.history = history;
    this.store = store;
  }

  /// Takes a source that was read already.
  void put(String slug, Source source) {
    SourceText text = SourceText.of(source);
    synchronized (known) {
      known.put(slug, Optional.of(text));
    }
  }

  @Override
  public Optional<SourceText> of(String slug) {
    Optional<SourceText> text;
    synchronized (known) {
      text = known.get(slug);
    }
    if (text == null) {
      text = store.record(slug).flatMap(this::source).map(SourceText::of);
      synchronized (known) {
        known.put(slug, text);
      }
    }
    return text;
  }

  /// The source that a record stands for; empty where its raw file is gone from the vault and from
  /// its history.
  Optional<Source> source(SourceRecord record) {
    return content(record)
        .flatMap(content ->
            switch (SourceReader.read(record.raw().fileName(), content.bytes())) {
              case Reading.Read(Source source) -> Optional.of(source);
              case Reading.Refused _ -> Optional.empty();
            });
  }

  private Optional<Content> content(SourceRecord record) {
    try {
      Optional<Content> present =
          vault.read(record.raw()).filter(content -> content.sha256().equals(record.sha256()));
      return present.isPresent()
          ? present
          : history
              .committed(record.raw())
              .filter(content -> content.sha256().equals(record.sha256()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
