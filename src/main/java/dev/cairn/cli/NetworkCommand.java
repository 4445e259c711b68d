package dev.cairn.cli;

import dev.cairn.graph.LinkNetwork;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.List;

/// What the commands that follow links through the whole vault share.
abstract class NetworkCommand extends CairnCommand {
  LinkNetwork network(Vault vault) throws IOException {
    return LinkNetwork.of(vault);
  }

  /// The page of the network that a person names.
  static VaultPath find(String name, LinkNetwork network, Vault vault) throws IOException {
    List<VaultPath> pages =
        vault.files("").stream()
            .map(Vault.FileEntry::path)
            .filter(path -> path.isMarkdown() && !path.isUnder(Vault.RAW))
            .toList();
    VaultPath page = PageNames.find(name, pages, vault);
    if (network.number(page).isEmpty()) {
      throw Failure.usage(
          "not-in-network",
          page + " is a list or an instruction, which no chain of links goes through.",
          "Name a page that is about something, for example one that it lists.");
    }
    return page;
  }

  static String title(VaultPath path, Vault vault) throws IOException {
    return vault.page(path).map(Page::title).orElseGet(path::basename);
  }
}
