package dev.cairn.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes one ranking of several by reciprocal rank: what stands at rank r of a ranking gets 1 /
/// ([#SMOOTHING] + r) for it. It needs no scores, which of words and of vectors do not compare.
/// Cormack, Clarke and Büttcher, SIGIR 2009.
final class Fusion {
  /// How little the first ranks stand out; the authors' value.
  private static final int SMOOTHING = 60;

  /// More than any number of ranks adds up to here.
  private static final double FIRST = 1;

  /// A file with what the rankings together give it.
  record Fused(String path, float score) {}

  private Fusion() {}

  /// The files of all rankings, best first; of equals the path that sorts first.
  ///
  /// @param first files that come before all others
  static List<Fused> of(List<List<String>> rankings, Set<String> first) {
    Map<String, Double> scores = new HashMap<>();
    first.forEach(path -> scores.put(path, FIRST));
    for (List<String> ranking : rankings) {
      for (int i = 0; i < ranking.size(); i++) {
        scores.merge(ranking.get(i), 1.0 / (SMOOTHING + i + 1), Double::sum);
      }
    }
    List<Fused> fused = new ArrayList<>();
    scores.forEach((path, score) -> fused.add(new Fused(path, score.floatValue())));
    fused.sort(Comparator.comparing(Fused::score).reversed().thenComparing(Fused::path));
    return fused;
  }
}
