package dev.cairn.eval;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// The noise of a mean over questions: how much it would differ had other questions of the same
/// kind been asked. By the bootstrap (Efron 1979) with a fixed seed, so that it is the same every
/// time.
final class Sample {
  private static final int ROUNDS = 400;
  private static final long SEED = 20_260_325;

  private Sample() {}

  /// The standard error of the mean of `value` over the numbers below `size`.
  static double error(int size, IntToDoubleFunction value) {
    if (size == 0) {
      return 0;
    }
    double[] values = new double[size];
    boolean same = true;
    for (int i = 0; i < size; i++) {
      values[i] = value.applyAsDouble(i);
      same &= values[i] == values[0];
    }
    if (same) {
      return 0;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double sum = 0;
    double squares = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double mean = 0;
      for (int i = 0; i < size; i++) {
        mean += values[random.nextInt(size)];
      }
      mean /= size;
      sum += mean;
      squares += mean * mean;
    }
    double mean = sum / ROUNDS;
    return Math.sqrt(Math.max(0, squares / ROUNDS - mean * mean));
  }
}
