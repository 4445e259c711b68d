package dev.cairn.cli;

import dev.cairn.serve.LocalClient;
import dev.cairn.serve.Reply;
import dev.cairn.serve.Request;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A search that the process which follows the vault is asked for: a program of its own, in a jar
/// with next to nothing else, because a JVM takes longer to open all of Cairn than such a search
/// takes. Whether the command line is one that is answered so is for that process to say.
public final class ServedSearch {
  /// Nobody answers: the launcher has the search carried out otherwise.
  private static final int UNANSWERED = 75;

  private static final String[] VARIABLES = {
    "CAIRN_VAULT", "CAIRN_DEBUG", "NO_COLOR", "SOURCE_DATE_EPOCH"
  };

  private ServedSearch() {}

  /// @param line the vault's folder, and behind it the command line
  public static void main(String[] line) {
    String[] arguments = new String[line.length - 1];
    System.arraycopy(line, 1, arguments, 0, arguments.length);
    Reply reply = ask(line[0], arguments);
    if (reply != null) {
      System.out.write(reply.out(), 0, reply.out().length);
      System.out.flush();
      System.err.write(reply.err(), 0, reply.err().length);
      System.err.flush();
    }
    // Nothing is left open, and to end in good order takes the JVM some milliseconds.
    Runtime.getRuntime().halt(reply == null ? UNANSWERED : reply.exit());
  }

  private static @Nullable Reply ask(String vault, String[] arguments) {
    Map<String, String> environment = new HashMap<>();
    for (String name : VARIABLES) {
      String value = System.getenv(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    Request request =
        new Request(
            arguments,
            System.getProperty("user.dir"),
            Boolean.getBoolean("cairn.terminal"),
            environment);
    try {
      return LocalClient.ask(Path.of(vault).toRealPath().toString(), request);
    } catch (IOException | InvalidPathException e) {
      return null; // no folder at all: whoever carries the command out says so
    }
  }
}
