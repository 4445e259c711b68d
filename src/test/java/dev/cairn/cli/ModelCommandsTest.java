package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.model.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `trust`, `doctor` and `costs`, as a person runs them.
final class ModelCommandsTest {
  private static final String KEY = "sk-secret-0123456789abcdef";

  @TempDir Path folder;

  private TestVault vault;
  private ScriptedModelServer server;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void make() throws IOException {
    vault = TestVault.init(folder);
    server = new ScriptedModelServer();
    environment.put("SOURCE_DATE_EPOCH", TestVault.EPOCH);
    environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    environment.put("CAIRN_KEY", KEY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Outcome cairn(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-C", vault.root.toString()));
    all.addAll(List.of(arguments));
    Outcome outcome = TestVault.run(environment, all.toArray(String[]::new));
    assertThat(outcome.out() + outcome.err()).doesNotContain(KEY);
    return outcome;
  }

  private void configure() throws IOException {
    vault.write(
        "cairn.toml",
        "[model]\ndefault = \"openai-compatible/m\"\nbase-url = \"%s/v1\"\n"
            .formatted(server.address()));
  }

  @Test
  void withoutAModelTheDoctorIsContent() {
    Outcome outcome = cairn("doctor").succeeded();
    outcome.outContains("none is configured; everything works without");
    outcome.outContains("commits can be made");
    assertThat(cairn("--json", "doctor").succeeded().json().path("models")).isEmpty();
  }

  @Test
  void whatAVaultWouldSendElsewhereIsShownAndAgreedTo() throws IOException {
    configure();
    cairn("doctor")
        .exitedWith(ExitCode.FINDINGS)
        .outContains("nobody has agreed to that", server.address(), "cairn trust");
    assertThat(server.requests()).isEmpty();

    assertThat(cairn("trust").exitedWith(ExitCode.USAGE).sentence())
        .isEqualTo("Somebody has to agree to this.");
    cairn("trust", "--dry-run").succeeded().outContains(server.address() + "/v1");
    cairn("doctor").exitedWith(ExitCode.FINDINGS);

    cairn("trust", "--yes")
        .succeeded()
        .outContains("go to  " + server.address() + "/v1", "Trusted");
    cairn("trust").succeeded().outContains("There is nothing to agree to.");
    cairn("doctor", "--offline").succeeded().outContains("openai-compatible/m");
    assertThat(server.requests()).isEmpty();

    cairn("trust", "--revoke").succeeded();
    cairn("doctor").exitedWith(ExitCode.FINDINGS);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void theDoctorCallsEachModelAndTheCostsShowIt() throws IOException {
    configure();
    cairn("trust", "--yes").succeeded();
    server.then(
        ScriptedModelServer.says("ready"),
        ScriptedModelServer.says("{\"spider\":8,\"ant\":6,\"crab\":10}"),
        ScriptedModelServer.error(400));

    Outcome outcome = cairn("doctor").succeeded();

    outcome.outContains(
        "answers; for extract, write, judge, vision; JSON Schema yes; tools no; context 8,192 (not"
            + " known, so taken for this); price unknown",
        "say json-schema = true under [\"openai-compatible/m\"] in");
    assertThat(server.requests()).hasSize(3);
    cairn("costs").succeeded().outContains("2026-04-08  3", "unknown");
    cairn("costs", "--by", "model").succeeded().outContains("openai-compatible/m  3");
    cairn("costs", "--since", "2026-05-01").succeeded().outContains("No model has been called");
    JsonNode json = cairn("--json", "costs", "--by", "operation").succeeded().json();
    assertThat(json.path("rows").path(0).path("key").asText()).isEqualTo("doctor");
    assertThat(json.path("total").path("input").asInt()).isEqualTo(200);
    assertThat(json.path("total").path("unpriced").asInt()).isEqualTo(2);
  }

  @Test
  void aModelThatDoesNotAnswerIsAFinding() throws IOException {
    configure();
    cairn("trust", "--yes").succeeded();
    server.then(ScriptedModelServer.error(401));

    cairn("doctor")
        .exitedWith(ExitCode.FINDINGS)
        .outContains("refuses the key (HTTP 401: scripted).", "It is configured to extract");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aSettingThatCannotBeReadIsAFinding() throws IOException {
    vault.write("cairn.toml", "[model]\ndefault = \"gpt\"\n");

    cairn("doctor").exitedWith(ExitCode.FINDINGS).outContains("'gpt' is no model");
    cairn("costs").succeeded();
  }

  @Test
  void noCommandThatNeedsNoModelLoadsWhatCallsThem() throws Exception {
    Path log = folder.resolve("classes");
    vault.receivesNotes();
    for (String command : new String[] {"ingest", "status", "costs", "doctor"}) {
      List<String> line =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xlog:class+load:file=" + log,
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "dev.cairn.cli.Start",
                  "-C",
                  vault.root.toString(),
                  command));
      if (command.equals("ingest")) {
        line.add(vault.inbox.toString());
      }
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();

      assertThat(process.waitFor()).as(Files.readString(folder.resolve("output"))).isZero();
      assertThat(Files.readString(log))
          .as(command)
          .contains("dev.cairn.cli.Cairn")
          .doesNotContain("dev.langchain4j", "java.net.http", "LangChainEndpoint");
    }
  }
}
