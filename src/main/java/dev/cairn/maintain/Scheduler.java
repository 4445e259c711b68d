package dev.cairn.maintain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a system has for running a command once a day, for one user and one vault.
public sealed interface Scheduler permits Systemd, Cron, Launchd {
  /// What it cannot do, in one sentence with the way out.
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(String message) {
      super(message);
    }
  }

  /// A file, or the user's table of cron, as it is to be.
  record Part(String place, String text) {}

  /// What installing writes.
  List<Part> parts(NightlyCall call);

  /// Has the system run the call from now on, in place of an earlier call for the same vault.
  void install(NightlyCall call) throws IOException, Unavailable;

  /// Takes back what [#install] did for this vault, and nothing else.
  ///
  /// @return whether there was anything
  boolean uninstall(NightlyCall call) throws IOException, Unavailable;

  /// The scheduler of this name: `systemd`, `cron` or `launchd`.
  ///
  /// @param home the user's folder
  /// @param configuration where the user's settings lie, `$XDG_CONFIG_HOME` or `~/.config`
  /// @throws IllegalArgumentException for any other name
  static Scheduler of(String name, Path home, Path configuration, Programs programs) {
    return switch (name) {
      case "systemd" -> new Systemd(configuration.resolve("systemd/user"), programs);
      case "cron" -> new Cron(programs);
      case "launchd" -> new Launchd(home.resolve("Library/LaunchAgents"), programs);
      default -> throw new IllegalArgumentException("no scheduler: " + name);
    };
  }
}
