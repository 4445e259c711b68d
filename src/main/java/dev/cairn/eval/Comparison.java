package dev.cairn.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of a score.
///
/// A part's change within its noise counts as none, so that no change at all comes to exactly
/// nothing; and a gain that costs a guarded part does not count.
///
/// @param gain in points of the score, of the parts that changed beyond their noise
/// @param changes the measures that both have
/// @param lost the names of guarded parts that are worse
public record Comparison(Verdict verdict, double gain, List<Change> changes, List<String> lost) {
  /// What it comes to.
  public enum Verdict {
    BETTER,
    SAME,
    WORSE
  }

  /// What is not to be lost.
  public enum Guarding {
    /// Between two states of one wiki: no single guarded thing.
    EACH,
    /// Between two wikis, or two times: no guarded share by more than [#TOLERANCE].
    SHARES
  }

  /// What became of one measure.
  ///
  /// @param by its change in worth
  /// @param noise the standard error of that change over the questions that both were asked
  public record Change(Measure before, Measure after, double by, double noise) {
    /// Whether it is more than chance.
    public boolean isClear() {
      return Math.abs(by) > CLEAR * noise && by != 0;
    }
  }

  /// Changes of less than so many standard errors are taken for chance.
  private static final double CLEAR = 2;

  private static final double TOLERANCE = 0.01;

  public Comparison {
    changes = List.copyOf(changes);
    lost = List.copyOf(lost);
  }

  /// Compares the same vault at two times.
  public static Comparison of(Scorecard before, Scorecard after, Guarding guarding) {
    List<Change> changes = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    Map<String, Asked> asked = new HashMap<>();
    Asked.ALL.forEach(each -> asked.put(each.name(), each));
    for (Measure measure : before.measures()) {
      Optional<Measure> later = after.measure(measure.name());
      if (later.isEmpty()) {
        if (measure.guard() != Measure.Guard.NONE) {
          lost.add(measure.name());
        }
        continue;
      }
      Asked question = asked.get(measure.name());
      Change change =
          question == null
              ? new Change(measure, later.get(), later.get().worth() - measure.worth(), 0)
              : paired(question, before, after, measure, later.get());
      changes.add(change);
      if (isLost(change, question != null, guarding)) {
        lost.add(measure.name());
      }
    }
    double gain = gain(changes);
    Verdict verdict =
        !lost.isEmpty() || gain < 0 ? Verdict.WORSE : gain > 0 ? Verdict.BETTER : Verdict.SAME;
    return new Comparison(verdict, gain, changes, lost);
  }

  private static boolean isLost(Change change, boolean sampled, Guarding guarding) {
    Measure before = change.before();
    if (before.guard() == Measure.Guard.NONE) {
      return false;
    }
    return switch (guarding) {
      case EACH -> sampled ? -change.by() > change.noise() : before.isLostIn(change.after());
      case SHARES ->
          before.weight() > 0 && -change.by() > Math.max(TOLERANCE, CLEAR * change.noise());
    };
  }

  /// The same questions before and after: what is easy or hard about them cancels out.
  private static Change paired(
      Asked asked, Scorecard before, Scorecard after, Measure measure, Measure later) {
    Map<String, Answered> then = new HashMap<>();
    asked.among(before.answers()).forEach(each -> then.put(each.question().id(), each));
    List<Double> differences = new ArrayList<>();
    for (Answered now : asked.among(after.answers())) {
      Answered was = then.get(now.question().id());
      if (was != null) {
        differences.add(asked.worth(now) - asked.worth(was));
      }
    }
    double by = differences.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new Change(measure, later, by, Sample.error(differences.size(), differences::get));
  }

  private static double gain(List<Change> changes) {
    double weight = changes.stream().mapToDouble(change -> change.after().weight()).sum();
    return weight == 0
        ? 0
        : 100
            * changes.stream()
                .filter(Change::isClear)
                .mapToDouble(change -> change.after().weight() * change.by())
                .sum()
            / weight;
  }
}
