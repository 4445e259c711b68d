package dev.cairn.compile;

import dev.cairn.gate.PageChecks;
import dev.cairn.gate.SourceText;
import dev.cairn.gate.Surroundings;
import dev.cairn.gate.Violation;
import dev.cairn.history.Logged;
import dev.cairn.vault.Content;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Takes over pages that models wrote, as the history holds them, where the store does not know
/// them: it is new, or another machine has written on.
///
/// Such a page cannot be compiled again, so its committed text is what the engine said. Lines on it
/// that the gate would not let the engine write are a person's, and are not taken over.
final class Adoption {
  private final Workbench bench;
  private final Map<String, SourceRecord> records;
  private final Map<String, Optional<SourceText>> texts = new HashMap<>();

  /// @param records the sources that the history records, by slug
  Adoption(Workbench bench, Map<String, SourceRecord> records) {
    this.bench = bench;
    this.records = Map.copyOf(records);
  }

  private Optional<SourceText> text(String slug) {
    return texts.computeIfAbsent(
        slug,
        name ->
            Optional.ofNullable(records.get(name))
                .flatMap(bench.texts()::source)
                .map(SourceText::of));
  }

  /// @param pages that say that a model wrote them
  void adopt(Set<VaultPath> pages) throws IOException {
    Map<VaultPath, String> committed = new TreeMap<>();
    for (VaultPath path : pages) {
      boolean topic = path.isUnder(Vault.CONCEPTS) || path.isUnder(Vault.ENTITIES);
      Optional<String> text = bench.history.committed(path).map(Content::text);
      if (topic
          && text.isPresent()
          && Landing.isAuthored(Page.of(path, text.get()))
          && !bench.store.authored(path).equals(text)) {
        committed.put(path, text.get());
      }
    }
    if (committed.isEmpty()) {
      return;
    }
    Map<VaultPath, Logged> engine = bench.history.lastTouchers(committed.keySet());
    PageChecks checks = checks();
    committed.forEach((path, text) -> {
      if (engine.containsKey(path) || bench.store.authored(path).isEmpty()) {
        bench.store.putAuthored(path, own(path, text, checks));
      }
    });
  }

  private PageChecks checks() {
    return new PageChecks(
        new Surroundings(
            new FileNames(bench.scan().files()),
            path -> {
              try {
                return bench.vault.page(path);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            this::text,
            bench.settings.allowedUrls()),
        false);
  }

  private static String own(VaultPath path, String text, PageChecks checks) {
    Set<Integer> others = new HashSet<>();
    Page page = Page.of(path, text);
    for (Violation violation : checks.of(page)) {
      if (violation.line() > page.front().lines()) {
        others.add(violation.line());
      }
    }
    List<String> lines = text.lines().toList();
    List<String> own = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!others.contains(i + 1)) {
        own.add(lines.get(i));
      }
    }
    return String.join("\n", own) + "\n";
  }
}
