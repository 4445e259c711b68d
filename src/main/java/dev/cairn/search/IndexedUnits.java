package dev.cairn.search;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;

/// The units that a commit of the search index holds, for whoever wants to embed or show them.
final class IndexedUnits {
  /// Far more units than a file of the greatest readable size has.
  private static final int MOST = 1_000_000;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  IndexedUnits(DirectoryReader reader) {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
  }

  /// Every file that is searched, with what its units follow from, so that equal values mean equal
  /// units.
  SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    String version = Schema.VERSION + "." + UnitText.VERSION + " ";
    Manifest.of(reader)
        .files()
        .forEach((path, seen) -> {
          if (FileTexts.isSearched(VaultPath.of(path))) {
            files.put(path, version + seen.hash());
          }
        });
    return files;
  }

  /// The units of a file by their hashes, in the file's order, each text once.
  Map<String, UnitText> of(String path) throws IOException {
    Map<String, UnitText> units = new LinkedHashMap<>();
    StoredFields stored = searcher.storedFields();
    TermQuery ofFile = new TermQuery(Schema.fileTerm(VaultPath.of(path)));
    int count = Math.min(MOST, Math.max(1, searcher.count(ofFile)));
    for (ScoreDoc found : searcher.search(ofFile, count, Sort.INDEXORDER).scoreDocs) {
      Document unit = stored.document(found.doc);
      String body = unit.get(Schema.BODY);
      if (body == null) {
        continue; // the document that says what was seen of the file
      }
      UnitText text =
          UnitText.of(unit.get(Schema.SHOWN_TITLE), unit.get(Schema.SECTION), body, found.doc);
      if (!text.text().isBlank()) {
        units.putIfAbsent(text.hash(), text);
      }
    }
    return units;
  }
}
