package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A model for tests: texts are near to each other that share words or the meanings of words. Keeps
/// what it was given, and does what a test wants done before it answers or to its answers.
final class ToyEmbedder implements Embedder {
  private static final Map<String, String> MEANINGS =
      Map.of("automobile", "car", "vehicle", "car", "physician", "doctor", "feline", "cat");

  interface Event {
    void happen() throws IOException;
  }

  final List<String> embedded = new ArrayList<>();
  Event beforeAnswering = () -> {};
  Event beforeQuery = () -> {};
  UnaryOperator<List<float[]>> answers = vectors -> vectors;
  int dimensions = 64;

  /// Which of its words mean what: another seed is another model.
  int seed = 1;

  @Override
  public String identity() {
    return "toy";
  }

  @Override
  public String model() {
    return "Toy/Words:1";
  }

  @Override
  public List<float[]> embedDocuments(List<String> texts) throws IOException {
    beforeAnswering.happen();
    texts.stream().filter(text -> !text.equals(VectorUpdate.PROBE)).forEach(embedded::add);
    return answers.apply(texts.stream().map(this::vector).toList());
  }

  @Override
  public float[] embedQuery(String text) throws IOException {
    beforeQuery.happen();
    return vector(text);
  }

  /// Texts given since this was last asked.
  int count() {
    int count = embedded.size();
    embedded.clear();
    return count;
  }

  private float[] vector(String text) {
    float[] vector = new float[dimensions];
    vector[0] = 0.1f; // even a text without words means something
    Set<String> words = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
      words.add(MEANINGS.getOrDefault(word, word));
    }
    for (String word : words) {
      vector[Math.floorMod((word + seed).hashCode() * 31, dimensions)] += 1;
    }
    return vector;
  }
}
