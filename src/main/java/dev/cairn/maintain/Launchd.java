package dev.cairn.maintain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An agent of the user's launchd, which makes up for a night asleep by itself.
final class Launchd implements Scheduler {
  private final Path folder;
  private final Programs programs;

  /// @param folder where the user's agents lie
  Launchd(Path folder, Programs programs) {
    this.folder = folder;
    this.programs = programs;
  }

  private static String label(NightlyCall call) {
    return "dev.cairn." + call.name();
  }

  private Path file(NightlyCall call) {
    return folder.resolve(label(call) + ".plist");
  }

  @Override
  public List<Part> parts(NightlyCall call) {
    StringBuilder words = new StringBuilder();
    call.command()
        .forEach(word -> words.append("    <string>").append(xml(word)).append("</string>\n"));
    return List.of(
        new Part(
            file(call).toString(),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0">
            <dict>
              <key>Label</key>
              <string>%s</string>
              <key>ProgramArguments</key>
              <array>
            %s  </array>
              <key>StartCalendarInterval</key>
              <dict>
                <key>Hour</key>
                <integer>%d</integer>
                <key>Minute</key>
                <integer>%d</integer>
              </dict>
              <key>ProcessType</key>
              <string>Background</string>
              <key>LowPriorityIO</key>
              <true/>
              <key>Nice</key>
              <integer>19</integer>
            </dict>
            </plist>
            """
                .formatted(label(call), words, call.at().getHour(), call.at().getMinute())));
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void install(NightlyCall call) throws IOException, Unavailable {
    demand();
    Files.createDirectories(folder);
    if (Files.exists(file(call))) {
      control("unload", file(call));
    }
    Files.writeString(file(call), parts(call).getFirst().text());
    control("load", file(call));
  }

  @Override
  public boolean uninstall(NightlyCall call) throws IOException, Unavailable {
    demand();
    boolean there = Files.exists(file(call));
    if (there) {
      control("unload", file(call));
      Files.delete(file(call));
    }
    return there;
  }

  private void demand() throws Unavailable {
    if (!programs.exists("launchctl")) {
      throw new Unavailable(
          "There is no launchctl on this machine: use --install systemd or --install cron.");
    }
  }

  private void control(String verb, Path file) throws IOException, Unavailable {
    Programs.Said said = programs.run(List.of("launchctl", verb, "-w", file.toString()), "");
    if (said.exit() != 0) {
      throw new Unavailable("launchctl refused: " + said.err().replaceAll("\\s+", " "));
    }
  }
}
