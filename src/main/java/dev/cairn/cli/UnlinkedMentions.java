package dev.cairn.cli;

import dev.cairn.graph.LinkGraph;
import dev.cairn.graph.Mention;
import dev.cairn.graph.Mentions;
import dev.cairn.graph.PageNames;
import dev.cairn.search.IndexedPages;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where people name a page without linking it, and what a page of theirs names without linking it.
/// The pages that Cairn writes have their links already.
///
/// @param of the page, by others, the likeliest first
/// @param on the page, of others, the likeliest first
record UnlinkedMentions(List<Mention> of, List<Mention> on) {
  /// The most that are shown of each.
  private static final int MOST = 20;

  /// The most pages that are read for those that name a page.
  private static final int MOST_PAGES = 500;

  private static final Comparator<Mention> LIKELIEST =
      Comparator.comparing(Mention::score)
          .reversed()
          .thenComparing(Mention::from)
          .thenComparing(Mention::line)
          .thenComparing(Mention::to);

  UnlinkedMentions {
    of = of.stream().sorted(LIKELIEST).limit(MOST).toList();
    on = on.stream().sorted(LIKELIEST).limit(MOST).toList();
  }

  /// @param index as its last refresh left it
  static UnlinkedMentions of(Vault vault, SearchIndex index, Page page) throws IOException {
    List<VaultPath> files = index.pages().files();
    List<Page> pages = new ArrayList<>();
    for (VaultPath file : files) {
      if (IndexedPages.isPage(file)) {
        vault.page(file).ifPresent(pages::add); // absent where it was removed since the refresh
      }
    }
    LinkGraph graph = LinkGraph.of(pages, new FileNames(files));
    NamingPages naming = new NamingPages(index);
    Mentions mentions = Mentions.of(pages.stream().map(PageNames::of).toList(), graph, naming);
    List<Mention> of = new ArrayList<>();
    for (VaultPath path : naming(page, naming)) {
      Optional<Page> other = vault.page(path).filter(UnlinkedMentions::isWrittenByPeople);
      other.flatMap(each -> mentions.on(each, page.path())).ifPresent(of::add);
    }
    return new UnlinkedMentions(of, isWrittenByPeople(page) ? mentions.on(page) : List.of());
  }

  private static Set<VaultPath> naming(Page page, NamingPages index) throws IOException {
    Set<VaultPath> naming = new LinkedHashSet<>();
    for (String name : PageNames.of(page).names()) {
      if (naming.size() < MOST_PAGES) {
        naming.addAll(index.saying(name, MOST_PAGES - naming.size()));
      }
    }
    naming.remove(page.path());
    return naming;
  }

  private static boolean isWrittenByPeople(Page page) {
    boolean list =
        Set.of("index", "log", "review").contains(page.type())
            || page.path().equals(Vault.INDEX)
            || page.path().equals(Vault.LOG);
    boolean engine =
        page.front().get("written-by").filter(writer -> !writer.equals("human")).isPresent();
    return !list && (!engine || page.isHandsOff());
  }
}
