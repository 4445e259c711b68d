package dev.cairn.maintain;

import java.io.IOException;
import java.util.List;

/// The system's own programs that keep the times.
public interface Programs {
  /// What a program said.
  ///
  /// @param exit its exit code
  record Said(int exit, String out, String err) {}

  boolean exists(String program);

  /// Runs a program to its end.
  ///
  /// @param input what it reads
  Said run(List<String> command, String input) throws IOException;
}
