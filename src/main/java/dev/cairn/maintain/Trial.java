package dev.cairn.maintain;

/// What became of an experiment.
///
/// @param before the score before it
/// @param after the score with it
/// @param gain in points of the score, of the measures that changed beyond their noise
/// @param why what spoke against it, in a few words; empty where it was kept
/// @param ms how long trying it took, landing included
/// @param run the id by which it can be undone; empty where nothing landed
public record Trial(
    Experiment experiment,
    Outcome outcome,
    double before,
    double after,
    double gain,
    String why,
    long ms,
    String run) {
  /// What can become of an experiment.
  public enum Outcome {
    KEPT,
    /// The score did not rise, or something that is guarded was lost.
    DROPPED,
    /// The gate would not let it through.
    REFUSED,
    /// It would have changed a page that somebody is at work on.
    POSTPONED
  }

  /// The same with what came of landing it.
  Trial landed(double score, String run) {
    return new Trial(experiment, outcome, before, score, gain, why, ms, run);
  }

  /// The same, but turned away.
  Trial refused(String because) {
    return new Trial(experiment, Outcome.REFUSED, before, before, 0, because, ms, "");
  }

  /// The same, left for another night.
  Trial postponed(String because) {
    return new Trial(experiment, Outcome.POSTPONED, before, before, 0, because, ms, "");
  }

  Trial taking(long milliseconds) {
    return new Trial(experiment, outcome, before, after, gain, why, milliseconds, run);
  }

  boolean isKept() {
    return outcome == Outcome.KEPT;
  }
}
