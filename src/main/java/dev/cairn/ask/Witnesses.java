package dev.cairn.ask;

import dev.cairn.compile.SourceRecord;
import dev.cairn.graph.PageLinks;
import dev.cairn.review.Callout;
import dev.cairn.search.Hit;
import dev.cairn.search.IndexedPages;
import dev.cairn.search.Query;
import dev.cairn.search.SearchIndex;
import dev.cairn.source.Reading;
import dev.cairn.source.SourceReader;
import dev.cairn.text.Word;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Content;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds what can testify on a question: first the pages that bear a name of the question, then
/// what a search of pages and raw files finds, then the pages that those link to. From a page of
/// the wiki it goes on to the sources that the page cites; a saved answer or a review is never
/// asked.
final class Witnesses {
  /// Files read for one question.
  private static final int MOST = 14;

  private static final int MOST_HITS = 20;
  private static final int MOST_WANTED = 5;
  private static final int MOST_NAME_WORDS = 5;

  /// Pages whose links are followed.
  private static final int FOLLOWED = 3;

  private final Vault vault;
  private final SearchIndex index;
  private final IndexedPages pages;
  private final Map<VaultPath, Witness> byPage = new LinkedHashMap<>();
  private final Map<VaultPath, Page> wiki = new LinkedHashMap<>();
  private final Set<String> labels = new HashSet<>();
  private final List<List<String>> names = new ArrayList<>();
  private final Set<VaultPath> named = new HashSet<>();
  private final Set<VaultPath> looked = new HashSet<>();
  private @Nullable List<VaultPath> sourcePages;
  private @Nullable Map<String, VaultPath> pagesByRaw;

  Witnesses(Vault vault, SearchIndex index) throws IOException {
    this.vault = vault;
    this.index = index;
    this.pages = index.pages();
  }

  /// Looks for a question.
  void find(Question question) throws IOException {
    for (VaultPath path : named(question.text())) {
      look(path);
      vault
          .page(path)
          .ifPresent(page -> {
            List<String> same = new ArrayList<>(page.aliases());
            same.add(page.title());
            names.add(List.copyOf(same));
            named.add(path);
          });
    }
    search(question.query());
    follow(question);
  }

  /// Looks for other words.
  void search(String words) throws IOException {
    if (words.isBlank()) {
      return;
    }
    Query query = Query.parse(words + " -type:answer -type:review").limitedTo(MOST_HITS);
    for (Hit hit : index.search(query).hits()) {
      look(hit.path());
    }
  }

  /// Reads a page that somebody names.
  ///
  /// @return whether there is one
  boolean read(String slug) throws IOException {
    if (pages.resolve(slug, Vault.INDEX) instanceof FileNames.Found(VaultPath path)) {
      look(path);
      return looked.contains(path);
    }
    return false;
  }

  /// What was found, the likeliest first.
  List<Witness> all() {
    return List.copyOf(byPage.values());
  }

  /// The pages of the wiki that were found, the likeliest first.
  List<Page> pages() {
    return List.copyOf(wiki.values());
  }

  /// The names of each page that bears a name of the question.
  List<List<String>> names() {
    return names;
  }

  /// Whether the question has a name of this page.
  boolean isNamed(Page page) {
    return named.contains(page.path());
  }

  /// Whether a page that was found cites this.
  boolean isCited(String label) {
    return labels.contains(label);
  }

  /// What sources disagree about, on the pages that were found.
  List<Callout> disagreements() {
    return wiki.values().stream().flatMap(page -> Callout.of(page.text()).stream()).toList();
  }

