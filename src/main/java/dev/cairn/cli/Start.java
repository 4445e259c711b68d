package dev.cairn.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Where the process begins. A search that is written plainly is answered at once; everything else
/// goes through the parser of the command line, whose classes alone take longer to load than such a
/// search takes.
public final class Start {
  /// Held here, because a logger that nobody holds is collected and forgets its level.
  private static final List<Logger> NOISY =
      Stream.of("org.apache.lucene", "org.eclipse.jgit", "dev.cairn")
          .map(Logger::getLogger)
          .toList();

  private Start() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    NOISY.forEach(logger -> logger.setLevel(Level.OFF));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    boolean terminal = System.console() != null && System.console().isTerminal();
    Shell shell = new Shell(out, err, System.getenv(), Path.of("").toAbsolutePath(), terminal);
    System.exit(run(shell, arguments));
  }

  static int run(Shell shell, String... arguments) {
    QuickSearch quick = QuickSearch.of(arguments);
    return quick == null ? Cairn.run(new Cairn(shell), arguments) : quick.run(shell);
  }
}
