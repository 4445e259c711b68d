package dev.cairn.cli;

import dev.cairn.search.FileList;
import dev.cairn.search.Glance;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// The glance that the launcher has `find` take: its list comes on standard input.
final class PipedGlance implements Glance {
  /// Names the folder that `find` looks at.
  private static final String PROPERTY = "cairn.glanced";

  private final FutureTask<Optional<FileList>> reading;

  private PipedGlance(InputStream list) {
    reading = new FutureTask<>(() -> FileList.read(list));
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

  @Override
  public boolean isTaken() {
    return reading.isDone();
  }

  @Override
  public @Nullable FileList list() throws IOException {
    try {
      return reading.get().orElse(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while looking at the vault's files");
    } catch (ExecutionException e) {
      return null; // the list was cut short: whoever asks looks for itself
    }
  }
}
