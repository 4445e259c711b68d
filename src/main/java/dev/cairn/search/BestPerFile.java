package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Keeps the best unit of each file, and of those the best. It rests on a file's documents being
/// added at once, which keeps them in one segment.
final class BestPerFile implements CollectorManager<BestPerFile.Files, BestPerFile.Best> {
  /// A file's best unit.
  record Found(String path, int document, float score) {}

  /// What was found.
  ///
  /// @param total the number of files
  record Best(List<Found> found, int total) {}

  private static final Comparator<Found> BEST_FIRST =
      (one, other) -> {
        int byScore = Float.compare(other.score(), one.score());
        return byScore == 0 ? one.path().compareTo(other.path()) : byScore;
      };

  private final int limit;
  private final Set<String> excluded;

  /// @param excluded paths of files that do not count
  BestPerFile(int limit, Set<String> excluded) {
    this.limit = limit;
    this.excluded = excluded;
  }

  @Override
  public Files newCollector() {
    return new Files();
  }

  @Override
  public Best reduce(Collection<Files> parts) {
    List<Found> found = new ArrayList<>();
    int total = 0;
    for (Files part : parts) {
      found.addAll(part.best);
      total += part.total;
    }
    found.sort(BEST_FIRST);
    return new Best(List.copyOf(found.subList(0, Math.min(limit, found.size()))), total);
  }

  /// Collects over the segments of one searcher.
  final class Files implements Collector {
    private final PriorityQueue<Found> best = new PriorityQueue<>(BEST_FIRST.reversed());
    private int total;

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      return new Segment(DocValues.getSorted(context.reader(), Schema.PATH), context.docBase);
    }

    private final class Segment implements LeafCollector {
      private final SortedDocValues paths;
      private final int base;
      private final int[] documents;
      private final float[] scores;
      private Scorable scorer = new Unscored();

      Segment(SortedDocValues paths, int base) {
        this.paths = paths;
        this.base = base;
        this.documents = new int[paths.getValueCount()];
        this.scores = new float[documents.length];
        Arrays.fill(documents, -1);
      }

      @Override
      public void setScorer(Scorable scorable) {
        scorer = scorable;
      }

      @Override
      public void collect(int document) throws IOException {
        if (paths.advanceExact(document)) {
          int file = paths.ordValue();
          float score = scorer.score();
          if (documents[file] < 0 || score > scores[file]) {
            documents[file] = document;
            scores[file] = score;
          }
        }
      }

      @Override
      public void finish() throws IOException {
        for (int file = 0; file < documents.length; file++) {
          if (documents[file] >= 0) {
            offer(file);
          }
        }
      }

      private void offer(int file) throws IOException {
        boolean competes = best.size() < limit || scores[file] >= best.element().score();
        if (!competes && excluded.isEmpty()) {
          total++;
          return;
        }
        String path = paths.lookupOrd(file).utf8ToString();
        if (excluded.contains(path)) {
          return;
        }
        total++;
        best.add(new Found(path, base + documents[file], scores[file]));
        if (best.size() > limit) {
          best.remove();
        }
      }
    }
  }

  private static final class Unscored extends Scorable {
    @Override
    public float score() {
      return 0;
    }
  }
}
