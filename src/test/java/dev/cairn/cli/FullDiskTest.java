package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An ingest whose n-th write fails, for every n.
final class FullDiskTest {
  @TempDir Path folder;
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
  private Interruption interruption;

  @BeforeEach
  void start() throws IOException {
    interruption = new Interruption(folder, steps::add);
  }

  @Test
  void anIngestThatRunsOutOfSpaceIsForgottenOrFinishedByTheNext() throws IOException {
    int moved = steps.indexOf("branch moved") + 1;
    assertThat(moved).isPositive();
    for (int step = 1; step <= steps.size(); step++) {
      String when = "no space at step " + step + " of " + steps;
      TestVault vault = interruption.copy("full" + step);
      int last = step;
      List<String> heard = Collections.synchronizedList(new ArrayList<>());
      assertThatThrownBy(() ->
              Interruption.ingest(
                  vault,
                  name -> {
                    heard.add(name);
                    if (heard.size() >= last) {
                      throw new IOException("No space left on device");
                    }
                  }))
          .as(when)
          .isInstanceOf(IOException.class);
      interruption.assertNothingIsBroken(vault, when);
      if (step < moved) {
        interruption.assertNothingHappened(vault, when);
      }
      interruption.assertEndsAsUndisturbed(vault, when);
      vault.delete();
    }
  }

  @Test
  void aWikiThatCannotBeWrittenIsToldAndNothingHappens() throws IOException {
    TestVault vault = interruption.copy("read-only");
    Path pages = vault.root.resolve("wiki/entities");
    Files.setPosixFilePermissions(pages, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(pages), "the superuser may write anywhere");
    Outcome outcome = vault.cairn("ingest", vault.inbox.toString()).exitedWith(ExitCode.STATE);
    assertThat(outcome.sentence()).contains("permission denied");
    interruption.assertNothingHappened(vault, "read-only");
    Files.setPosixFilePermissions(pages, PosixFilePermissions.fromString("rwxr-xr-x"));
    interruption.assertEndsAsUndisturbed(vault, "writable again");
  }
}
