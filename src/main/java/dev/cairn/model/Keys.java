package dev.cairn.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The providers' keys, from the environment or the user's key file, and the one place that knows
/// how to keep them out of everything that is shown or written.
final class Keys {
  /// A key and where it came from.
  private record Key(String value, String origin) {}

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final Map<Provider, Key> keys;

  private Keys(Map<Provider, Key> keys) {
    this.keys = keys;
  }

  /// Reads the keys: the environment counts before the file.
  ///
  /// @param vault the vault's folder, where no key file may lie
  /// @throws ModelSettings.Unreadable where the key file lies in the vault, or others can read it
  static Keys of(Map<String, String> environment, UserFolders folders, Path vault)
      throws IOException, ModelSettings.Unreadable {
    String named = environment.getOrDefault("CAIRN_KEY_FILE", "");
    Path file = named.isEmpty() ? folders.config().resolve("keys") : Path.of(named);
    Map<String, String> filed = Files.exists(file) ? read(file.toRealPath(), vault) : Map.of();
    Map<Provider, Key> keys = new EnumMap<>(Provider.class);
    for (Provider provider : Provider.values()) {
      for (String variable : provider.keyVariables().reversed()) {
        put(keys, provider, filed.get(variable), variable + " in " + file);
      }
      for (String variable : provider.keyVariables().reversed()) {
        put(keys, provider, environment.get(variable), variable);
      }
    }
    return new Keys(keys);
  }

  private static void put(
      Map<Provider, Key> keys, Provider provider, @Nullable String value, String origin) {
    if (value != null && !value.isBlank()) {
      keys.put(provider, new Key(value.strip(), origin));
    }
  }

  private static Map<String, String> read(Path file, Path vault)
      throws IOException, ModelSettings.Unreadable {
    if (file.startsWith(vault)) {
      throw new ModelSettings.Unreadable(
          file + " holds keys inside the vault, which is shared; move it to another folder.");
    }
    if (isOpenToOthers(file)) {
      throw new ModelSettings.Unreadable(
          file + " holds keys that others can read; run: chmod 600 " + file);
    }
    Map<String, String> lines = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.stripLeading().startsWith("#")) {
        lines.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return lines;
  }

  private static boolean isOpenToOthers(Path file) throws IOException {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return permissions.stream().anyMatch(OTHERS::contains);
    } catch (UnsupportedOperationException e) {
      return false; // a file system without such permissions
    }
  }

  @Nullable String of(Provider provider) {
    Key key = keys.get(provider);
    return key == null ? null : key.value;
  }

  /// Where a provider's key came from, such as `OPENAI_API_KEY`; null where there is none.
  @Nullable String origin(Provider provider) {
    Key key = keys.get(provider);
    return key == null ? null : key.origin;
  }

  /// A text without any key in it.
  String scrub(String text) {
    String scrubbed = text;
    for (Key key : keys.values()) {
      scrubbed = scrubbed.replace(key.value, "[key]");
    }
    return scrubbed;
  }

  /// An environment for another program: none of the keys, none of Cairn's own settings.
  static void removeFrom(Map<String, String> environment) {
    List<String> variables = new ArrayList<>();
    Arrays.stream(Provider.values()).forEach(p -> variables.addAll(p.keyVariables()));
    environment.keySet().removeIf(name -> name.startsWith("CAIRN_") || variables.contains(name));
  }
}
