package dev.cairn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The person's own editor: `$VISUAL`, else `$EDITOR`, else `vi`.
final class Editor {
  private final String program;

  Editor(Shell shell) {
    Map<String, String> environment = shell.environment();
    String visual = environment.getOrDefault("VISUAL", "");
    String editor = environment.getOrDefault("EDITOR", "");
    this.program = !visual.isBlank() ? visual : !editor.isBlank() ? editor : "vi";
  }

  /// Has the person edit a text.
  ///
  /// @param name what the file is called, so that the editor knows its kind
  /// @return the text as they left it
  String edit(String name, String text) throws IOException {
    Path folder = Files.createTempDirectory("cairn-review-");
    Path file = folder.resolve(name);
    try {
      Files.writeString(file, text);
      // The variable may hold options, as in `code --wait`, so the shell reads it, as git has it
      // do.
      int exit =
          new ProcessBuilder(List.of("sh", "-c", program + " \"$1\"", "sh", file.toString()))
              .inheritIO()
              .start()
              .waitFor();
      if (exit != 0) {
        throw new Failure(
            ExitCode.STATE,
            "editor",
            "The editor " + program + " ended with " + exit + ", and nothing was taken over.",
            "Name another in EDITOR.");
      }
      return Files.readString(file);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + program + " was open", e);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }
}
