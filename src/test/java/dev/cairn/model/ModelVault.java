package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A vault with settings, a user's folders and a clock, from which models are opened.
final class ModelVault {
  static final JsonNode SCHEMA =
      json(
          """
          {"type": "object", "additionalProperties": false, "required": ["city", "people"],
           "properties": {"city": {"type": "string"}, "people": {"type": ["integer", "null"]}}}
          """);

  final FakeTiming timing = new FakeTiming();
  final Map<String, String> environment = new HashMap<>();
  final Path root;
  private final Path folder;

  ModelVault(Path folder) throws IOException {
    this.folder = folder;
    this.root = Files.createDirectories(folder.resolve("vault")).toRealPath();
    environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    settings("");
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  ModelVault settings(String toml) throws IOException {
    Files.writeString(root.resolve("cairn.toml"), toml);
    return this;
  }

  ModelVault set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Configures an OpenAI-compatible server with the ability to hold answers to a schema.
  ModelVault reachedAt(ScriptedModelServer server) throws IOException {
    set("CAIRN_MODEL", "openai-compatible/scripted");
    set("CAIRN_MODEL_BASE_URL", server.address() + "/v1");
    return table("[\"openai-compatible/scripted\"]\ncontext = 20000\ninput = 1\noutput = 10\n");
  }

  /// Writes the user's own table of models.
  ModelVault table(String toml) throws IOException {
    Path file = ModelTable.ownFile(folders());
    Files.createDirectories(file.getParent());
    Files.writeString(file, toml);
    return this;
  }

  UserFolders folders() {
    return UserFolders.of(environment);
  }

  Vault vault() throws IOException {
    return new Vault(root);
  }

  Models.Opening open() throws IOException, ModelSettings.Unreadable {
    return Models.open(vault(), environment, Map.of(), timing);
  }

  ModelRun run() throws Exception {
    return run(false);
  }

  ModelRun run(boolean fresh) throws Exception {
    Models.Opening opening = open();
    assertThat(opening).isInstanceOf(Models.Ready.class);
    return ((Models.Ready) opening).models().run("run-1", fresh);
  }

  List<Ledger.Entry> booked() throws IOException {
    return new Ledger(folders()).since(Instant.EPOCH);
  }

  static Prompt question(String text) {
    return Prompt.text(
        Task.WRITE,
        List.of(new Part.Shared("You keep a wiki."), new Part.Own(text)),
        500,
        new Purpose("ingest", "a-source", "a-page"));
  }

  static Prompt questionForJson(String text) {
    Prompt plain = question(text);
    return new Prompt(Task.EXTRACT, plain.parts(), 500, SCHEMA, plain.purpose());
  }
}
