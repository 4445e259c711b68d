package dev.cairn.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The right to change a vault, held by one operation of one process at a time. The system takes it
/// back when the process ends, however it ends.
final class VaultLock implements AutoCloseable {
  /// Closing any channel of a locked file drops the lock of the whole process, so a second one must
  /// never be opened.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private VaultLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @return null where another operation holds it
  static @Nullable VaultLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.toRealPath().resolve("lock");
    if (!HELD.add(file)) {
      return null;
    }
    boolean taken = false;
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      taken = lock != null;
      return taken ? new VaultLock(file, channel) : null;
    } finally {
      if (!taken) {
        channel.close();
        HELD.remove(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
