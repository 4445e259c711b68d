package dev.cairn.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.vault.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/// What the user of this machine has agreed to of one vault's settings: exactly these values, of
/// the vault in exactly this folder. Kept in the user's configuration, where no vault can write.
public final class Trust {
  private final Path file;
  private final Path vault;

  /// @param vault the vault's real path
  public Trust(UserFolders folders, Path vault) {
    byte[] name = vault.toString().getBytes(StandardCharsets.UTF_8);
    this.file =
        folders.config().resolve("trust").resolve(Sha256.of(name).hex().substring(0, 16) + ".json");
    this.vault = vault;
  }

  /// The values that were agreed to, by key; none where the file cannot be read as ours.
  public Map<String, String> trusted() throws IOException {
    Map<String, String> values = new TreeMap<>();
    if (!Files.isRegularFile(file)) {
      return values;
    }
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readString(file));
      if (root.path("vault").asText().equals(vault.toString())) {
        root.path("values")
            .properties()
            .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
      }
    } catch (JsonProcessingException e) {
      return Map.of(); // damaged: nothing is trusted until it is agreed to again
    }
    return values;
  }

  /// What the settings say that nobody has agreed to, by key.
  public Map<String, String> missing(ModelSettings settings) throws IOException {
    Map<String, String> trusted = trusted();
    Map<String, String> missing = new TreeMap<>(settings.inNeedOfTrust());
    missing.entrySet().removeIf(value -> value.getValue().equals(trusted.get(value.getKey())));
    return missing;
  }

  /// Agrees to what the settings say now, and to nothing that they said before.
  public void agree(ModelSettings settings) throws IOException {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("vault", vault.toString());
    ObjectNode values = root.putObject("values");
    settings.inNeedOfTrust().forEach(values::put);
    Path folder = Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(folder, "trust", null);
    try {
      Files.writeString(fresh, root.toPrettyString() + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Agrees to nothing any more.
  public void revoke() throws IOException {
    Files.deleteIfExists(file);
  }
}
