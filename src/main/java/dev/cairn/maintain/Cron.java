package dev.cairn.maintain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A line in the user's table of cron, between comments that mark it.
///
/// Cron forgets what it slept through, so the line is looked at every hour: the first time after
/// the hour of the call at which none has been made that day makes it. A file in the vault's
/// `.cairn` says when one was made last.
final class Cron implements Scheduler {
  private final Programs programs;

  Cron(Programs programs) {
    this.programs = programs;
  }

  @Override
  public List<Part> parts(NightlyCall call) {
    return List.of(new Part("crontab", block(call)));
  }

  private String block(NightlyCall call) {
    return begin(call) + "\n" + line(call) + "\n" + end(call) + "\n";
  }

  private static String begin(NightlyCall call) {
    return "# begin " + call.name();
  }

  private static String end(NightlyCall call) {
    return "# end " + call.name();
  }

  private String line(NightlyCall call) {
    String run = String.join(" ", call.command().stream().map(Cron::quoted).toList());
    String derived = quoted(call.vault().resolve(".cairn").toString());
    String stamp = quoted(call.vault().resolve(".cairn/maintain.day").toString());
    return String.format(
        Locale.ROOT,
        "%d * * * * d=$(date +\\%%Y\\%%m\\%%d); [ \"$(date +\\%%H\\%%M)\" -ge %d ]"
            + " && [ \"$(cat %s 2>/dev/null)\" != \"$d\" ]"
            + " && mkdir -p %s && echo \"$d\" >%s && %s%s%s",
        call.at().getMinute(),
        call.at().getHour() * 100 + call.at().getMinute(),
        stamp,
        derived,
        stamp,
        programs.exists("nice") ? "nice -n 19 " : "",
        programs.exists("ionice") ? "ionice -c3 " : "",
        run);
  }

  /// A word as cron and then the shell read it. Cron ends the command at a percent sign, unless a
  /// backslash stands before it that none stands before.
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''").replace("%", "''\\%") + "'";
  }

  @Override
  public void install(NightlyCall call) throws IOException, Unavailable {
    write(without(call, table()) + block(call));
  }

  @Override
  public boolean uninstall(NightlyCall call) throws IOException, Unavailable {
    String table = table();
    String rest = without(call, table);
    if (rest.equals(table)) {
      return false;
    }
    write(rest);
    return true;
  }

  private String table() throws IOException, Unavailable {
    if (!programs.exists("crontab")) {
      throw new Unavailable("There is no crontab on this machine: install cron first.");
    }
    Programs.Said said = programs.run(List.of("crontab", "-l"), "");
    if (said.exit() != 0 && !said.err().contains("no crontab")) {
      throw new Unavailable("crontab refused: " + said.err().replaceAll("\\s+", " "));
    }
    String table = said.exit() == 0 ? said.out() : "";
    return table.isEmpty() || table.endsWith("\n") ? table : table + "\n";
  }

  private void write(String table) throws IOException, Unavailable {
    List<String> command = List.of("crontab", table.isEmpty() ? "-r" : "-");
    Programs.Said said = programs.run(command, table);
    if (said.exit() != 0) {
      throw new Unavailable("crontab refused: " + said.err().replaceAll("\\s+", " "));
    }
  }

  /// The table without the block of this vault; as it is where a block does not end.
  private static String without(NightlyCall call, String table) {
    List<String> kept = new ArrayList<>();
    List<String> block = new ArrayList<>();
    boolean inside = false;
    for (String line : table.lines().toList()) {
      inside = inside || line.equals(begin(call));
      (inside ? block : kept).add(line);
      if (inside && line.equals(end(call))) {
        block.clear();
        inside = false;
      }
    }
    return inside || kept.size() == table.lines().count()
        ? table
        : String.join("", kept.stream().map(line -> line + "\n").toList());
  }
}
