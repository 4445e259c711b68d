package dev.cairn.search;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/// Reads what a search finds part by part instead of file by file: a file that has much to say on a
/// query has several. For several threads.
public final class Excerpts {
  /// Units asked for beyond the limit, so that of equally good ones the path decides which is in
  /// and not the place in the index.
  private static final int SPARE = 20;

  private record Found(VaultPath path, ScoreDoc unit) {}

  /// The units of a file were added one after the other.
  private static final Comparator<Found> BEST_FIRST =
      Comparator.comparing((Found found) -> -found.unit.score)
          .thenComparing(Found::path)
          .thenComparing(found -> found.unit.doc);

  private final DirectoryReader reader;

  Excerpts(DirectoryReader reader) {
    this.reader = reader;
  }

  /// The best units, best first; of equal ones the path that sorts first. Each is read from the
  /// disk when it is asked for, which may fail with [UncheckedIOException].
  public Iterable<Excerpt> of(Query query) throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(SearchIndex.SIMILARITY);
    LuceneQuery sought = new LuceneQuery(query, new Vocabulary(reader));
    List<Found> found = new ArrayList<>();
    for (ScoreDoc unit : searcher.search(sought.wanted(), query.limit() + SPARE).scoreDocs) {
      found.add(new Found(path(unit.doc), unit));
    }
    found.sort(BEST_FIRST);
    StoredFields stored = searcher.storedFields();
    return () -> found.stream().limit(query.limit()).map(one -> excerpt(one, stored)).iterator();
  }

  private static Excerpt excerpt(Found found, StoredFields stored) {
    try {
      Document unit = stored.document(found.unit.doc);
      return new Excerpt(
          found.path,
          unit.get(Schema.SHOWN_TITLE),
          unit.get(Schema.SECTION),
          unit.getField(Schema.LINE).numericValue().intValue(),
          unit.get(Schema.BODY),
          found.unit.score);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private VaultPath path(int unit) throws IOException {
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(unit, reader.leaves()));
    SortedDocValues paths = DocValues.getSorted(leaf.reader(), Schema.PATH);
    if (!paths.advanceExact(unit - leaf.docBase)) {
      throw new IllegalStateException("a unit without a path");
    }
    return VaultPath.of(paths.lookupOrd(paths.ordValue()).utf8ToString());
  }
}
