package dev.cairn.maintain;

/// What became of an experiment.
///
/// @param before the score before it
/// @param after the score with it
/// @param gain in points of the score, of the measures that changed beyond their noise
/// @param why what spoke against it, in a few words; empty where it was kept
/// @param run the id by which it can be undone; empty where nothing landed
public record Trial(
    Experiment experiment,
    Outcome outcome,
    double before,
    double after,
    double gain,
    String why,
    String run) {
  /// What can become of an experiment.
  public enum Outcome {
    KEPT,
    /// The score did not rise, or something that is guarded was lost.
    DROPPED,
    /// The gate would not let it through.
    REFUSED
  }

  boolean isKept() {
    return outcome == Outcome.KEPT;
  }
}
