package dev.cairn.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The documents of a vector index: one for each unit, with its file, the hash of its text and its
/// vector; and one for each file of which every unit is there, which says what the units followed
/// from. What a reader is shown of a unit stands in the search index alone.
final class VectorSchema {
  /// Raised when older vector indexes cannot be used.
  private static final String VERSION = "1";

  /// The keys of a commit's data.
  private static final String VERSION_KEY = "cairn.vectors";

  private static final String IDENTITY_KEY = "cairn.embedder";

  /// Holds the vector of [VectorUpdate#PROBE], once anything was embedded.
  private static final String PROBE_KEY = "cairn.probe";

  /// The path of the file, as a term of every document and as a value.
  static final String FILE = "file";

  static final String PATH = "path";

  /// The hash of a unit's text, as a term and as a value.
  static final String HASH = "hash";

  /// A unit's file and hash.
  static final String UNIT = "unit";

  static final String VECTOR = "vector";

  /// What a file's units followed from, as a value; and the file's path as a term.
  static final String MARK = "mark";

  /// More numbers than today's models give; Lucene's own bound of 1,024 is below that of common
  /// ones.
  private static final int MOST_DIMENSIONS = 8_192;

  private VectorSchema() {}

  static Term fileTerm(String path) {
    return new Term(FILE, path);
  }

  static Term unitTerm(String path, String hash) {
    return new Term(UNIT, hash + " " + path);
  }

  static Term markTerm(String path) {
    return new Term(MARK, path);
  }

  static Document unit(String path, String hash, float[] vector) {
    Document document = new Document();
    document.add(new StringField(FILE, path, Field.Store.NO));
    document.add(new SortedDocValuesField(PATH, new BytesRef(path)));
    document.add(new StringField(UNIT, hash + " " + path, Field.Store.NO));
    document.add(new StringField(HASH, hash, Field.Store.NO));
    document.add(new BinaryDocValuesField(HASH, new BytesRef(hash)));
    document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    return document;
  }

  static Document mark(String path, String mark) {
    Document document = new Document();
    document.add(new StringField(FILE, path, Field.Store.NO));
    document.add(new SortedDocValuesField(PATH, new BytesRef(path)));
    document.add(new StringField(MARK, path, Field.Store.NO));
    document.add(new BinaryDocValuesField(MARK, new BytesRef(mark)));
    return document;
  }

  /// @param probe the vector of [VectorUpdate#PROBE]; null where nothing was embedded yet
  static Map<String, String> commitData(String identity, float @Nullable [] probe) {
    Map<String, String> data = new HashMap<>();
    data.put(VERSION_KEY, VERSION);
    data.put(IDENTITY_KEY, identity);
    if (probe != null) {
      ByteBuffer bytes = ByteBuffer.allocate(probe.length * Float.BYTES);
      bytes.asFloatBuffer().put(probe);
      data.put(PROBE_KEY, Base64.getEncoder().encodeToString(bytes.array()));
    }
    return data;
  }

  /// Whether a commit's data is of this version and of such vectors.
  static boolean isOf(Map<String, String> data, String identity) {
    return VERSION.equals(data.get(VERSION_KEY)) && identity.equals(data.get(IDENTITY_KEY));
  }

  /// The probe's vector in a commit's data, null where there is none.
  static float @Nullable [] probe(@Nullable Iterable<Map.Entry<String, String>> data) {
    if (data != null) {
      for (Map.Entry<String, String> entry : data) {
        if (entry.getKey().equals(PROBE_KEY)) {
          ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(entry.getValue()));
          float[] probe = new float[bytes.remaining() / Float.BYTES];
          bytes.asFloatBuffer().get(probe);
          return probe;
        }
      }
    }
    return null;
  }

  /// Lucene's codec, with vectors of one byte for each number in a graph of neighbours. The numbers
  /// as the model gave them are kept beside, for new graphs.
  static Codec codec() {
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return new Wide(new Lucene104HnswScalarQuantizedVectorsFormat());
      }
    };
  }

  /// A format for longer vectors than Lucene takes by default. Has the name of the one that it
  /// stands for, which is the one that reads.
  private static final class Wide extends KnnVectorsFormat {
    private final KnnVectorsFormat format;

    Wide(KnnVectorsFormat format) {
      super(format.getName());
      this.format = format;
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
      return format.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
      return format.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
      return MOST_DIMENSIONS;
    }
  }
}
