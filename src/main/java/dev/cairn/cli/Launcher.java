package dev.cairn.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The script that starts this installation of Cairn.
final class Launcher {
  private Launcher() {}

  /// Its absolute path: it stands above the folder of the jar.
  static Path path() throws IOException {
    try {
      Path code =
          Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = code.toAbsolutePath().normalize().getParent();
      Path launcher = folder == null ? code : folder.resolveSibling("cairn");
      if (Files.isExecutable(launcher)) {
        return launcher;
      }
    } catch (URISyntaxException e) {
      throw new IOException("the jar's own address cannot be read", e);
    }
    throw new Failure(
        ExitCode.STATE,
        "no-launcher",
        "The script that starts Cairn is not where it belongs, above the folder of the jar.",
        "Run Cairn from its repository, as ./cairn.");
  }
}
