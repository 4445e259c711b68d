import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/// Measures what quantising the vectors of an index saves and costs.
///
///     java -cp target/cairn.jar bench/Quantised.java VECTORS WORK
///
/// VECTORS is a folder below `.cairn/vectors`, only read; WORK an empty folder. The same vectors are
/// written in several formats, and every twentieth is looked for again, for its hundred nearest.
/// Prints a line for each format, by tabs: its name; KiB that a search reads, in vectors and in the
/// graph; KiB of vectors as the model gave them, which quantised formats keep beside; the part of the
/// true hundred that was found; milliseconds for each search, the median.
final class Quantised {
  private static final String FIELD = "vector";
  private static final int NEAREST = 100;
  private static final int EACH = 20;

  private final List<float[]> vectors;

  private Quantised(List<float[]> vectors) {
    this.vectors = vectors;
  }

  public static void main(String[] arguments) throws IOException {
    Quantised quantised = new Quantised(vectors(Path.of(arguments[0])));
    Path work = Path.of(arguments[1]);
    quantised.measure("32 bits", new Lucene99HnswVectorsFormat(), work.resolve("32"));
    for (ScalarEncoding encoding :
        List.of(
            ScalarEncoding.UNSIGNED_BYTE,
            ScalarEncoding.SEVEN_BIT,
            ScalarEncoding.PACKED_NIBBLE,
            ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE)) {
      quantised.measure(
          encoding.getBits() + (encoding.getBits() == 1 ? " bit" : " bits"),
          new Lucene104HnswScalarQuantizedVectorsFormat(encoding, 16, 100),
          work.resolve(encoding.name()));
    }
  }

  private static List<float[]> vectors(Path folder) throws IOException {
    List<float[]> vectors = new ArrayList<>();
    try (NIOFSDirectory directory = new NIOFSDirectory(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        FloatVectorValues values = leaf.reader().getFloatVectorValues(FIELD);
        DocIndexIterator places = values.iterator();
        while (places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          vectors.add(values.vectorValue(places.index()).clone());
        }
      }
    }
    return vectors;
  }

  private void measure(String name, KnnVectorsFormat format, Path folder) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setUseCompoundFile(false)
            .setCodec(
                new Lucene104Codec() {
                  @Override
                  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                    return format;
                  }
                });
    try (NIOFSDirectory directory = new NIOFSDirectory(folder)) {
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (float[] vector : vectors) {
          Document document = new Document();
          document.add(
              new KnnFloatVectorField(FIELD, vector, VectorSimilarityFunction.DOT_PRODUCT));
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        search(searcher); // warms up
        long quantised = kib(folder, ".veq");
        long raw = kib(folder, ".vec");
        System.out.printf(
            Locale.ROOT,
            "%s\t%d\t%d\t%d\t%s%n",
            name,
            quantised == 0 ? raw : quantised,
            kib(folder, ".vex"),
            quantised == 0 ? 0 : raw,
            search(searcher));
      }
    }
  }

  private static long kib(Path folder, String ending) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes / 1024;
  }

  private String search(IndexSearcher searcher) throws IOException {
    double found = 0;
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i += EACH) {
      long start = System.nanoTime();
      ScoreDoc[] nearest =
          searcher.search(new KnnFloatVectorQuery(FIELD, vectors.get(i), NEAREST), NEAREST)
              .scoreDocs;
      times.add((System.nanoTime() - start) / 1e6);
      Set<Integer> truth = nearestTo(vectors.get(i));
      found += Arrays.stream(nearest).filter(hit -> truth.contains(hit.doc)).count();
    }
    times.sort(null);
    return String.format(
        Locale.ROOT,
        "%.4f\t%.2f",
        found / NEAREST / times.size(),
        times.get(times.size() / 2));
  }

  /// By looking at every vector.
  private Set<Integer> nearestTo(float[] vector) {
    double[] products = new double[vectors.size()];
    for (int i = 0; i < products.length; i++) {
      for (int k = 0; k < vector.length; k++) {
        products[i] += vector[k] * vectors.get(i)[k];
      }
    }
    return new HashSet<>(
        Stream.iterate(0, i -> i < products.length, i -> i + 1)
            .sorted((a, b) -> Double.compare(products[b], products[a]))
            .limit(NEAREST)
            .toList());
  }
}
