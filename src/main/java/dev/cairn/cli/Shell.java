package dev.cairn.cli;

import dev.cairn.vault.Vault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a command is called from: where it prints, the environment, the folder that relative paths
/// start from.
///
/// @param terminal whether a person looks at what is printed
record Shell(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path folder,
    boolean terminal) {
  /// When colours are used.
  enum Colour {
    auto,
    always,
    never
  }

  Console console(boolean json, boolean quiet, Colour colour) {
    boolean coloured =
        switch (colour) {
          case always -> true;
          case never -> false;
          case auto -> terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        };
    return new Console(out, err, json, quiet, coloured, terminal);
  }

  /// The time, or the moment that `SOURCE_DATE_EPOCH` names, as reproducible builds have it.
  Clock clock() {
    String epoch = environment.getOrDefault("SOURCE_DATE_EPOCH", "");
    return epoch.matches("[0-9]{1,12}")
        ? Clock.fixed(Instant.ofEpochSecond(Long.parseLong(epoch)), ZoneOffset.UTC)
        : Clock.systemUTC();
  }

  /// The folder that was named for the vault, whether or not it is one.
  ///
  /// @param directory what `-C` says
  Optional<Path> namedFolder(@Nullable Path directory) {
    String variable = environment.getOrDefault("CAIRN_VAULT", "");
    return Optional.ofNullable(directory)
        .or(() -> variable.isEmpty() ? Optional.empty() : Optional.of(Path.of(variable)))
        .map(path -> folder.resolve(path).normalize());
  }

  Vault vault(@Nullable Path directory) throws IOException {
    Optional<Path> named = namedFolder(directory);
    if (named.isPresent() && !Files.isRegularFile(named.get().resolve(Vault.SETTINGS))) {
      throw new Failure(
          ExitCode.STATE,
          "no-vault",
          named.get() + " is no vault: it has no " + Vault.SETTINGS + ".",
          "Make it one with: cairn init " + named.get());
    }
    if (named.isPresent()) {
      return new Vault(named.get());
    }
    return Vault.around(folder)
        .orElseThrow(() ->
            new Failure(
                ExitCode.STATE,
                "no-vault",
                "There is no vault here or above: no folder with a " + Vault.SETTINGS + ".",
                "Make one with: cairn init, or name one with: cairn -C DIR"));
  }

  /// Says what stopped a command, and with which exit code it ends.
  int failed(Throwable exception, Console console) {
    Failure failure =
        switch (exception) {
          case Failure known -> known;
          case java.io.UncheckedIOException e -> disk(Objects.requireNonNull(e.getCause()));
          case IOException e -> disk(e);
          case OutOfMemoryError e -> memory();
          default -> {
            if (environment.containsKey("CAIRN_DEBUG")) {
              exception.printStackTrace(err);
            }
            yield new Failure(
                ExitCode.INTERNAL,
                "internal",
                "This is a bug in cairn: " + exception,
                "Nothing was left half done. Run it again with CAIRN_DEBUG=1 to see where, and"
                    + " report that.");
          }
        };
    console.failure(failure);
    return failure.exit.code;
  }

  private static Failure disk(IOException e) {
    String what =
        e instanceof FileSystemException file
            ? file.getFile() + ": " + reason(file)
            : String.valueOf(e.getMessage());
    return new Failure(
        ExitCode.STATE,
        "io",
        "The disk refused: " + what,
        "Nothing was left half done: see to it, then run the command again.");
  }

  private static Failure memory() {
    return new Failure(
        ExitCode.STATE,
        "memory",
        "This takes more memory than the %,d MiB that Cairn may use."
            .formatted(Runtime.getRuntime().maxMemory() >> 20),
        "Nothing was left half done: run it again with more, as in"
            + " CAIRN_JAVA_OPTS=-Xmx4g cairn ingest, or take in fewer files at a time.");
  }

  private static String reason(FileSystemException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      default -> e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    };
  }
}
