package dev.cairn.maintain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/// What the nightly run is called by, for vaults with any name.
final class SchedulerTest {
  private static final String AWKWARD = "my 'best' \"vault\" 100%h \\%d $HOME & größe <x> 知識";

  private static final Programs REAL = new SystemPrograms(System.getenv());

  @TempDir Path folder;

  private NightlyCall call(Path program) {
    Path vault = folder.resolve(AWKWARD.replace("\"", "”"));
    return new NightlyCall(
        vault, List.of(program.toString(), "-C", AWKWARD, "a;b", "maintain"), LocalTime.of(2, 5));
  }

  @Test
  void cronAddsItsLinesAndTakesBackThoseOnly() throws Exception {
    String others =
        "MAILTO=ada\n# begin cairn-maintain-other\n1 2 * * * x\n# end cairn-maintain-other\n";
    RecordedPrograms programs = new RecordedPrograms(others, "crontab", "nice");
    Cron cron = new Cron(programs);
    cron.install(call(Path.of("/bin/cairn")));
    assertThat(programs.table)
        .startsWith(others)
        .contains("\n5 * * * * ", " -ge 205 ", "nice -n 19");
    String once = programs.table;
    cron.install(call(Path.of("/bin/cairn")));
    assertThat(programs.table).isEqualTo(once);
    assertThat(cron.uninstall(call(Path.of("/bin/cairn")))).isTrue();
    assertThat(programs.table).isEqualTo(others);
    assertThat(cron.uninstall(call(Path.of("/bin/cairn")))).isFalse();
  }

  @Test
  void cronRunsTheCommandWithItsWordsOnceADay() throws Exception {
    Path program = folder.resolve("print it");
    Path out = folder.resolve("out");
    Files.writeString(
        program, "#!/bin/sh\nfor word in \"$@\"; do echo \"$word\" >>'" + out + "'; done\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    NightlyCall call =
        new NightlyCall(call(program).vault(), call(program).command(), LocalTime.MIDNIGHT);
    Cron cron = new Cron(new RecordedPrograms("", "crontab"));
    String line = cron.parts(call).getFirst().text().lines().toList().get(1);
    String command = asCronReads(line.replaceFirst("^\\S+ \\* \\* \\* \\* ", ""));
    for (int hour = 0; hour < 2; hour++) {
      assertThat(shell(command)).isIn(0, 1);
    }
    assertThat(Files.readAllLines(out)).containsExactly("-C", AWKWARD, "a;b", "maintain");
  }

  /// The command of a line: a percent sign ends it, unless a backslash stands before it that is not
  /// itself behind one.
  private static String asCronReads(String line) {
    StringBuilder read = new StringBuilder();
    boolean escaped = false;
    for (char c : line.toCharArray()) {
      if (escaped && c == '%') {
        read.setLength(read.length() - 1);
      }
      assertThat(!escaped && c == '%').as("an open percent sign in " + line).isFalse();
      read.append(c);
      escaped = !escaped && c == '\\';
    }
    return read.toString();
  }

  private static int shell(String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    return builder.start().waitFor();
  }

  @Test
  void systemdGetsAServiceAndATimerAndLosesThoseOnly() throws Exception {
    Path units = folder.resolve("units");
    RecordedPrograms programs = new RecordedPrograms("", "systemctl");
    Systemd systemd = new Systemd(units, programs);
    NightlyCall call = call(Path.of("/opt/my tools/cairn"));
    systemd.install(call);
    Files.writeString(units.resolve("other.timer"), "x");
    String service = Files.readString(units.resolve(call.name() + ".service"));
    assertThat(service)
        .contains(
            "ExecStart=\"/opt/my tools/cairn\" \"-C\" \"my 'best' \\\"vault\\\" 100%%h \\\\%%d"
                + " $$HOME & größe <x> 知識\" \"a;b\" \"maintain\"\n")
        .contains("Nice=19\n", "IOSchedulingClass=idle\n");
    assertThat(Files.readString(units.resolve(call.name() + ".timer")))
        .contains("OnCalendar=*-*-* 02:05:00\n", "Persistent=true\n");
    assertThat(programs.calls)
        .containsExactly(
            "systemctl --user daemon-reload",
            "systemctl --user enable --now " + call.name() + ".timer");
    assertThat(systemd.uninstall(call)).isTrue();
    assertThat(units.toFile().list()).containsExactly("other.timer");
    assertThat(systemd.uninstall(call)).isFalse();
  }

  @Test
  void launchdGetsAnAgentThatHoldsTheWords() throws Exception {
    RecordedPrograms programs = new RecordedPrograms("", "launchctl");
    Launchd launchd = new Launchd(folder.resolve("agents"), programs);
    NightlyCall call = call(Path.of("/bin/cairn"));
    launchd.install(call);
    Path plist = Path.of(launchd.parts(call).getFirst().place());
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    DocumentBuilder parser = factory.newDocumentBuilder();
    byte[] bytes = Files.readString(plist).getBytes(StandardCharsets.UTF_8);
    NodeList strings = parser.parse(new ByteArrayInputStream(bytes)).getElementsByTagName("string");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < strings.getLength(); i++) {
      texts.add(strings.item(i).getTextContent());
    }
    assertThat(texts)
        .containsExactly(
            "dev.cairn." + call.name(),
            "/bin/cairn",
            "-C",
            AWKWARD,
            "a;b",
            "maintain",
            "Background");
    assertThat(launchd.uninstall(call)).isTrue();
    assertThat(plist).doesNotExist();
  }

