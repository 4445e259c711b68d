package dev.cairn.search;

import dev.cairn.graph.PageLinks;
import dev.cairn.graph.PageLinks.Target;
import dev.cairn.text.NameKey;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/// The document that says of one file what the index has seen of it, by which names it goes, and
/// where it links to. Every file of the vault has one, also those whose words are not searched:
/// links point at them.
final class FileRecord {
  /// The path, as a term that no other document carries.
  static final String SEEN = "seen";

  static final String SIZE = "size";
  static final String STAMP = "stamp";
  static final String FILE_ID = "file-id";
  static final String HASH = "hash";

  /// The file's name as links give it, [FileNames#nameOf].
  static final String NAME = "file-name";

  /// The keys of its title and aliases, [NameKey#of], on pages that people may call by them.
  static final String KEY = "key";

  /// The names that its links point at, [FileNames#nameOf].
  static final String LINKED = "linked";

  /// Its links, packed; only on pages.
  static final String LINKS = "links";

  static final String PAGE_TITLE = "page-title";
  static final String PAGE_TYPE = "page-type";

  private FileRecord() {}

  static Term term(VaultPath path) {
    return new Term(SEEN, path.value());
  }

  static Document document(FileText file, Seen seen) throws IOException {
    VaultPath path = file.path();
    Document document = new Document();
    document.add(new StringField(Schema.FILE, path.value(), Field.Store.NO));
    document.add(new StringField(SEEN, path.value(), Field.Store.NO));
    document.add(new SortedDocValuesField(Schema.PATH, new BytesRef(path.value())));
    document.add(new StringField(NAME, FileNames.nameOf(path.fileName()), Field.Store.NO));
    document.add(Schema.noText());
    document.add(new NumericDocValuesField(SIZE, seen.size()));
    document.add(new NumericDocValuesField(STAMP, seen.stamp()));
    document.add(new NumericDocValuesField(FILE_ID, seen.id()));
    document.add(new BinaryDocValuesField(HASH, new BytesRef(seen.hash())));
    if (file.links() != null) {
      addPage(document, file, file.links());
    }
    return document;
  }

  private static void addPage(Document document, FileText file, PageLinks links)
      throws IOException {
    document.add(new BinaryDocValuesField(LINKS, packed(links)));
    document.add(new BinaryDocValuesField(PAGE_TITLE, new BytesRef(file.title())));
    document.add(new BinaryDocValuesField(PAGE_TYPE, new BytesRef(file.type())));
    Set<String> linked =
        links.links().stream()
            .map(link -> nameIn(link.name()))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    for (String name : linked) {
      document.add(new StringField(LINKED, shortened(name), Field.Store.NO));
    }
    if (!file.type().equals("source")) {
      Stream.concat(Stream.of(file.title()), file.aliases().stream())
          .map(NameKey::of)
          .filter(key -> !key.isEmpty())
          .distinct()
          .forEach(key -> document.add(new StringField(KEY, shortened(key), Field.Store.NO)));
    }
  }

  /// What changes when a file is touched, or is too large to be read. Each field that changes
  /// leaves four files beside the segment, and whoever searches opens them.
  static Field[] touchedFields(Seen before, Seen now) {
    List<Field> touched = new ArrayList<>();
    if (before.size() != now.size()) {
      touched.add(new NumericDocValuesField(SIZE, now.size()));
    }
    if (before.stamp() != now.stamp()) {
      touched.add(new NumericDocValuesField(STAMP, now.stamp()));
    }
    if (before.id() != now.id()) {
      touched.add(new NumericDocValuesField(FILE_ID, now.id()));
    }
    return touched.toArray(Field[]::new);
  }

  /// The name that a link's target ends in, as files' names are compared.
  static String nameIn(String target) {
    return FileNames.nameOf(target.substring(target.lastIndexOf('/') + 1));
  }

  /// Lucene takes no term above 32,766 bytes; no file name comes near this length.
  static String shortened(String name) {
    return name.length() <= 1_000 ? name : name.substring(0, 1_000);
  }

  private static BytesRef packed(PageLinks page) throws IOException {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    out.writeVInt(page.links().size());
    for (Target link : page.links()) {
      out.writeVInt(link.line() << 1 | (link.citation() ? 1 : 0));
      out.writeString(link.name());
    }
    return new BytesRef(out.toArrayCopy());
  }

  static PageLinks links(VaultPath page, BytesRef packed) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(packed.bytes, packed.offset, packed.length);
    int count = in.readVInt();
    List<Target> links = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int place = in.readVInt();
      links.add(new Target(in.readString(), place >>> 1, (place & 1) != 0));
    }
    return new PageLinks(page, links);
  }
}
