import dev.cairn.search.Hit;
import dev.cairn.search.Query;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Measures how well a vault's search finds what people judged to be right.
///
///     java -cp target/cairn.jar bench/Retrieval.java VAULT TEXTS TOPICS QRELS RUN
///
/// TEXTS holds the documents, each named by its id; a file of the vault is the document that has
/// the same bytes, and only such files count, so a vault that was compiled from the documents is
/// measured like one that merely holds them. TOPICS has id and query by a tab, QRELS is TREC's. RUN
/// is written: topic, nDCG@10, reciprocal rank, recall@100, by tabs, from which compare.py tells
/// chance from gain. VAULT `-` asks a plain Lucene index of the documents instead (English analysis,
/// BM25 with k1 0.9 and b 0.4, title and text in one field), whose figures are published and which so
/// checks the arithmetic here.
final class Retrieval {
  private static final int DEPTH = 100;
  private static final int MEASURED = 10;

  record Topic(String id, String text) {
    boolean odd() {
      return Integer.parseInt(id) % 2 == 1;
    }
  }

  /// What one topic's ranking is worth, each from 0 to 1.
  record Worth(double ndcg, double reciprocalRank, double recall, boolean first) {}

  /// Something that ranks documents for a query.
  private interface Ranking {
    List<String> of(String query, int depth) throws IOException;
  }

  public static void main(String[] args) throws IOException {
    Path texts = Path.of(args[1]);
    List<Topic> topics =
        Files.readAllLines(Path.of(args[2])).stream()
            .map(line -> line.split("\t", 2))
            .map(parts -> new Topic(parts[0], parts[1]))
            .toList();
    Map<String, Map<String, Integer>> judged = judgements(Path.of(args[3]));
    Map<Topic, Worth> worths = new LinkedHashMap<>();
    double[] ms;
    if (args[0].equals("-")) {
      ms = run(plain(texts), topics, judged, worths);
    } else {
      try (SearchIndex index = SearchIndex.open(new Vault(Path.of(args[0])))) {
        index.refresh();
        ms = run(cairn(index, Path.of(args[0]), texts), topics, judged, worths);
      }
    }
    List<String> lines = new ArrayList<>();
    worths.forEach((topic, worth) ->
        lines.add(topic.id() + "\t" + worth.ndcg() + "\t" + worth.reciprocalRank() + "\t"
            + worth.recall()));
    Files.write(Path.of(args[4]), lines);
    print("all", worths, topic -> true);
    print("odd", worths, Topic::odd);
    print("even", worths, topic -> !topic.odd());
    System.out.printf(Locale.ROOT, "median %.2f ms, 95th percentile %.2f ms%n",
        ms[ms.length / 2], ms[ms.length * 95 / 100]);
  }

