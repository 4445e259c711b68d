package dev.cairn.cli;

import dev.cairn.compile.Settings;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The `cairn` command: what all commands share.
@Command(
    name = "cairn",
    mixinStandardHelpOptions = true,
    version = "cairn 0.1.0",
    header = "Compiles raw notes into a linked, cited wiki, kept in git.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    subcommands = {
      InitCommand.class,
      IngestCommand.class,
      RemoveCommand.class,
      RebuildCommand.class,
      UndoCommand.class,
      SearchCommand.class,
      LinksCommand.class,
      RelatedCommand.class,
      TrailCommand.class,
      GraphCommand.class,
      LintCommand.class,
      StatusCommand.class,
      LogCommand.class,
      DemoCommand.class,
      CompletionCommand.class
    })
public final class Cairn implements Runnable {
  /// When colours are used.
  enum Colour {
    auto,
    always,
    never
  }

  @Option(
      names = "-C",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "The vault; else $CAIRN_VAULT, else the nearest folder upwards with a cairn.toml.")
  @Nullable Path directory;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON object.")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "No progress and no notes.")
  boolean quiet;

  @Option(
      names = "--no-input",
      scope = ScopeType.INHERIT,
      description = "Never ask; fail where an answer is needed.")
  boolean noInput;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "auto, always or never.")
  Colour colour = Colour.auto;

  @CommandLine.Spec CommandLine.Model.@Nullable CommandSpec spec;

  /// Held here, because a logger that nobody holds is collected and forgets its level.
  private static final List<Logger> NOISY =
      Stream.of("org.apache.lucene", "org.eclipse.jgit", "dev.cairn")
          .map(Logger::getLogger)
          .toList();

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  Cairn(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    NOISY.forEach(logger -> logger.setLevel(Level.OFF));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(new Cairn(out, err, System.getenv()), arguments));
  }

  static int run(Cairn cairn, String... arguments) {
    CommandLine line = new CommandLine(cairn);
    line.setOut(new java.io.PrintWriter(cairn.out, true));
    line.setErr(new java.io.PrintWriter(cairn.err, true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // A word with a dash before it is one that the search leaves out.
    Objects.requireNonNull(line.getSubcommands().get("search"))
        .setUnmatchedOptionsArePositionalParams(true);
    line.setParameterExceptionHandler((exception, args) -> {
      cairn
          .console()
          .failure(
              Failure.usage(
                  "usage",
                  firstLine(exception.getMessage()),
                  "See: cairn " + commandName(exception) + "--help"));
      return ExitCode.USAGE.code;
    });
    line.setExecutionExceptionHandler((exception, command, parsed) -> cairn.failed(exception));
    return line.execute(arguments);
  }

  private static String firstLine(@Nullable String message) {
    return message == null
        ? "The command cannot be understood."
        : message.lines().findFirst().orElse(message);
  }

  private static String commandName(CommandLine.ParameterException exception) {
    String name = exception.getCommandLine().getCommandName();
    return name.equals("cairn") ? "" : name + " ";
  }

  private int failed(Exception exception) {
    Failure failure =
        switch (exception) {
          case Failure known -> known;
          case java.io.UncheckedIOException e ->
              disk(java.util.Objects.requireNonNull(e.getCause()));
          case IOException e -> disk(e);
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
    console().failure(failure);
    return failure.exit.code;
  }

  private static Failure disk(IOException e) {
    String what =
        e instanceof java.nio.file.FileSystemException file
            ? file.getFile() + ": " + reason(file)
            : String.valueOf(e.getMessage());
    return new Failure(
        ExitCode.STATE,
        "io",
        "The disk refused: " + what,
        "Nothing was left half done: see to it, then run the command again.");
  }

  private static String reason(java.nio.file.FileSystemException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException _ -> "there is no such file";
      case java.nio.file.AccessDeniedException _ -> "permission denied";
      default -> e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    };
  }

  @Override
  public void run() {
    throw Failure.usage("usage", "Which command?", "See: cairn --help");
  }

  Console console() {
    boolean terminal = System.console() != null && System.console().isTerminal();
    boolean coloured =
        switch (colour) {
          case always -> true;
          case never -> false;
          case auto -> terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        };
    return new Console(out, err, json, quiet, coloured, terminal);
  }

  PrintStream out() {
    return out;
  }

  /// The time, or the moment that `SOURCE_DATE_EPOCH` names, as reproducible builds have it.
  Clock clock() {
    String epoch = environment.getOrDefault("SOURCE_DATE_EPOCH", "");
    return epoch.matches("[0-9]{1,12}")
        ? Clock.fixed(Instant.ofEpochSecond(Long.parseLong(epoch)), ZoneOffset.UTC)
        : Clock.systemUTC();
  }

  /// The folder that relative paths start from.
  Path workingFolder() {
    return Path.of("").toAbsolutePath();
  }

  /// The folder that was named for the vault, whether or not it is one.
  Optional<Path> namedFolder() {
    String variable = environment.getOrDefault("CAIRN_VAULT", "");
    return Optional.ofNullable(directory)
        .or(() -> variable.isEmpty() ? Optional.empty() : Optional.of(Path.of(variable)))
        .map(path -> workingFolder().resolve(path).normalize());
  }

  Vault vault() throws IOException {
    Optional<Path> named = namedFolder();
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
    return Vault.around(workingFolder())
        .orElseThrow(() ->
            new Failure(
                ExitCode.STATE,
                "no-vault",
                "There is no vault here or above: no folder with a " + Vault.SETTINGS + ".",
                "Make one with: cairn init, or name one with: cairn -C DIR"));
  }

  Settings settings(Vault vault) throws IOException {
    try {
      return Settings.of(vault);
    } catch (Settings.Unreadable e) {
      throw new Failure(
          ExitCode.STATE,
          "settings",
          String.valueOf(e.getMessage()),
          "Correct the file, then run the command again.");
    }
  }
}
