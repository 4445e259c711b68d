package dev.cairn.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.history.History;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which pages somebody is at work on.
final class BeingEditedTest {
  private static final Instant NOW = Instant.parse("2026-04-08T03:00:00Z");
  private static final VaultPath PAGE = VaultPath.of("wiki/concepts/page.md");

  @TempDir Path folder;
  private Path concepts;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("cairn.toml"), "");
    concepts = Files.createDirectories(folder.resolve("wiki/concepts"));
    History.create(folder);
    write("page.md", Duration.ofDays(2));
    write("other.md", Duration.ofDays(2));
  }

  private void write(String name, Duration age) throws IOException {
    Path file = Files.writeString(concepts.resolve(name), "x\n");
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
  }

  private Set<VaultPath> busy() throws IOException {
    if (!(History.open(folder, Clock.systemUTC()) instanceof History.Opened(History opened))) {
      throw new AssertionError("the vault's history cannot be opened");
    }
    try (History history = opened) {
      return new BeingEdited(new Vault(folder), history, Duration.ofMinutes(10)).pages(NOW);
    }
  }

  @Test
  void aPageThatNobodyTouchedForLongIsFree() throws IOException {
    assertThat(busy()).isEmpty();
  }

  @Test
  void aPageThatWasSavedAMinuteAgoIsBusyUntilTenHavePassed() throws IOException {
    write("page.md", Duration.ofMinutes(1));
    assertThat(busy()).containsExactly(PAGE);
    write("page.md", Duration.ofMinutes(11));
    assertThat(busy()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".page.md.swp", ".page.md.swo", "#page.md#", ".#page.md"})
  void aPageIsBusyWhileItsEditorKeepsAFileBesideIt(String file) throws IOException {
    write(file, Duration.ofHours(5));
    assertThat(busy()).containsExactly(PAGE);
    write(file, Duration.ofSeconds(5));
    assertThat(busy()).containsExactly(PAGE);
    Files.delete(concepts.resolve(file));
    assertThat(busy()).isEmpty();
  }

  @Test
  void theLockOfEmacsIsALinkThatLeadsNowhere() throws IOException {
    Files.createSymbolicLink(concepts.resolve(".#page.md"), Path.of("ada@host.1234:1"));
    assertThat(busy()).containsExactly(PAGE);
  }

  @Test
  void whatIsSavedOutsideTheWikiKeepsNoPageBusy() throws IOException {
    Files.setLastModifiedTime(
        Files.writeString(folder.resolve("note.md"), "x\n"), FileTime.from(NOW));
    assertThat(busy()).isEmpty();
  }

  @Test
  void onlyAFreshBackupTellsAnything() throws IOException {
    write("page.md~", Duration.ofMinutes(2));
    assertThat(busy()).containsExactly(PAGE);
    write("page.md~", Duration.ofDays(1));
    assertThat(busy()).isEmpty();
  }
}
