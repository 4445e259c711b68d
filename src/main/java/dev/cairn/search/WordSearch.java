package dev.cairn.search;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;

/// Finds files by their words in one commit of the index.
final class WordSearch {
  private WordSearch() {}

  /// The best files, each by its best unit.
  ///
  /// @param start when the search began, by [System#nanoTime]
  static Hits of(DirectoryReader commit, Query query, long start) throws IOException {
    IndexSearcher searcher = new IndexSearcher(commit);
    searcher.setSimilarity(SearchIndex.SIMILARITY);
    LuceneQuery sought = new LuceneQuery(query, new Vocabulary(commit));
    Set<String> excluded = sought.hasUnwanted() ? paths(searcher, sought) : Set.of();
    BestPerFile.Best best =
        searcher.search(sought.wanted(), new BestPerFile(query.limit(), excluded));
    SnippetMaker snippets = new SnippetMaker(sought.sought().wanted());
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>();
    for (BestPerFile.Found found : best.found()) {
      hits.add(hit(found, stored.document(found.document()), snippets));
    }
    return new Hits(
        hits, best.total(), sought.sought().corrections(), (System.nanoTime() - start) / 1_000_000);
  }

  private static Set<String> paths(IndexSearcher searcher, LuceneQuery sought) throws IOException {
    Set<String> paths = new HashSet<>();
    BestPerFile all = new BestPerFile(Integer.MAX_VALUE, Set.of());
    searcher.search(sought.unwanted(), all).found().forEach(found -> paths.add(found.path()));
    return paths;
  }

  static Hit hit(BestPerFile.Found found, Document unit, SnippetMaker snippets) throws IOException {
    Writing writing = Writing.valueOf(unit.get(Schema.WRITING));
    return new Hit(
        VaultPath.of(found.path()),
        unit.get(Schema.SHOWN_TITLE),
        unit.get(Schema.SECTION),
        unit.get(Schema.SHOWN_TYPE),
        found.score(),
        snippets.of(unit.get(Schema.BODY), writing),
        unit.getField(Schema.LINE).numericValue().intValue());
  }
}
