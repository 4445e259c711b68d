package dev.cairn.cli;

import dev.cairn.compile.Settings;
import dev.cairn.model.ModelSettings;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
      AskCommand.class,
      WatchCommand.class,
      IndexCommand.class,
      LinksCommand.class,
      RelatedCommand.class,
      TrailCommand.class,
      GraphCommand.class,
      LintCommand.class,
      CheckCommand.class,
      EvalCommand.class,
      ReviewCommand.class,
      MaintainCommand.class,
      StatusCommand.class,
      LogCommand.class,
      CostsCommand.class,
      DoctorCommand.class,
      TrustCommand.class,
      DemoCommand.class,
      CompletionCommand.class
    })
public final class Cairn implements Runnable {
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
  Shell.Colour colour = Shell.Colour.auto;

  @CommandLine.Spec CommandLine.Model.@Nullable CommandSpec spec;

  private final Shell shell;

  Cairn(Shell shell) {
    this.shell = shell;
  }

  static int run(Cairn cairn, String... arguments) {
    CommandLine line = new CommandLine(cairn);
    line.setOut(new java.io.PrintWriter(cairn.shell.out(), true));
    line.setErr(new java.io.PrintWriter(cairn.shell.err(), true));
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
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> cairn.shell.failed(exception, cairn.console()));
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) { // the parser hands on exceptions only
      return cairn.shell.failed(e, cairn.console());
    }
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

  @Override
  public void run() {
    throw Failure.usage("usage", "Which command?", "See: cairn --help");
  }

  Console console() {
    return shell.console(json, quiet, colour);
  }

  Shell shell() {
    return shell;
  }

  Clock clock() {
    return shell.clock();
  }

  Optional<Path> namedFolder() {
    return shell.namedFolder(directory);
  }

  Vault vault() throws IOException {
    return shell.vault(directory);
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

  /// The settings that have to do with models, without any flags.
  ModelSettings modelSettings(Vault vault) throws IOException {
    try {
      return ModelSettings.of(vault, shell.environment(), Map.of());
    } catch (ModelSettings.Unreadable e) {
      throw new Failure(
          ExitCode.STATE, "settings", e.sentence(), "Correct that, then run the command again.");
    }
  }
}
