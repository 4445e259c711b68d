package dev.cairn.cli;

import dev.cairn.search.HybridSearch.Mode;
import dev.cairn.search.Query;
import dev.cairn.search.VectorIndex;
import dev.cairn.serve.WarmIndex;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A `cairn search` in its plain form, read without the parser of the command line.
///
/// It knows the options that people and agents give most. Whatever else stands on the line, and
/// whatever is wrong with it, is left to the parser, which also says what is wrong.
///
/// @param directory what `-C` says
/// @param mode null where none is given
record QuickSearch(
    @Nullable Path directory,
    boolean json,
    boolean quiet,
    Shell.Colour colour,
    Query query,
    @Nullable Mode mode) {

  /// @return null where the line is not a plain search
  static @Nullable QuickSearch of(String... arguments) {
    return new Line(arguments).read();
  }

  int run(Shell shell) {
    Console console = shell.console(json, quiet, colour);
    try {
      Vault vault = shell.vault(directory);
      SearchReport.print(vault, query, mode, PipedGlance.of(vault), shell.environment(), console);
      return ExitCode.DONE.code;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      return shell.failed(e, console);
    }
  }

  /// Answers from an index that is open.
  ///
  /// @return null where another vault is meant, or more than the words count
  @Nullable Integer run(Shell shell, Vault served, WarmIndex index) {
    Console console = shell.console(json, quiet, colour);
    try {
      boolean byWords = mode == Mode.LEXICAL || mode == null && !VectorIndex.hasAny(served);
      if (!byWords || !shell.vault(directory).root().equals(served.root())) {
        return null;
      }
      SearchReport.print(console, index.ask(query), Mode.LEXICAL);
      return ExitCode.DONE.code;
    } catch (IOException | RuntimeException e) {
      return shell.failed(e, console);
    }
  }

  /// A command line while it is read.
  private static final class Line {
    private final Deque<String> rest;
    private final List<String> words = new ArrayList<>();
    private boolean named;
    private @Nullable Path directory;
    private boolean json;
    private boolean quiet;
    private Shell.Colour colour = Shell.Colour.auto;
    private Query.Scope scope = Query.Scope.ALL;
    private int limit = Query.DEFAULT_LIMIT;
    private @Nullable Mode mode;

    Line(String... arguments) {
      rest = new ArrayDeque<>(Arrays.asList(arguments));
    }

    @Nullable QuickSearch read() {
      try {
        while (!rest.isEmpty()) {
          if (!take(rest.remove())) {
            return null;
          }
        }
        if (words.isEmpty() || limit < 1) {
          return null;
        }
        Query query = Query.parse(String.join(" ", words)).in(scope).limitedTo(limit);
        return new QuickSearch(directory, json, quiet, colour, query, mode);
      } catch (IllegalArgumentException e) {
        return null; // no such colour, place, mode, number or path: the parser says so
      }
    }

    private boolean take(String word) {
      switch (word) {
        case "-C" -> directory = Path.of(value());
        case "--json" -> json = true;
        case "-q", "--quiet" -> quiet = true;
        case "--no-input" -> {}
        case "--color" -> colour = Shell.Colour.valueOf(value());
        case "--in" -> scope = Query.Scope.valueOf(value().toUpperCase(Locale.ROOT));
        case "--mode" -> mode = Mode.valueOf(value().toUpperCase(Locale.ROOT));
        case "--limit" -> limit = Integer.parseInt(value());
        default -> {
          return takeWord(word);
        }
      }
      return true;
    }

    private String value() {
      String value = rest.poll();
      if (value == null) {
        throw new IllegalArgumentException("an option without its value");
      }
      return value;
    }

    /// The first word is the command; of the others one with a dash may be an option.
    private boolean takeWord(String word) {
      if (!named) {
        named = word.equals("search");
        return named;
      }
      words.add(word);
      return !word.startsWith("-");
    }
  }
}
