package dev.cairn.cli;

import dev.cairn.model.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A test vault with a scripted model at hand.
final class ModelVaultRun implements AutoCloseable {
  final TestVault vault;
  final ScriptedModelServer server = new ScriptedModelServer();
  final Map<String, String> environment = new HashMap<>();

  ModelVaultRun(Path folder) throws IOException {
    vault = TestVault.init(folder).receivesNotes();
    environment.put("SOURCE_DATE_EPOCH", TestVault.EPOCH);
    environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    environment.put("CAIRN_MODEL", "openai-compatible/m");
    environment.put("CAIRN_MODEL_BASE_URL", server.address() + "/v1");
    server.otherwise(new MechanicalModel());
  }

  /// Runs a command that may call the model.
  Outcome cairn(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-C", vault.root.toString()));
    all.addAll(List.of(arguments));
    return TestVault.run(environment, all.toArray(String[]::new));
  }

  /// Takes files of the inbox in.
  Outcome ingest(String... names) {
    List<String> arguments = new ArrayList<>(List.of("--json", "ingest"));
    for (String name : names) {
      arguments.add(vault.inbox.resolve(name).toString());
    }
    return cairn(arguments.toArray(String[]::new));
  }

  @Override
  public void close() {
    server.close();
  }
}
