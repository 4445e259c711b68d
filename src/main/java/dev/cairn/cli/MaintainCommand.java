package dev.cairn.cli;

import dev.cairn.compile.ModelUse;
import dev.cairn.compile.Settings;
import dev.cairn.maintain.NightReport;
import dev.cairn.maintain.NightRun;
import dev.cairn.maintain.NightlyCall;
import dev.cairn.maintain.Scheduler;
import dev.cairn.maintain.SystemPrograms;
import dev.cairn.model.Models;
import dev.cairn.model.Task;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `cairn maintain`.
@Command(
    name = "maintain",
    description =
        "The nightly run: try what may make the wiki better, keep what measurably does, and have"
            + " the system do that every night.")
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

  @Option(
      names = "--experiments",
      paramLabel = "N",
      description = "The most experiments to try; 200 unless said.")
  int experiments = 200;

  @Mixin BudgetOptions budget = new BudgetOptions();

  @Option(names = "--dry-run", description = "Only say what would be done or written.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    if (install == null && uninstall == null) {
      return night(vault, console);
    }
    List<String> command =
        List.of(Launcher.path().toString(), "-C", vault.root().toString(), "-q", "maintain");
    return install(console, new NightlyCall(vault.root(), command, at));
  }

  private ExitCode night(Vault vault, Console console) throws IOException {
    Settings settings = cairn().settings(vault);
    LocalDate today = LocalDate.ofInstant(cairn().clock().instant(), ZoneOffset.UTC);
    Optional<Duration> time =
        Optional.ofNullable(budget.minutes)
            .map(most -> Duration.ofSeconds(Math.round(most.doubleValue() * 60)));
    NightRun night =
        new NightRun(
            vault,
            settings,
            EvaluationTerms.of(vault, settings, cairn().clock(), EvaluationTerms.week(today)),
            cairn().clock(),
            console,
            new NightRun.Caps(experiments, time),
            dryRun,
            dryRun ? Optional.empty() : model(vault, settings, console));
    return switch (night.run()) {
      case NightRun.Refused(var refusal) -> throw Failure.of(refusal);
      case NightRun.Finished(NightReport report) -> {
        new NightPrinter(console, dryRun).print(report);
        yield report.cap().isEmpty() ? ExitCode.DONE : ExitCode.BUDGET;
      }
    };
  }

  /// The model that reads what is new and writes pages; empty where none is configured for both. A
  /// night goes on without one that cannot be used.
  private Optional<ModelUse> model(Vault vault, Settings settings, Console console)
      throws IOException {
    Optional<Models> models;
    try {
      models = budget.models(cairn(), vault);
    } catch (Failure unusable) {
      console.note((unusable.getMessage() + " " + unusable.hint).strip());
      return Optional.empty();
    }
    return models
        .filter(opened -> opened.has(Task.EXTRACT) && opened.has(Task.WRITE))
        .map(opened ->
            new ModelUse(
                opened.run("maintain"),
                "maintain",
                new ModelUse.Wishes(settings.language()),
                ModelUse.Talk.NONE));
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
