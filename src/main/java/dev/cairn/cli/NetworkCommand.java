package dev.cairn.cli;

import dev.cairn.graph.LinkNetwork;
import dev.cairn.search.IndexedPages;
import dev.cairn.vault.VaultPath;
import java.io.IOException;

/// A command that follows links through the whole vault.
abstract class NetworkCommand extends IndexedCommand {
  /// The page of the network that a person names.
  static VaultPath find(String name, LinkNetwork network, IndexedPages pages) throws IOException {
    VaultPath page = find(name, pages);
    if (network.number(page).isEmpty()) {
      throw Failure.usage(
          "not-in-network",
          page + " is a list or an instruction, which no chain of links goes through.",
          "Name a page that is about something, for example one that it lists.");
    }
    return page;
  }
}