  /// Fills in what each topic's ranking is worth, and returns the times, ascending, that it takes to
  /// find the first ten. What is measured for worth warms the machine.
  private static double[] run(Ranking ranking, List<Topic> topics,
      Map<String, Map<String, Integer>> judged, Map<Topic, Worth> worths) throws IOException {
    for (Topic topic : topics) {
      worths.put(topic, worth(ranking.of(topic.text(), DEPTH), judged.get(topic.id())));
    }
    double[] ms = new double[topics.size()];
    for (int i = 0; i < ms.length; i++) {
      long start = System.nanoTime();
      ranking.of(topics.get(i).text(), MEASURED);
      ms[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(ms);
    return ms;
  }

  private static Ranking cairn(SearchIndex index, Path vault, Path texts) throws IOException {
    Map<String, String> idsByText = new LinkedHashMap<>();
    for (Path file : files(texts)) {
      idsByText.put(Files.readString(file), id(file));
    }
    Map<VaultPath, String> ids = new LinkedHashMap<>();
    boolean raw = true;
    for (Path file : files(vault)) {
      VaultPath path = VaultPath.of(vault.relativize(file).toString());
      String id = path.isUnder(Vault.RAW) || path.isMarkdown() ? idsByText.get(Files.readString(file)) : null;
      if (id != null) {
        ids.put(path, id);
        raw &= path.isUnder(Vault.RAW);
      }
    }
    Query.Scope scope = raw ? Query.Scope.RAW : Query.Scope.ALL;
    return (query, depth) -> {
      List<String> ranked = new ArrayList<>();
      for (Hit hit : index.search(Query.parse(query).in(scope).limitedTo(depth)).hits()) {
        String id = ids.get(hit.path());
        if (id != null) {
          ranked.add(id);
        }
      }
      return ranked;
    };
  }

  private static Ranking plain(Path texts) throws IOException {
    ByteBuffersDirectory folder = new ByteBuffersDirectory();
    EnglishAnalyzer english = new EnglishAnalyzer();
    IndexWriterConfig config = new IndexWriterConfig(english);
    config.setSimilarity(new BM25Similarity(0.9f, 0.4f));
    try (IndexWriter writer = new IndexWriter(folder, config)) {
      for (Path file : files(texts)) {
        Document document = new Document();
        document.add(new StoredField("id", id(file)));
        document.add(new TextField("text", Files.readString(file), Field.Store.NO));
        writer.addDocument(document);
      }
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(folder));
    searcher.setSimilarity(config.getSimilarity());
    return (query, depth) -> {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      try (TokenStream words = english.tokenStream("text", query)) {
        CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
        words.reset();
        while (words.incrementToken()) {
          any.add(new TermQuery(new Term("text", term.toString())), BooleanClause.Occur.SHOULD);
        }
      }
      List<String> ranked = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(any.build(), depth).scoreDocs) {
        ranked.add(searcher.storedFields().document(hit.doc).get("id"));
      }
      return ranked;
    };
  }

  static Worth worth(List<String> ranked, Map<String, Integer> judged) {
    double gain = 0;
    int found = 0;
    int first = 0;
    Set<String> once = new LinkedHashSet<>(ranked);
    int rank = 0;
    for (String id : once) {
      rank++;
      int grade = judged.getOrDefault(id, 0);
      if (grade > 0) {
        found++;
        first = first == 0 ? rank : first;
        gain += rank <= MEASURED ? gain(grade, rank) : 0;
      }
    }
    List<Integer> best = judged.values().stream().sorted((a, b) -> b - a).limit(MEASURED).toList();
    double ideal = 0;
    for (int i = 0; i < best.size(); i++) {
      ideal += gain(best.get(i), i + 1);
    }
    return new Worth(gain / ideal, first == 0 || first > MEASURED ? 0 : 1.0 / first,
        (double) found / judged.size(), first == 1);
  }

  private static double gain(int grade, int rank) {
    return grade * Math.log(2) / Math.log(rank + 1);
  }

  private static void print(String half, Map<Topic, Worth> worths, Predicate<Topic> in) {
    List<Worth> those =
        worths.entrySet().stream().filter(e -> in.test(e.getKey())).map(Map.Entry::getValue).toList();
    System.out.printf(Locale.ROOT, "%-5s nDCG@10 %.4f  MRR@10 %.4f  R@100 %.4f  S@1 %.4f  %d topics%n",
        half, mean(those, Worth::ndcg), mean(those, Worth::reciprocalRank),
        mean(those, Worth::recall), mean(those, worth -> worth.first() ? 1 : 0), those.size());
  }

  private static double mean(List<Worth> worths, ToDoubleFunction<Worth> of) {
    return worths.stream().mapToDouble(of).average().orElse(0);
  }

  static Map<String, Map<String, Integer>> judgements(Path file) throws IOException {
    Map<String, Map<String, Integer>> judged = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\\s+");
      int grade = Integer.parseInt(parts[3]);
      if (grade > 0) {
        judged.computeIfAbsent(parts[0], topic -> new TreeMap<>()).put(parts[2], grade);
      }
    }
    return judged;
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static String id(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
