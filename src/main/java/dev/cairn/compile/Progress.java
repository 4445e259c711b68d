package dev.cairn.compile;

/// Is told how far a long operation is. Called from several threads.
public interface Progress {
  /// Hears nothing.
  Progress NONE =
      new Progress() {
        @Override
        public void start(String what, int steps) {}

        @Override
        public void step() {}

        @Override
        public void end() {}

        @Override
        public void note(String sentence) {}
      };

  /// A stage of so many steps begins.
  void start(String what, int steps);

  void step();

  void end();

  /// Something that a person would want to know.
  void note(String sentence);
}
