package dev.cairn.maintain;

import dev.cairn.maintain.PlantedFault.Check;
import dev.cairn.vault.Content;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.List;

/// What a vault's files show at this moment.
final class WikiState {
  private WikiState() {}

  /// The text of a page; empty where there is none.
  static String textOf(Vault vault, String page) throws IOException {
    return vault.read(VaultPath.of(page)).map(Content::text).orElse("");
  }

  /// Holds of a page that is there and does not hold these words.
  static Check lacks(String page, String words) {
    return vault -> {
      String text = textOf(vault, page);
      return !text.isEmpty() && !text.contains(words);
    };
  }

  /// Holds of a page of which each link leads somewhere.
  static Check leads(String page) {
    return vault ->
        !textOf(vault, page).isEmpty()
            && resolved(vault, page).stream().noneMatch(FileNames.Missing.class::isInstance);
  }

  /// Where the wikilinks of a page lead.
  static List<FileNames.Resolution> resolved(Vault vault, String page) throws IOException {
    VaultPath path = VaultPath.of(page);
    FileNames names = new FileNames(vault.files("").stream().map(FileEntry::path).toList());
    return Page.of(path, textOf(vault, page)).links().stream()
        .filter(link -> link.kind() == Link.Kind.WIKILINK)
        .map(link -> names.resolve(link.target(), path))
        .toList();
  }

  static boolean linksTo(Vault vault, String page, String target) throws IOException {
    return resolved(vault, page).contains(new FileNames.Found(VaultPath.of(target)));
  }

  /// Whether a page that is no list links to it.
  static boolean isLinked(Vault vault, String target) throws IOException {
    for (FileEntry file : vault.files(Vault.WIKI)) {
      boolean speaks =
          file.path().isMarkdown()
              && !List.of(Vault.INDEX, Vault.LOG, Vault.DECISIONS).contains(file.path())
              && !file.path().isUnder(Vault.REVIEWS)
              && !file.path().value().equals(target);
      if (speaks && linksTo(vault, file.path().value(), target)) {
        return true;
      }
    }
    return false;
  }

  /// Whether some page says this.
  static boolean isSaid(Vault vault, String sentence) throws IOException {
    for (FileEntry file : vault.files(Vault.WIKI)) {
      boolean page = file.path().isMarkdown() && !file.path().isUnder(Vault.REVIEWS);
      if (page && textOf(vault, file.path().value()).contains(sentence)) {
        return true;
      }
    }
    return false;
  }
}
