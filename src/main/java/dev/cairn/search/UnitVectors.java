package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Vectors of length one, made from what a model gave, after making sure that it gave what it was
/// asked for: one vector for each text, all as long as each other, of real numbers, none of them
/// pointing nowhere.
final class UnitVectors {
  private UnitVectors() {}

  /// @param dimensions how long they must be; 0 where any length will do
  /// @throws IOException with a sentence that says what the model did instead
  static List<float[]> of(List<float[]> given, int texts, int dimensions, String model)
      throws IOException {
    if (given.size() != texts) {
      throw new IOException(
          "The embedding model %s gave %d vectors for %d texts."
              .formatted(model, given.size(), texts));
    }
    List<float[]> vectors = new ArrayList<>(texts);
    int length = dimensions;
    for (float[] each : given) {
      length = length == 0 ? each.length : length;
      if (each.length != length || length == 0) {
        throw new IOException(
            "The embedding model %s gave a vector of %d numbers where %d were expected."
                .formatted(model, each.length, length));
      }
      vectors.add(scaled(each, model));
    }
    return vectors;
  }

  static double cosine(float[] one, float[] other) {
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
    }
    return product;
  }

  private static float[] scaled(float[] vector, String model) throws IOException {
    double norm = Math.sqrt(cosine(vector, vector));
    if (!Double.isFinite(norm) || norm == 0) {
      throw new IOException(
          "The embedding model %s gave a vector that %s."
              .formatted(model, norm == 0 ? "is all zeros" : "is not made of numbers"));
    }
    float[] scaled = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      scaled[i] = (float) (vector[i] / norm);
    }
    return scaled;
  }
}
