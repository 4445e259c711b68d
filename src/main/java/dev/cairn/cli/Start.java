package dev.cairn.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Where the process begins. A search that is written plainly is answered at once. Everything else
/// goes through the parser of the command line, whose classes alone take longer to load than such a
/// search takes.
public final class Start {
  private Start() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    QuickSearch quick = QuickSearch.of(arguments);
    silence();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Path folder = Path.of("").toAbsolutePath();
    Shell shell = new Shell(out, err, System.getenv(), folder, isTerminal());
    if (quick == null) {
      System.exit(Cairn.run(new Cairn(shell), arguments));
    } else {
      // Nothing is left open, and to end in good order takes the JVM some milliseconds.
      Runtime.getRuntime().halt(quick.run(shell));
    }
  }

  /// Whether a person looks on. The launcher says so, for it may have put a list of the vault's
  /// files in the place of the keyboard.
  private static boolean isTerminal() {
    String said = System.getProperty("cairn.terminal");
    return said == null
        ? System.console() != null && System.console().isTerminal()
        : Boolean.parseBoolean(said);
  }

  /// Keeps libraries from printing.
  static void silence() {
    Noise.silence();
  }

  private static final class Noise {
    /// Held here, because a logger that nobody holds is collected and forgets its level.
    private static final List<Logger> LOGGERS =
        Stream.of("org.apache.lucene", "org.eclipse.jgit", "dev.langchain4j", "dev.cairn")
            .map(Logger::getLogger)
            .toList();

    static void silence() {
      LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
  }

  static int run(Shell shell, String... arguments) {
    QuickSearch quick = QuickSearch.of(arguments);
    return quick == null ? Cairn.run(new Cairn(shell), arguments) : quick.run(shell);
  }
}
