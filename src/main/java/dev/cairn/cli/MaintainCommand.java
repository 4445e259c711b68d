package dev.cairn.cli;

import dev.cairn.maintain.NightlyCall;
import dev.cairn.maintain.Scheduler;
import dev.cairn.maintain.SystemPrograms;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cairn maintain`.
@Command(name = "maintain", description = "Have the system call the nightly run, or stop that.")
final class MaintainCommand extends CairnCommand {
  /// What can call the nightly run.
  enum System {
    systemd,
    cron,
    launchd
  }

  @Option(
      names = "--install",
      paramLabel = "SYSTEM",
      description = "Have systemd, cron or launchd run it once a day.")
  @Nullable System install;

  @Option(
      names = "--uninstall",
      paramLabel = "SYSTEM",
      description = "Take back what --install did for this vault, and nothing else.")
  @Nullable System uninstall;

  @Option(names = "--at", paramLabel = "HH:MM", description = "With --install: when.")
  LocalTime at = LocalTime.of(2, 30);

  @Option(names = "--dry-run", description = "Only print what would be written.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    List<String> command =
        List.of(Launcher.path().toString(), "-C", vault.root().toString(), "-q", "maintain");
    return install(console, new NightlyCall(vault.root(), command, at));
  }

  private ExitCode install(Console console, NightlyCall call) throws IOException {
    System system = install == null ? uninstall : install;
    if (system == null || install != null && uninstall != null) {
      throw Failure.usage(
          "usage", "Install or uninstall?", "Add --install SYSTEM or --uninstall SYSTEM.");
    }
    Scheduler scheduler = scheduler(system);
    try {
      if (dryRun) {
        scheduler
            .parts(call)
            .forEach(part -> console.line("# " + part.place() + "\n" + part.text()));
      } else if (install != null) {
        scheduler.install(call);
        console.line(system + " runs it every day at " + call.at() + ".");
      } else {
        console.line(
            scheduler.uninstall(call)
                ? system + " does not run it any more."
                : system + " did not run it for this vault.");
      }
    } catch (Scheduler.Unavailable e) {
      throw new Failure(ExitCode.STATE, "scheduler", String.valueOf(e.getMessage()), "");
    }
    console.json(Map.of("system", system.name(), "at", call.at().toString()));
    return ExitCode.DONE;
  }

  private Scheduler scheduler(System system) {
    Map<String, String> environment = cairn().shell().environment();
    Path home = Path.of(environment.getOrDefault("HOME", "/")).toAbsolutePath();
    String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path configuration = configured.startsWith("/") ? Path.of(configured) : home.resolve(".config");
    return Scheduler.of(system.name(), home, configuration, new SystemPrograms(environment));
  }
}
