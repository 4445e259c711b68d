package dev.cairn.maintain;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The programs that stand on the user's path.
public final class SystemPrograms implements Programs {
  private final String path;

  public SystemPrograms(Map<String, String> environment) {
    this.path = environment.getOrDefault("PATH", "");
  }

  @Override
  public boolean exists(String program) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Override
  public Said run(List<String> command, String input) throws IOException {
    Path errors = Files.createTempFile("cairn-", ".err");
    try {
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      byte[] out = process.getInputStream().readAllBytes();
      return new Said(
          process.waitFor(),
          new String(out, StandardCharsets.UTF_8),
          Files.readString(errors).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.getFirst() + " ran", e);
    } finally {
      Files.delete(errors);
    }
  }
}
