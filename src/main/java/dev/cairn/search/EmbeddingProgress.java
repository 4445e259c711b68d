package dev.cairn.search;

/// Is told how far the embedding is.
public interface EmbeddingProgress {
  /// Hears nothing.
  EmbeddingProgress NONE =
      new EmbeddingProgress() {
        @Override
        public void start(int files) {}

        @Override
        public void fileDone() {}
      };

  /// So many files have to be looked at.
  void start(int files);

  void fileDone();
}
