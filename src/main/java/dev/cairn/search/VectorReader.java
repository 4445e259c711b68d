package dev.cairn.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;

/// What a vector index holds at one moment.
final class VectorReader implements Closeable {
  private final DirectoryReader reader;

  /// A file that is near to what is looked for, by the unit of it that is nearest.
  ///
  /// @param hash the hash of the unit's text
  record Near(String path, String hash, float score) {}

  /// @param reader closed with this
  VectorReader(DirectoryReader reader) {
    this.reader = reader;
  }

  /// The files nearest to a vector, nearest first; of equals the path that sorts first.
  ///
  /// @param allowed the documents that may be found; empty for all
  /// @param units how many units are looked at, of which several may be of one file
  List<Near> nearest(float[] vector, Optional<Query> allowed, int units) throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    Query query = new KnnFloatVectorQuery(VectorSchema.VECTOR, vector, units, allowed.orElse(null));
    Map<String, Near> best = new HashMap<>();
    for (ScoreDoc found : searcher.search(query, units).scoreDocs) {
      LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(found.doc, reader.leaves()));
      int document = found.doc - leaf.docBase;
      String path = path(leaf.reader(), document);
      best.putIfAbsent(path, new Near(path, hash(leaf.reader(), document), found.score));
    }
    List<Near> nearest = new ArrayList<>(best.values());
    nearest.sort(Comparator.comparing(Near::score).reversed().thenComparing(Near::path));
    return nearest;
  }

  /// The mark of every file that has all its vectors.
  Map<String, String> marks() throws IOException {
    Map<String, String> marks = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      BinaryDocValues values = DocValues.getBinary(leaf.reader(), VectorSchema.MARK);
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        if (live == null || live.get(doc)) {
          marks.put(path(leaf.reader(), doc), values.binaryValue().utf8ToString());
        }
      }
    }
    return marks;
  }

  /// Every file of which there is anything.
  Set<String> paths() throws IOException {
    Set<String> paths = new HashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      SortedDocValues values = DocValues.getSorted(leaf.reader(), VectorSchema.PATH);
      Bits live = leaf.reader().getLiveDocs();
      boolean[] seen = new boolean[values.getValueCount()];
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        if ((live == null || live.get(doc)) && !seen[values.ordValue()]) {
          seen[values.ordValue()] = true;
          paths.add(values.lookupOrd(values.ordValue()).utf8ToString());
        }
      }
    }
    return paths;
  }

  /// The hashes of a file's units.
  Set<String> hashesOf(String path) throws IOException {
    Set<String> hashes = new HashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      LeafReader segment = leaf.reader();
      PostingsEnum documents = segment.postings(VectorSchema.fileTerm(path), PostingsEnum.NONE);
      Bits live = segment.getLiveDocs();
      BinaryDocValues values = DocValues.getBinary(segment, VectorSchema.HASH);
      while (documents != null && documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        int doc = documents.docID();
        if ((live == null || live.get(doc)) && values.advanceExact(doc)) {
          hashes.add(values.binaryValue().utf8ToString());
        }
      }
    }
    return hashes;
  }

  /// The vector of a text, in whichever file it stands or stood.
  Optional<float[]> vector(String hash) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      LeafReader segment = leaf.reader();
      PostingsEnum documents =
          segment.postings(new Term(VectorSchema.HASH, hash), PostingsEnum.NONE);
      FloatVectorValues vectors = segment.getFloatVectorValues(VectorSchema.VECTOR);
      if (documents != null
          && vectors != null
          && documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        KnnVectorValues.DocIndexIterator place = vectors.iterator();
        if (place.advance(documents.docID()) == documents.docID()) {
          return Optional.of(vectors.vectorValue(place.index()).clone());
        }
      }
    }
    return Optional.empty();
  }

  /// How long the vectors are; empty where nothing was embedded yet.
  OptionalInt dimensions() throws IOException {
    float[] probe = VectorSchema.probe(reader.getIndexCommit().getUserData().entrySet());
    return probe == null ? OptionalInt.empty() : OptionalInt.of(probe.length);
  }

  private static String path(LeafReader segment, int document) throws IOException {
    SortedDocValues paths = DocValues.getSorted(segment, VectorSchema.PATH);
    if (!paths.advanceExact(document)) {
      throw new IOException("a vector without a file");
    }
    return paths.lookupOrd(paths.ordValue()).utf8ToString();
  }

  private static String hash(LeafReader segment, int document) throws IOException {
    BinaryDocValues hashes = DocValues.getBinary(segment, VectorSchema.HASH);
    if (!hashes.advanceExact(document)) {
      throw new IOException("a vector without a text");
    }
    return hashes.binaryValue().utf8ToString();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
