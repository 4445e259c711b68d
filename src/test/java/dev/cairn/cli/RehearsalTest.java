package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rehearsal whose searches fail would teach the launcher's JVM nothing, and nobody would notice.
final class RehearsalTest {
  @TempDir Path folder;

  @Test
  void everySearchSucceeds() throws IOException {
    Path vault = folder.resolve("vault");
    assertThat(new Rehearsal(vault).run()).isZero();
    assertThat(vault.resolve(".cairn/index/seal")).exists();
    assertThat(new Rehearsal(vault).run()).isZero();
    assertThat(vault.resolve("notes/New.md")).exists();
    assertThat(Files.exists(vault.resolve("notes/Note 5.md"))).isFalse();
  }
}
