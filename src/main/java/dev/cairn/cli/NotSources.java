package dev.cairn.cli;

import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// The files of a vault that are no sources when a whole folder is taken in: its wiki, its own
/// settings and rules, and the folders that its owner has Cairn ignore.
final class NotSources {
  private static final List<String> OWN =
      List.of(
          Vault.SETTINGS,
          "AGENTS.md",
          "CLAUDE.md",
          "program.md",
          "idea-files",
          Vault.QUESTIONS.value());

  private final Path root;
  private final Collection<String> ignored;

  NotSources(Vault vault, Collection<String> ignored) throws IOException {
    this.root = vault.root().toRealPath();
    this.ignored = ignored;
  }

  boolean isWiki(Path real) {
    return real.startsWith(root.resolve(Vault.WIKI));
  }

  boolean contains(Path real) {
    return isWiki(real)
        || OWN.stream().anyMatch(name -> real.startsWith(root.resolve(name)))
        || ignored.stream().anyMatch(name -> real.startsWith(root.resolve(name)));
  }
}
