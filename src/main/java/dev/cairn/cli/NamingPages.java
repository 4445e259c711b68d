package dev.cairn.cli;

import dev.cairn.graph.Mentions;
import dev.cairn.search.Hit;
import dev.cairn.search.Query;
import dev.cairn.search.Query.Scope;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;

/// Asks the search index which pages name something, so that not every page has to be read.
final class NamingPages implements Mentions.Naming {
  private final SearchIndex index;

  /// @param index as its last refresh left it
  NamingPages(SearchIndex index) {
    this.index = index;
  }

  /// The page that goes by the name says it too, and does not count.
  @Override
  public int pages(String name) {
    try {
      int wiki = index.search(phrase(name, Scope.WIKI, null, 1)).total();
      int notes = index.search(phrase(name, Scope.ALL, "note", 1)).total();
      return Math.max(0, wiki + notes - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The pages that say a name, those that say it most first.
  Set<VaultPath> saying(String name, int most) throws IOException {
    Set<VaultPath> pages = new LinkedHashSet<>();
    for (Hit hit : index.search(phrase(name, Scope.WIKI, null, most)).hits()) {
      pages.add(hit.path());
    }
    for (Hit hit : index.search(phrase(name, Scope.ALL, "note", most)).hits()) {
      pages.add(hit.path());
    }
    return pages;
  }

  private static Query phrase(
      String name, Scope in, @org.jspecify.annotations.Nullable String type, int most) {
    String words = name.replaceAll("[\"“”„]", " ");
    return new Query("\"" + words + "\"", in, type, null, null, null, most);
  }
}
