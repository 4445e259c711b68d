package dev.cairn.maintain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A service and a timer of the user's systemd.
final class Systemd implements Scheduler {
  private final Path folder;
  private final Programs programs;

  /// @param folder where the user's units lie
  Systemd(Path folder, Programs programs) {
    this.folder = folder;
    this.programs = programs;
  }

  @Override
  public List<Part> parts(NightlyCall call) {
    String service =
        "[Unit]\n"
            + ("Description=Cairn's nightly run for " + call.vault()).replace("%", "%%")
            + "\n\n[Service]\nType=oneshot\nExecStart="
            + program(call.command().getFirst())
            + String.join("", call.command().stream().skip(1).map(Systemd::word).toList())
            + "\nNice=19\nCPUSchedulingPolicy=idle\nIOSchedulingClass=idle\n";
    String timer =
        "[Unit]\n"
            + ("Description=Cairn's nightly run for " + call.vault()).replace("%", "%%")
            + "\n\n[Timer]\nOnCalendar=*-*-* "
            + call.at()
            + ":00\n"
            + "# After a night asleep or switched off, once.\nPersistent=true\n"
            + "RandomizedDelaySec=60\n\n[Install]\nWantedBy=timers.target\n";
    return List.of(
        new Part(file(call, ".service").toString(), service),
        new Part(file(call, ".timer").toString(), timer));
  }

  private Path file(NightlyCall call, String extension) {
    return folder.resolve(call.name() + extension);
  }

  /// The program as ExecStart reads it: quoted, with specifiers taken literally. No variable is
  /// looked for in it.
  private static String program(String path) {
    return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
  }

  /// A word behind it, in which variables are taken literally too.
  private static String word(String word) {
    return " " + program(word).replace("$", "$$");
  }

  @Override
  public void install(NightlyCall call) throws IOException, Unavailable {
    demand();
    Files.createDirectories(folder);
    for (Part part : parts(call)) {
      Files.writeString(Path.of(part.place()), part.text());
    }
    control("daemon-reload");
    control("enable", "--now", call.name() + ".timer");
  }

  @Override
  public boolean uninstall(NightlyCall call) throws IOException, Unavailable {
    demand();
    boolean there = Files.exists(file(call, ".timer")) || Files.exists(file(call, ".service"));
    if (there) {
      control("disable", "--now", call.name() + ".timer");
      Files.deleteIfExists(file(call, ".timer"));
      Files.deleteIfExists(file(call, ".service"));
      control("daemon-reload");
    }
    return there;
  }

  private void demand() throws Unavailable {
    if (!programs.exists("systemctl")) {
      throw new Unavailable("There is no systemctl on this machine: use --install cron.");
    }
  }

  private void control(String... words) throws IOException, Unavailable {
    List<String> command = new ArrayList<>(List.of("systemctl", "--user"));
    command.addAll(List.of(words));
    Programs.Said said = programs.run(command, "");
    if (said.exit() != 0) {
      throw new Unavailable(
          "systemctl --user refused ("
              + said.err().replaceAll("\\s+", " ")
              + "): use --install"
              + " cron.");
    }
  }
}
