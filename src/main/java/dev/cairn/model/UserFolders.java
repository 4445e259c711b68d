package dev.cairn.model;

import java.nio.file.Path;
import java.util.Map;

/// The user's own folders, outside of any vault.
///
/// @param config what the user writes or agrees to: keys, prices, trust
/// @param state what must outlive a vault's caches: the ledger
public record UserFolders(Path config, Path state) {

  public static UserFolders of(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
    return new UserFolders(
        folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
        folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")));
  }

  /// A relative path does not count, as the XDG specification has it.
  private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    Path base = !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    return base.resolve("cairn");
  }
}
