package dev.cairn.search;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/// The fields of the index's documents.
final class Schema {
  /// Raised when what is indexed, or how, is no longer what an older index holds.
  static final String VERSION = "2";

  /// The key of the version in a commit's data.
  static final String VERSION_KEY = "cairn.schema";

  /// The fields that words are looked for in, before [Writing#field].
  static final String TITLE = "title";

  static final String ALIASES = "aliases";
  static final String HEADINGS = "headings";
  static final String TEXT = "text";

  /// Fields that narrow a search.
  static final String KIND = "kind";

  static final String TYPE = "type";
  static final String TAG = "tag";
  static final String FIRST_DAY = "first-day";
  static final String LAST_DAY = "last-day";

  /// The path, by which hits are grouped and the documents of a file are removed.
  static final String PATH = "path";

  static final String FILE = "file";

  /// Stored fields of a unit.
  static final String SHOWN_TITLE = "shown-title";

  static final String SHOWN_TYPE = "shown-type";
  static final String SECTION = "section";
  static final String BODY = "body";
  static final String LINE = "line";
  static final String WRITING = "writing";

  static final String SECTION_JOINT = " › ";

  private Schema() {}

  static Analyzer analyzer() {
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        for (Writing writing : Writing.values()) {
          if (field.equals(
              writing.field(field.substring(0, Math.max(0, field.lastIndexOf('.')))))) {
            return writing.forFiles();
          }
        }
        throw new IllegalArgumentException("no text field: " + field);
      }
    };
  }

  /// The term that every document of a file carries.
  static Term fileTerm(VaultPath path) {
    return new Term(FILE, path.value());
  }

  /// A file's documents: its record, and its units.
  static List<Document> documents(FileText file, Seen seen) throws IOException {
    List<Document> documents = new ArrayList<>();
    documents.add(FileRecord.document(file, seen));
    for (Unit unit : file.units()) {
      documents.add(unitDocument(file, unit));
    }
    return documents;
  }

  private static Document unitDocument(FileText file, Unit unit) {
    Document document = new Document();
    document.add(new StringField(FILE, file.path().value(), Field.Store.NO));
    document.add(new SortedDocValuesField(PATH, new BytesRef(file.path().value())));
    document.add(new StringField(KIND, file.kind().term(), Field.Store.NO));
    document.add(new StringField(TYPE, file.type(), Field.Store.NO));
    for (String tag : file.tags()) {
      document.add(new StringField(TAG, tag, Field.Store.NO));
    }
    Days days = file.days();
    if (days != null) {
      document.add(new LongPoint(FIRST_DAY, days.first()));
      document.add(new LongPoint(LAST_DAY, days.last()));
    }
    Writing writing = file.writing();
    document.add(new TextField(writing.field(TITLE), file.title(), Field.Store.NO));
    for (String alias : file.aliases()) {
      document.add(new TextField(writing.field(ALIASES), alias, Field.Store.NO));
    }
    for (String heading : unit.headings()) {
      document.add(new TextField(writing.field(HEADINGS), heading, Field.Store.NO));
    }
    for (String tag : file.tags()) {
      document.add(new TextField(writing.field(HEADINGS), tag, Field.Store.NO));
    }
    document.add(new TextField(writing.field(TEXT), unit.text(), Field.Store.NO));
    document.add(new StoredField(SHOWN_TITLE, file.title()));
    document.add(new StoredField(SHOWN_TYPE, file.type()));
    document.add(new StoredField(SECTION, String.join(SECTION_JOINT, unit.headings())));
    document.add(new StoredField(BODY, unit.text()));
    document.add(new StoredField(LINE, unit.line()));
    document.add(new StoredField(WRITING, writing.name()));
    return document;
  }
}
