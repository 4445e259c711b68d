package dev.cairn.search;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The fields of the index's documents.
final class Schema {
  /// Raised when what is indexed, or how, is no longer what an older index holds.
  static final String VERSION = "4";

  /// The key of the version in a commit's data.
  static final String VERSION_KEY = "cairn.schema";

  /// Everything a unit says, in the terms of its file's [Writing].
  static final String TEXT = "text";

  /// The title and the aliases as [Name]s, in the file's first unit.
  static final String NAME = "name";

  /// How often a title is written into a unit's text: a word of it says more about what the unit is
  /// about than one that the text happens to use.
  private static final int TITLE_TIMES = 3;

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

  /// Says how far apart the texts of a unit stand. Each brings its own words, as [Written].
  static Analyzer analyzer() {
    return Writing.OTHER.forFiles();
  }

  /// A text that is indexed in a writing, whatever writing others of the same field are in.
  private static final class Written extends Field {
    private final Writing writing;

    Written(String text, Writing writing) {
      super(TEXT, text, TextField.TYPE_NOT_STORED);
      this.writing = writing;
    }

    @Override
    public TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream reuse) {
      return writing.forFiles().tokenStream(TEXT, stringValue());
    }
  }

  /// A text of no words. Where every document of a segment has one, Lucene finds its length by the
  /// document's number; where some have none it walks from document to document, for every word
  /// that it writes.
  static Field noText() {
    return new Written("", Writing.OTHER);
  }

  /// The term that every document of a file carries.
  static Term fileTerm(VaultPath path) {
    return new Term(FILE, path.value());
  }

  /// A file's documents: its record, and its units.
  static List<Document> documents(FileText file, Seen seen) throws IOException {
    List<Document> documents = new ArrayList<>();
    documents.add(FileRecord.document(file, seen));
    List<Field> common = common(file);
    for (Unit unit : file.units()) {
      documents.add(unitDocument(file, unit, common));
    }
    return documents;
  }

  /// What each unit of a file says of the file itself.
  private static List<Field> common(FileText file) throws IOException {
    List<Field> common = new ArrayList<>();
    Field title = new TextField(TEXT, new KeptWords(file.title(), file.writing()));
    for (int i = 0; i < TITLE_TIMES; i++) {
      common.add(title);
    }
    for (List<String> texts : List.of(file.aliases(), file.tags())) {
      for (String text : texts) {
        common.add(new TextField(TEXT, new KeptWords(text, file.writing())));
      }
    }
    return common;
  }

  private static Document unitDocument(FileText file, Unit unit, List<Field> common) {
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
      document.add(new NumericDocValuesField(FIRST_DAY, days.first()));
      document.add(new NumericDocValuesField(LAST_DAY, days.last()));
    }
    if (unit == file.units().getFirst()) {
      document.add(new StringField(NAME, Name.of(file.title()), Field.Store.NO));
      for (String alias : file.aliases()) {
        document.add(new StringField(NAME, Name.of(alias), Field.Store.NO));
      }
    }
    Writing writing = file.writing();
    common.forEach(document::add);
    unit.headings().forEach(heading -> document.add(new Written(heading, writing)));
    document.add(new Written(unit.text(), writing));
    document.add(new StoredField(SHOWN_TITLE, file.title()));
    document.add(new StoredField(SHOWN_TYPE, file.type()));
    document.add(new StoredField(SECTION, String.join(SECTION_JOINT, unit.headings())));
    document.add(new StoredField(BODY, unit.text()));
    document.add(new StoredField(LINE, unit.line()));
    document.add(new StringField(WRITING, writing.name(), Field.Store.YES));
    return document;
  }
}
