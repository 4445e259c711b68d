package dev.cairn.search;

import dev.cairn.graph.Backlink;
import dev.cairn.graph.LinkNetwork;
import dev.cairn.graph.PageLinks;
import dev.cairn.graph.PageLinks.Target;
import dev.cairn.graph.PageTitle;
import dev.cairn.text.NameKey;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/// What the index remembers of the vault's files beside their words: names, titles, links. Reads no
/// file, so that the cost of a question grows with its answer and not with the vault. As the last
/// refresh left the index; to be asked before the next.
public final class IndexedPages {
  private final DirectoryReader reader;
  private final Map<String, List<VaultPath>> named = new HashMap<>();

  IndexedPages(DirectoryReader reader) {
    this.reader = reader;
  }

  /// What is done with a record.
  @FunctionalInterface
  private interface Visit {
    void record(VaultPath path, LeafReader segment, int document) throws IOException;
  }

  /// What a link's target comes to, as [FileNames#resolve].
  public FileNames.Resolution resolve(String target, VaultPath from) throws IOException {
    return new FileNames(filesNamed(FileRecord.nameIn(target))).resolve(target, from);
  }

  /// The files of the vault, ordered by path.
  public List<VaultPath> files() throws IOException {
    List<VaultPath> files = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      LeafReader segment = leaf.reader();
      visit(
          segment,
          DocValues.getNumeric(segment, FileRecord.SIZE),
          (path, in, document) -> files.add(path));
    }
    files.sort(null);
    return files;
  }

  /// The pages that go by a title or an alias, in any spelling with the same [NameKey], ordered by
  /// path. Pages of sources are not called by their titles.
  public List<VaultPath> called(String name) throws IOException {
    List<VaultPath> found = new ArrayList<>();
    String key = FileRecord.shortened(NameKey.of(name));
    visit(new Term(FileRecord.KEY, key), (path, segment, document) -> found.add(path));
    found.sort(null);
    return found;
  }

  /// The words of a question, with how much each tells.
  public List<AskedWord> asked(List<String> words) throws IOException {
    return AskedWord.of(words, new Vocabulary(reader));
  }

  /// The links of every page, in no order. Iterating may fail with [java.io.UncheckedIOException].
  public Iterable<PageLinks> links() {
    return () -> new StoredLinks(reader);
  }

  /// What each page is called.
  public Map<VaultPath, PageTitle> titles() throws IOException {
    Map<VaultPath, PageTitle> all = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      LeafReader segment = leaf.reader();
      BinaryDocValues titles = DocValues.getBinary(segment, FileRecord.PAGE_TITLE);
      BinaryDocValues types = DocValues.getBinary(segment, FileRecord.PAGE_TYPE);
      visit(
          segment,
          titles,
          (path, in, document) -> {
            String type = types.advanceExact(document) ? types.binaryValue().utf8ToString() : "";
            all.put(path, new PageTitle(titles.binaryValue().utf8ToString(), type));
          });
    }
    return all;
  }

  /// The links between all pages.
  public LinkNetwork network() throws IOException {
    try {
      return LinkNetwork.of(links(), new FileNames(files()));
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  /// The links to a file from other pages, ordered by page and line.
  public List<Backlink> backlinks(VaultPath file) throws IOException {
    List<Backlink> found = new ArrayList<>();
    Term named = new Term(FileRecord.LINKED, FileRecord.nameIn(file.fileName()));
    visit(
        named,
        (from, segment, document) -> {
          BinaryDocValues links = DocValues.getBinary(segment, FileRecord.LINKS);
          if (from.equals(file) || !links.advanceExact(document)) {
            return;
          }
          for (Target link : FileRecord.links(from, links.binaryValue()).links()) {
            if (leadsTo(file, link.name(), from)) {
              found.add(new Backlink(from, link.line(), link.citation()));
            }
          }
        });
    found.sort(Comparator.comparing(Backlink::from).thenComparing(Backlink::line));
    return found;
  }

  private boolean leadsTo(VaultPath file, String target, VaultPath from) throws IOException {
    if (!FileRecord.nameIn(target).equals(FileRecord.nameIn(file.fileName()))) {
      return false;
    }
    return switch (resolve(target, from)) {
      case FileNames.Found(VaultPath path) -> path.equals(file);
      case FileNames.Missing _, FileNames.Ambiguous _ -> false;
    };
  }

  private List<VaultPath> filesNamed(String name) throws IOException {
    List<VaultPath> known = named.get(name);
    if (known == null) {
      known = new ArrayList<>(1);
      List<VaultPath> found = known;
      visit(new Term(FileRecord.NAME, name), (path, segment, document) -> found.add(path));
      found.sort(null);
      named.put(name, found);
    }
    return known;
  }

  private void visit(Term term, Visit visit) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum records = leaf.reader().postings(term, PostingsEnum.NONE);
      if (records != null) {
        visit(leaf.reader(), records, visit);
      }
    }
  }

  /// Goes through those of a segment's documents that still count.
  private static void visit(LeafReader segment, DocIdSetIterator documents, Visit visit)
      throws IOException {
    SortedDocValues paths = DocValues.getSorted(segment, Schema.PATH);
    Bits live = segment.getLiveDocs();
    for (int doc = documents.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = documents.nextDoc()) {
      if ((live == null || live.get(doc)) && paths.advanceExact(doc)) {
        visit.record(path(paths), segment, doc);
      }
    }
  }

  private static VaultPath path(SortedDocValues paths) throws IOException {
    return VaultPath.of(paths.lookupOrd(paths.ordValue()).utf8ToString());
  }

  /// Whether a file is a page: markdown outside `raw/`.
  public static boolean isPage(VaultPath file) {
    return file.isMarkdown() && !file.isUnder(Vault.RAW);
  }
}
