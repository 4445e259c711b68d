package dev.cairn.maintain;

import dev.cairn.vault.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;

/// The command that the system is to run once a day for one vault.
///
/// @param vault the vault's folder, absolute
/// @param command the program and its arguments, the program by its absolute path
public record NightlyCall(Path vault, List<String> command, LocalTime at) {
  public NightlyCall {
    command = List.copyOf(command);
    if (!vault.isAbsolute() || command.isEmpty() || !Path.of(command.getFirst()).isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + vault + ", " + command);
    }
    for (String word : command) {
      if (word.chars().anyMatch(c -> c < ' ')) {
        throw new IllegalArgumentException("a line break or control character in: " + word);
      }
    }
  }

  /// What tells this vault's entry from those of other vaults: letters, digits and dashes.
  String name() {
    byte[] path = vault.toString().getBytes(StandardCharsets.UTF_8);
    return "cairn-maintain-" + Sha256.of(path).hex().substring(0, 10);
  }
}
