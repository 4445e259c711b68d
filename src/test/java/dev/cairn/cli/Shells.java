package dev.cairn.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/// Shells for tests: nobody looks at what is printed.
final class Shells {
  private Shells() {}

  static Shell printingTo(PrintStream out, PrintStream err, Map<String, String> environment) {
    return new Shell(out, err, environment, Path.of("").toAbsolutePath(), false);
  }
}
