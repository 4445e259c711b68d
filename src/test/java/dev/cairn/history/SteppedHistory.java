package dev.cairn.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/// Opens a history whose steps somebody hears of, for tests of whole operations.
public final class SteppedHistory {
  /// Hears of every step that changes the disk; one that throws stands for a disk that fails there.
  public interface Hearer {
    void reached(String step) throws IOException;
  }

  private SteppedHistory() {}

  public static History.Opening open(Path vaultRoot, Clock clock, Hearer hearer)
      throws IOException {
    return History.open(vaultRoot, clock, hearer::reached);
  }
}
