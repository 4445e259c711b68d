package dev.cairn.search;

import java.io.IOException;
import java.util.List;

/// A model that turns texts into vectors, near to each other where the texts mean much the same.
/// Whoever implements it may reach over the network; this package never does so otherwise.
public interface Embedder {
  /// What tells its vectors from those of others: the provider, the model, and whatever else
  /// changes them. Never an address or a key.
  String identity();

  /// What people call the model.
  String model();

  /// One vector for each text of a file, in their order, all of one length. May take long and try
  /// again by itself; ends early where the thread is interrupted.
  ///
  /// @throws IOException with a sentence for people, where there are no vectors to be had
  List<float[]> embedDocuments(List<String> texts) throws IOException;

  /// The vector of what somebody looks for. Tries once.
  ///
  /// @throws IOException as above
  float[] embedQuery(String text) throws IOException;
}
