package dev.cairn.search;

import dev.cairn.vault.Listing;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// What the index has seen of each file, by path.
record Manifest(Map<String, Seen> files) {

  /// How the files differ from what was seen.
  ///
  /// @param suspects files to read: new ones, and those whose size, time or identity is another
  /// @param gone files that are no longer there
  record Difference(List<FileEntry> suspects, List<VaultPath> gone) {
    boolean isEmpty() {
      return suspects.isEmpty() && gone.isEmpty();
    }
  }

  /// A manifest, how the files differ from it, and the commit that it was read from.
  ///
  /// @param generation counts the commits of the index
  record Read(Manifest manifest, Difference difference, long generation) {}

  static Manifest of(DirectoryReader reader) throws IOException {
    Map<String, Seen> files = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      read(leaf.reader(), files);
    }
    return new Manifest(files);
  }

  /// Paths lie in the index in their own order, several together in a block that must be unpacked:
  /// asked for in the order of the files, most would have one unpacked for themselves.
  private static void read(LeafReader segment, Map<String, Seen> files) throws IOException {
    Records records = Records.of(segment);
    NumericDocValues sizes = DocValues.getNumeric(segment, FileRecord.SIZE);
    SortedDocValues paths = DocValues.getSorted(segment, Schema.PATH);
    Bits live = segment.getLiveDocs();
    @Nullable Seen[] seen = new Seen[paths.getValueCount()];
    for (int doc = sizes.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = sizes.nextDoc()) {
      if (live != null && !live.get(doc)) {
        continue;
      }
      if (!paths.advanceExact(doc)) {
        throw new IOException("a file's record is incomplete");
      }
      seen[paths.ordValue()] = records.seen(doc);
    }
    TermsEnum names = paths.termsEnum();
    for (BytesRef name = names.next(); name != null; name = names.next()) {
      Seen file = seen[(int) names.ord()];
      if (file != null) {
        files.put(name.utf8ToString(), file);
      }
    }
  }

  /// What an index has seen of one file; null where it has not seen it.
  static @Nullable Seen seenOf(VaultPath path, DirectoryReader reader) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      LeafReader segment = leaf.reader();
      PostingsEnum found = segment.postings(FileRecord.term(path), PostingsEnum.NONE);
      Bits live = segment.getLiveDocs();
      int doc = found == null ? DocIdSetIterator.NO_MORE_DOCS : found.nextDoc();
      for (; doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
        if (live == null || live.get(doc)) {
          return Records.of(segment).seen(doc);
        }
      }
    }
    return null;
  }

  /// What the records of one segment say, asked in their order.
  private record Records(
      NumericDocValues sizes,
      NumericDocValues stamps,
      NumericDocValues ids,
      BinaryDocValues hashes) {
    static Records of(LeafReader segment) throws IOException {
      return new Records(
          DocValues.getNumeric(segment, FileRecord.SIZE),
          DocValues.getNumeric(segment, FileRecord.STAMP),
          DocValues.getNumeric(segment, FileRecord.FILE_ID),
          DocValues.getBinary(segment, FileRecord.HASH));
    }

    Seen seen(int doc) throws IOException {
      boolean whole =
          sizes.advanceExact(doc)
              && stamps.advanceExact(doc)
              && ids.advanceExact(doc)
              && hashes.advanceExact(doc);
      if (!whole) {
        throw new IOException("a file's record is incomplete");
      }
      String hash = hashes.binaryValue().utf8ToString();
      return new Seen(sizes.longValue(), stamps.longValue(), (int) ids.longValue(), hash);
    }
  }

  @Nullable Seen seenOf(VaultPath path) {
    return files.get(path.value());
  }

  Difference against(Listing present) {
    List<FileEntry> suspects = new ArrayList<>();
    Map<String, Seen> gone = new HashMap<>(files);
    present.forEach(entry -> {
      Seen seen = gone.remove(entry.path().value());
      if (seen == null || !seen.isStill(entry)) {
        suspects.add(entry);
      }
    });
    return new Difference(suspects, gone.keySet().stream().sorted().map(VaultPath::of).toList());
  }
}