  @Test
  void aMissingProgramIsToldInASentence() {
    RecordedPrograms none = new RecordedPrograms("");
    for (String name : List.of("systemd", "cron", "launchd")) {
      assertThatThrownBy(
              () -> Scheduler.of(name, folder, folder, none).install(call(Path.of("/bin/cairn"))))
          .isInstanceOf(Scheduler.Unavailable.class)
          .hasMessageMatching("There is no \\w+ on this machine: .*\\.");
    }
    assertThat(none.calls).isEmpty();
    assertThat(folder.resolve("systemd")).doesNotExist();
  }

  @Test
  void systemdItselfFindsNothingWrong() throws Exception {
    demand("systemd-analyze");
    Path program = Files.writeString(folder.resolve("my 100% $tool"), "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    NightlyCall call = call(program);
    new Systemd(folder.resolve("units"), new RecordedPrograms("", "systemctl")).install(call);
    List<String> verify = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
    for (String unit : List.of(".service", ".timer")) {
      verify.add(folder.resolve("units").resolve(call.name() + unit).toString());
    }
    Programs.Said said = REAL.run(verify, "");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.err()).doesNotContain(call.name());
  }

  @Test
  void cronItselfTakesTheTable() throws Exception {
    demand("crontab");
    Assumptions.assumeTrue(
        REAL.run(List.of("crontab", "-h"), "").err().contains("[-n]"),
        "this crontab cannot check a table without installing it");
    RecordedPrograms programs = new RecordedPrograms("", "crontab");
    new Cron(programs).install(call(Path.of("/bin/cairn")));
    Path table = Files.writeString(folder.resolve("table"), programs.table);
    Programs.Said said = REAL.run(List.of("crontab", "-n", table.toString()), "");
    assertThat(said.exit()).as(said.err()).isZero();
    Path wrong = Files.writeString(folder.resolve("wrong"), "61 * * * * x\n");
    assertThat(REAL.run(List.of("crontab", "-n", wrong.toString()), "").exit()).isNotZero();
  }

  @Test
  void aReaderOfPropertyListsFindsTheWordsAndTheTime() throws Exception {
    demand("python3");
    Launchd launchd = new Launchd(folder.resolve("agents"), new RecordedPrograms("", "launchctl"));
    NightlyCall call = call(Path.of("/bin/cairn"));
    launchd.install(call);
    String program =
        "import sys, plistlib; p = plistlib.load(open(sys.argv[1], 'rb'));"
            + " t = p['StartCalendarInterval'];"
            + " sys.stdout.buffer.write(('%s:%s|' % (t['Hour'], t['Minute'])"
            + " + '|'.join(p['ProgramArguments'])).encode())";
    String plist = launchd.parts(call).getFirst().place();
    Programs.Said said = REAL.run(List.of("python3", "-c", program, plist), "");
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).isEqualTo("2:5|" + String.join("|", call.command()));
  }

  private static void demand(String program) {
    Assumptions.assumeTrue(REAL.exists(program), program + " is not on this machine");
  }
}
