package dev.cairn.eval;

/// One part of the score.
///
/// @param name for programs and tables: `citations-unverified`
/// @param value in its own unit
/// @param of what a count is out of; 0 where it is no count
/// @param worth from 0, the worst, to 1, the best: what enters the score
/// @param better which way is better
/// @param weight its share of the score; 0 where it is only shown or only guards
/// @param guard whether a loss here can be made up for by a gain elsewhere
/// @param noise the standard error of `worth`; 0 where it is counted and not sampled
public record Measure(
    String name,
    Part part,
    double value,
    int of,
    double worth,
    Better better,
    double weight,
    Guard guard,
    double noise) {
  /// What a measure speaks of.
  public enum Part {
    ANSWERS,
    TRUST,
    SHAPE
  }

  /// Which way is better.
  public enum Better {
    HIGHER,
    LOWER
  }

  /// What no gain elsewhere makes up for.
  public enum Guard {
    /// Nothing: it may be traded.
    NONE,
    /// A loss, however small beyond its noise.
    LOSS,
    /// More faults among what was added than [#SLACK] allows: what does not exist yet cannot be
    /// faultless.
    ADDED
  }

  private static final double SLACK = 0.25;

  public Measure {
    if (!(worth >= 0 && worth <= 1) || weight < 0 || noise < 0) {
      throw new IllegalArgumentException(name + " is worth " + worth + ", weighs " + weight);
    }
  }

  /// So many of so many have a fault.
  static Measure faults(String name, Part part, int faults, int of, double weight, Guard guard) {
    double worth = of == 0 ? 1 : Math.max(0, 1 - (double) faults / of);
    return new Measure(name, part, faults, of, worth, Better.LOWER, weight, guard, 0);
  }

  /// An amount that is better the less it is.
  static Measure amount(String name, Part part, double value, double worth, double weight) {
    return new Measure(name, part, value, 0, worth, Better.LOWER, weight, Guard.NONE, 0);
  }

  /// A number that does not enter the score.
  static Measure count(String name, Part part, double value, Better better, Guard guard) {
    return new Measure(name, part, value, 0, 0, better, 0, guard, 0);
  }

  /// Whether what is guarded here is lost in `after`, the same measure later on. Not for what is
  /// sampled.
  boolean isLostIn(Measure after) {
    double worse = better == Better.LOWER ? after.value - value : value - after.value;
    return switch (guard) {
      case NONE -> false;
      case LOSS -> worse > 0;
      case ADDED -> worse > SLACK * Math.max(0, after.of - of);
    };
  }
}