  /// Pages that others link to, nobody has written, and whose names the question speaks of, the
  /// most linked first.
  List<String> wanted(Weighing weighing) throws IOException {
    Map<String, Integer> wanted = new TreeMap<>();
    for (PageLinks links : pages.links()) {
      for (PageLinks.Target link : links.links()) {
        String name = link.name();
        if (!link.citation()
            && !weighing.hits(name.replace('-', ' '), "en").isEmpty()
            && pages.resolve(name, links.page()) instanceof FileNames.Missing) {
          wanted.merge(name, 1, Integer::sum);
        }
      }
    }
    return wanted.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_WANTED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Reads what somebody else asks.
  Question question(String text) throws IOException {
    return Question.of(text, pages);
  }

  /// The pages that bear a name which the question has, longer names first.
  private List<VaultPath> named(String text) throws IOException {
    List<Word> words = Word.of(text);
    Set<VaultPath> found = new LinkedHashSet<>();
    for (int length = Math.min(MOST_NAME_WORDS, words.size()); length > 0; length--) {
      for (int from = 0; from + length <= words.size(); from++) {
        String name = text.substring(words.get(from).start(), words.get(from + length - 1).end());
        List<VaultPath> called = name.length() < 3 ? List.of() : pages.called(name);
        if (called.size() == 1) {
          found.addAll(called);
        }
      }
    }
    return List.copyOf(found);
  }

  /// From the first pages to those that they link to and whose titles the question speaks of.
  private void follow(Question question) throws IOException {
    for (Page page : wiki.values().stream().limit(FOLLOWED).toList()) {
      for (var link : page.links()) {
        if (byPage.size() >= MOST) {
          return;
        }
        boolean spoken =
            question.words().stream()
                .anyMatch(word ->
                    word.word().length() > 3
                        && link.target()
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains(Word.fold(word.word())));
        if (spoken
            && pages.resolve(link.target(), page.path()) instanceof FileNames.Found(VaultPath to)) {
          look(to);
        }
      }
    }
  }

  private void look(VaultPath path) throws IOException {
    if (byPage.size() >= MOST || !looked.add(path) || path.isUnder(Vault.ANSWERS)) {
      return;
    }
    if (path.isUnder(Vault.RAW)) {
      raw(path);
      return;
    }
    Optional<Page> page = vault.page(path);
    if (page.isPresent() && path.isMarkdown()) {
      look(page.get());
    }
  }

  private void look(Page page) throws IOException {
    switch (page.type()) {
      case "answer", "review", "index", "log" -> {}
      case "source" -> {
        wiki.put(page.path(), page);
        source(page);
      }
      default -> {
        List<Citation> citations = page.citations();
        if (page.path().isUnder(Vault.WIKI)) {
          wiki.put(page.path(), page);
        }
        if (citations.isEmpty()) {
          note(page.path(), page);
        }
        Set<String> names = new LinkedHashSet<>();
        for (Citation citation : citations) {
          labels.add(citation.label());
          names.add(citation.source());
        }
        cited(names, page.path());
      }
    }
  }

  private void cited(Collection<String> names, VaultPath from) throws IOException {
    for (String name : names) {
      if (pages.resolve(name, from) instanceof FileNames.Found(VaultPath path)
          && !byPage.containsKey(path)
          && byPage.size() < MOST) {
        Optional<Page> page = vault.page(path);
        if (page.isPresent() && page.get().type().equals("source")) {
          source(page.get());
        }
      }
    }
  }

  private void source(Page page) throws IOException {
    Optional<SourceRecord> record = SourceRecord.of(page);
    if (record.isEmpty() || byPage.containsKey(page.path())) {
      return;
    }
    Optional<Content> raw = vault.read(record.get().raw());
    raw.ifPresent(content -> {
      if (SourceReader.read(record.get().raw().fileName(), content.bytes())
          instanceof Reading.Read(var source)) {
        String name = page.path().basename();
        byPage.put(page.path(), Witness.of(name, page, true, page.title(), source));
      }
    });
  }

  private void raw(VaultPath path) throws IOException {
    Optional<Content> content = vault.read(path);
    if (content.isEmpty()) {
      return;
    }
    Optional<Page> page = sourcePage(path, content.get().sha256());
    if (page.isPresent()) {
      source(page.get());
    } else {
      note(path, Page.of(path, ""));
    }
  }

  /// A file that is no source yet. Of a page with front matter the reader takes what it says of
  /// itself.
  private void note(VaultPath path, Page page) throws IOException {
    Optional<Content> content = vault.read(path);
    if (content.isPresent()
        && SourceReader.read(path.fileName(), content.get().bytes())
            instanceof Reading.Read(var source)) {
      String file = path.value();
      String name = file.endsWith(".md") ? file.substring(0, file.length() - 3) : file;
      String title = source.title().isBlank() ? path.basename() : source.title();
      byPage.put(path, Witness.of(name, page, false, title, source));
    }
  }

  /// The page of the source that a raw file belongs to. Mostly the page's name ends in the
  /// beginning of the file's hash; that of a revised source does not.
  private Optional<Page> sourcePage(VaultPath raw, Sha256 sha256) throws IOException {
    String ending = "-" + sha256.abbreviated();
    for (VaultPath path : sourcePages()) {
      if (path.basename().endsWith(ending)) {
        Optional<Page> page = vault.page(path);
        if (page.isPresent() && isOf(raw, page.get())) {
          return page;
        }
      }
    }
    VaultPath path = pagesByRaw().get(raw.value());
    return path == null ? Optional.empty() : vault.page(path);
  }

  private static boolean isOf(VaultPath raw, Page page) {
    return SourceRecord.of(page).map(SourceRecord::raw).filter(raw::equals).isPresent();
  }

  private List<VaultPath> sourcePages() throws IOException {
    if (sourcePages == null) {
      sourcePages = pages.files().stream().filter(path -> path.isUnder(Vault.SOURCES)).toList();
    }
    return sourcePages;
  }

  private Map<String, VaultPath> pagesByRaw() throws IOException {
    if (pagesByRaw == null) {
      pagesByRaw = new HashMap<>();
      for (VaultPath path : sourcePages()) {
        Optional<SourceRecord> record = vault.page(path).flatMap(SourceRecord::of);
        if (record.isPresent()) {
          pagesByRaw.put(record.get().raw().value(), path);
        }
      }
    }
    return pagesByRaw;
  }
}
