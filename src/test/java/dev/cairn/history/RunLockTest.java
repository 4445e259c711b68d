package dev.cairn.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two long runs of one vault never meet.
final class RunLockTest {
  @TempDir Path derived;

  @Test
  void aSecondRunIsRefusedUntilTheFirstEnds() throws IOException {
    try (RunLock first = RunLock.take(derived).orElseThrow()) {
      assertThat(RunLock.take(derived)).isEmpty();
      assertThat(first).isNotNull();
    }
    try (RunLock next = RunLock.take(derived).orElseThrow()) {
      assertThat(next).isNotNull();
    }
  }

  @Test
  void operationsGoOnWhileARunHoldsIt() throws IOException {
    try (RunLock run = RunLock.take(derived).orElseThrow();
        VaultLock operation = VaultLock.take(derived)) {
      assertThat(run).isNotNull();
      assertThat(operation).isNotNull();
    }
  }
}
