package dev.cairn.search;

import dev.cairn.vault.Vault;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;

/// One search by meaning, alone or together with the words. It has the query embedded from the
/// moment it begins, while the caller refreshes the index and the words are looked up; when the
/// vector does not come in time, the words alone have the answer.
public final class HybridSearch implements Closeable {
  /// Files of each ranking that are fused, where no more are asked for.
  private static final int DEPTH = 50;

  /// Units looked at for each file wanted: several of the nearest may be of one file.
  private static final int UNITS_PER_FILE = 2;

  private final Query query;
  private final Mode mode;
  private final @Nullable VectorIndex vectors;
  private final @Nullable FutureTask<float[]> embedding;
  private final Duration patience;

  /// What ranks the hits.
  public enum Mode {
    LEXICAL,
    VECTOR,
    HYBRID
  }

  /// @param mode what ranked the hits, which may be less than was asked for
  /// @param instead why it is less, as a sentence; null where nothing failed
  public record Answer(SearchIndex.Answer answer, Mode mode, @Nullable String instead) {
    public Hits hits() {
      return answer.hits();
    }
  }

  /// The vectors take no part.
  private static final class NoVectors extends Exception {
    private static final long serialVersionUID = 1;

    NoVectors(String sentence) {
      super(sentence);
    }
  }

  private HybridSearch(
      Query query,
      Mode mode,
      @Nullable VectorIndex vectors,
      @Nullable FutureTask<float[]> embedding,
      Duration patience) {
    this.query = query;
    this.mode = mode;
    this.vectors = vectors;
    this.embedding = embedding;
    this.patience = patience;
  }

  /// Begins a search.
  ///
  /// @param mode [Mode#VECTOR] or [Mode#HYBRID]
  /// @param patience how long the answer of the words waits for the query's vector, once it is
  ///   there
  public static HybridSearch begin(
      Vault vault, Embedder embedder, Query query, Mode mode, Duration patience)
      throws IOException {
    String words =
        QueryText.of(query.text()).clauses().stream()
            .filter(clause -> !clause.negated())
            .map(Clause::text)
            .collect(Collectors.joining(" "));
    VectorIndex vectors =
        VectorIndex.isThere(vault, embedder) ? VectorIndex.open(vault, embedder) : null;
    FutureTask<float[]> embedding =
        words.isEmpty() || vectors == null
            ? null
            : EmbedderCalls.begin(() ->
                UnitVectors.of(List.of(embedder.embedQuery(words)), 1, 0, embedder.model())
                    .getFirst());
    Mode possible = words.isEmpty() ? Mode.LEXICAL : mode;
    return new HybridSearch(query, possible, vectors, embedding, patience);
  }

  /// Refreshes the index and ends the search with what it found. A query without wanted words is
  /// answered by the index of words, whatever was asked for.
  ///
  /// @throws IOException as [SearchIndex#ask]
  public Answer answer(SearchIndex index, Glance glance) throws IOException {
    long start = System.nanoTime();
    if (mode == Mode.LEXICAL) {
      return new Answer(index.ask(query, glance), Mode.LEXICAL, null);
    }
    int depth = Math.max(DEPTH, query.limit());
    SearchIndex.Answer lexical =
        mode == Mode.HYBRID
            ? index.ask(query.limitedTo(depth), glance)
            : new SearchIndex.Answer(new Hits(List.of(), 0, List.of(), 0), index.refresh());
    try {
      Hits found = found(index, lexical.hits(), depth, start);
      return new Answer(new SearchIndex.Answer(found, lexical.refreshed()), mode, null);
    } catch (NoVectors e) {
      return new Answer(
          new SearchIndex.Answer(index.search(query), lexical.refreshed()),
          Mode.LEXICAL,
          e.getMessage());
    }
  }

  private Hits found(SearchIndex index, Hits lexical, int depth, long start)
      throws IOException, NoVectors {
    DirectoryReader commit =
        index.commit().orElseThrow(() -> new NoVectors("Another process makes the index."));
    List<VectorReader.Near> nearest = nearest(commit, depth);
    List<List<String>> rankings = new ArrayList<>();
    rankings.add(nearest.stream().map(VectorReader.Near::path).toList());
    if (mode == Mode.HYBRID) {
      rankings.add(lexical.hits().stream().map(hit -> hit.path().value()).toList());
    }
    Set<String> named =
        lexical.hits().stream()
            .filter(hit -> hit.score() >= LuceneQuery.NAMED)
            .map(hit -> hit.path().value())
            .collect(Collectors.toSet());
    List<Fusion.Fused> fused = Fusion.of(rankings, named);
    return new Hits(
        new FusedHits(commit, query, lexical.hits(), nearest).of(fused, query.limit()),
        Math.max(lexical.total(), fused.size()),
        lexical.corrected(),
        (System.nanoTime() - start) / 1_000_000);
  }

  private List<VectorReader.Near> nearest(DirectoryReader commit, int depth) throws NoVectors {
    if (vectors == null || embedding == null) {
      throw new NoVectors("Nothing is embedded yet: `cairn index` does it.");
    }
    float[] vector = vector(embedding);
    try (VectorReader reader =
        vectors
            .read()
            .orElseThrow(() -> new NoVectors("Nothing is embedded yet: `cairn index` does it."))) {
      int dimensions = reader.dimensions().orElse(0);
      if (dimensions != vector.length) {
        throw new NoVectors(
            ("The model gives vectors of %d numbers and those of the texts have %d: `cairn index`"
                    + " makes them anew.")
                .formatted(vector.length, dimensions));
      }
      return reader.nearest(vector, VectorFilter.of(query, commit), UNITS_PER_FILE * depth);
    } catch (VectorIndex.Unusable e) {
      throw new NoVectors(
          "The vectors cannot be used because " + e.because() + ": `cairn index` makes them anew.");
    } catch (IOException | RuntimeException e) {
      throw new NoVectors(
          "The vectors cannot be read (" + e + "): `cairn index` makes sure of them.");
    }
  }

  private float[] vector(FutureTask<float[]> task) throws NoVectors {
    try {
      return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | CancellationException e) {
      throw new NoVectors("The embedding model has not answered in time.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoVectors("The search was interrupted.");
    } catch (ExecutionException e) {
      throw new NoVectors(EmbedderCalls.sentence(e));
    }
  }

  @Override
  public void close() throws IOException {
    if (embedding != null) {
      embedding.cancel(true);
    }
    if (vectors != null) {
      vectors.close();
    }
  }
}
