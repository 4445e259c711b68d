package dev.cairn.graph;

import dev.cairn.graph.PageLinks.Target;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Networks made by hand.
final class Networks {
  private Networks() {}

  /// A network of pages with short names: `a > b c` is a page and those it links to, `[c]` one that
  /// it cites.
  static LinkNetwork of(String... pages) {
    Map<VaultPath, List<Target>> links = new TreeMap<>();
    for (String page : pages) {
      String[] words = page.split("[ >]+");
      List<Target> targets = new ArrayList<>();
      for (int i = 1; i < words.length; i++) {
        boolean citation = words[i].startsWith("[");
        targets.add(new Target(words[i].replaceAll("[\\[\\]]", ""), i, citation));
      }
      links.put(path(words[0]), targets);
    }
    return of(links);
  }

  static LinkNetwork of(Map<VaultPath, List<Target>> links) {
    List<PageLinks> pages = new ArrayList<>();
    links.forEach((path, targets) -> pages.add(new PageLinks(path, targets)));
    return LinkNetwork.of(pages, new FileNames(links.keySet()));
  }

  /// The network of a vault as its files stand.
  static LinkNetwork of(Vault vault) throws IOException {
    List<VaultPath> files = vault.files("").stream().map(Vault.FileEntry::path).toList();
    List<PageLinks> pages = new ArrayList<>();
    for (VaultPath file : files) {
      vault.page(file).map(PageLinks::of).ifPresent(pages::add);
    }
    return LinkNetwork.of(pages, new FileNames(files));
  }

  static Map<VaultPath, PageTitle> titles(Vault vault) throws IOException {
    Map<VaultPath, PageTitle> titles = new TreeMap<>();
    for (Vault.FileEntry file : vault.files("")) {
      vault
          .page(file.path())
          .ifPresent(page -> titles.put(page.path(), new PageTitle(page.title(), page.type())));
    }
    return titles;
  }

  static VaultPath path(String name) {
    return VaultPath.of("wiki/concepts/" + name + ".md");
  }
}
