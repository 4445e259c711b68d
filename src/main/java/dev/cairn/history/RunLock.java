package dev.cairn.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The right to be the one long run of a vault. It does not stand in the way of operations, which
/// take the vault's lock each for itself: the nightly run holds this one from its first operation
/// to its last, so that a second one finds out at once.
public final class RunLock implements AutoCloseable {
  private final VaultLock lock;

  private RunLock(VaultLock lock) {
    this.lock = lock;
  }

  /// Takes the lock, which the system takes back when the process ends, however it ends.
  ///
  /// @param derived the vault's folder of what can be made again
  /// @return empty where another run holds it
  public static Optional<RunLock> take(Path derived) throws IOException {
    return Optional.ofNullable(VaultLock.take(derived.resolve("maintain"))).map(RunLock::new);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
