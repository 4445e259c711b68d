package dev.cairn.cli;

import dev.cairn.search.Glance;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The glance that the launcher has `find` take: a list of the vault's files on standard input,
/// with what changes when they do. Two checksums of it, both computed by the processor itself, make
/// the number.
final class PipedGlance implements Glance {
  /// Names the folder that `find` looks at.
  private static final String PROPERTY = "cairn.glanced";

  private final FutureTask<@Nullable Long> reading;

  private PipedGlance(InputStream list) {
    reading = new FutureTask<>(() -> numberOf(list));
    Thread.ofPlatform().daemon().start(reading);
  }

  /// The glance at a vault, [Glance#NONE] where the launcher looked at another folder or not at
  /// all.
  static Glance of(Vault vault) throws IOException {
    String folder = System.getProperty(PROPERTY, "");
    return !folder.isEmpty() && Path.of(folder).toRealPath().equals(vault.root())
        ? new PipedGlance(System.in)
        : Glance.NONE;
  }

  /// @return null for an empty list: there is no such `find` here
  static @Nullable Long numberOf(InputStream list) throws IOException {
    CRC32 one = new CRC32();
    CRC32C other = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    boolean empty = true;
    for (int read = list.read(buffer); read >= 0; read = list.read(buffer)) {
      one.update(buffer, 0, read);
      other.update(buffer, 0, read);
      empty = false;
    }
    return empty ? null : one.getValue() << 32 | other.getValue();
  }

  @Override
  public boolean isTaken() {
    return reading.isDone();
  }

  @Override
  public @Nullable Long number() throws IOException {
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while looking at the vault's files");
    } catch (ExecutionException e) {
      return null; // the list was cut short: whoever asks looks for itself
    }
  }
}
