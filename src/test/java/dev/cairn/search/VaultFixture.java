package dev.cairn.search;

import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/// A vault in a temporary folder whose files are old enough for their times to be trusted.
final class VaultFixture {
  private final Path root;
  private Instant time = Instant.parse("2026-01-01T00:00:00Z");

  VaultFixture(Path root) throws IOException {
    this.root = root;
    write("cairn.toml", "");
  }

  Vault vault() throws IOException {
    return new Vault(root);
  }

  Path index() {
    return root.resolve(".cairn/index");
  }

  VaultFixture write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    touch(path);
    return this;
  }

  void touch(String path) throws IOException {
    time = time.plusSeconds(1);
    Files.setLastModifiedTime(root.resolve(path), FileTime.from(time));
  }

  void delete(String path) throws IOException {
    Files.delete(root.resolve(path));
  }

  List<String> paths(String query) throws IOException {
    return paths(Query.parse(query));
  }

  List<String> paths(Query query) throws IOException {
    return search(query).hits().stream().map(hit -> hit.path().value()).toList();
  }

  Hits search(Query query) throws IOException {
    try (SearchIndex index = SearchIndex.open(vault())) {
      return index.search(query);
    }
  }

  Refreshed refresh() throws IOException {
    try (SearchIndex index = SearchIndex.open(vault())) {
      return index.refresh();
    }
  }
}
