import dev.cairn.model.EmbeddingClient;
import dev.cairn.model.EmbeddingSettings;
import dev.cairn.search.Glance;
import dev.cairn.search.Hit;
import dev.cairn.search.HybridSearch;
import dev.cairn.search.HybridSearch.Mode;
import dev.cairn.search.Hits;
import dev.cairn.search.Query;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Asks a vault whose texts are embedded every topic in every mode.
///
///     java -cp target/cairn.jar bench/Meaning.java VAULT TOPICS RUNS
///
/// The model is the one that the environment names. TOPICS has an id and a query on each line, by a
/// tab. Into RUNS goes, by tabs: mode, topic, rank, the found file's name without its extension, and
/// the milliseconds that the search took, which asks for a hundred files.
final class Meaning {
  private static final int DEPTH = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public static void main(String[] arguments) throws Exception {
    Vault vault = new Vault(Path.of(arguments[0]));
    Map<String, String> environment = System.getenv();
    if (!(EmbeddingSettings.of(vault, environment, Map.of())
        instanceof EmbeddingSettings.Configured(EmbeddingSettings settings))) {
      throw new IllegalStateException("the environment names no embedding model");
    }
    EmbeddingClient client = EmbeddingClient.of(settings, environment);
    List<String> topics = Files.readAllLines(Path.of(arguments[1]));
    try (SearchIndex index = SearchIndex.open(vault);
        PrintWriter runs = new PrintWriter(arguments[2])) {
      for (Mode mode : Mode.values()) {
        for (int round = 0; round < 2; round++) { // the first warms up
          for (String topic : topics) {
            String[] parts = topic.split("\t", 2);
            Query query = Query.parse(parts[1]).in(Query.Scope.RAW).limitedTo(DEPTH);
            long start = System.nanoTime();
            Hits hits = hits(vault, client, index, query, mode);
            double ms = (System.nanoTime() - start) / 1e6;
            if (round == 1) {
              print(runs, mode, parts[0], hits, ms);
            }
          }
        }
      }
    }
  }

  private static Hits hits(
      Vault vault, EmbeddingClient client, SearchIndex index, Query query, Mode mode)
      throws IOException {
    if (mode == Mode.LEXICAL) {
      return index.ask(query, Glance.NONE).hits();
    }
    try (HybridSearch search = HybridSearch.begin(vault, client, query, mode, PATIENCE)) {
      HybridSearch.Answer answer = search.answer(index, Glance.NONE);
      if (answer.instead() != null) {
        throw new IllegalStateException(answer.instead());
      }
      return answer.hits();
    }
  }

  private static void print(PrintWriter runs, Mode mode, String topic, Hits hits, double ms) {
    int rank = 0;
    for (Hit hit : hits.hits()) {
      String name = hit.path().fileName();
      String id = name.substring(0, name.lastIndexOf('.'));
      runs.printf("%s\t%s\t%d\t%s\t%.2f%n", mode.name().toLowerCase(), topic, ++rank, id, ms);
    }
  }
}
