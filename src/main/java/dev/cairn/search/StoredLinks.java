package dev.cairn.search;

import dev.cairn.graph.PageLinks;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// The links of each page that an index has, one page after the other in no order, for there may be
/// more of them than should be in memory at once. Fails with [UncheckedIOException].
final class StoredLinks implements Iterator<PageLinks> {
  private final Iterator<LeafReaderContext> segments;
  private @Nullable Segment segment;
  private @Nullable PageLinks next;

  private record Segment(BinaryDocValues links, SortedDocValues paths, @Nullable Bits live) {
    static Segment of(LeafReader reader) throws IOException {
      return new Segment(
          DocValues.getBinary(reader, FileRecord.LINKS),
          DocValues.getSorted(reader, Schema.PATH),
          reader.getLiveDocs());
    }

    @Nullable PageLinks next() throws IOException {
      for (int doc = links.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = links.nextDoc()) {
        if ((live == null || live.get(doc)) && paths.advanceExact(doc)) {
          VaultPath page = VaultPath.of(paths.lookupOrd(paths.ordValue()).utf8ToString());
          return FileRecord.links(page, links.binaryValue());
        }
      }
      return null;
    }
  }

  StoredLinks(DirectoryReader reader) {
    this.segments = reader.leaves().iterator();
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && (segment != null || segments.hasNext())) {
        Segment current = segment == null ? Segment.of(segments.next().reader()) : segment;
        next = current.next();
        segment = next == null ? null : current;
      }
      return next != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PageLinks next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    PageLinks page = next;
    next = null;
    return page;
  }
}
