package dev.cairn.serve;

import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Follows the visible folders of a vault and collects which files are touched.
///
/// Events arrive some time after what they tell of. So whoever asks first has a marker file made,
/// in a folder that is followed as well: the system tells of changes in their order, and when it
/// tells of the marker it has told of all that was there before. Where it does not tell in time,
/// where events were lost, or where the system has no events, everything counts as touched.
final class VaultWatch implements Closeable {
  private static final long MARKER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_DELETE,
    StandardWatchEventKinds.ENTRY_MODIFY
  };

  private final Vault vault;
  private final Path markers;
  private final @Nullable WatchService service;

  /// By key, because a folder that is moved keeps its key and gets another path. Known only to the
  /// thread that follows, once that runs.
  private final Map<WatchKey, Path> folders = new HashMap<>();

  private final Set<VaultPath> touched = new HashSet<>();
  private boolean everything = true;
  private boolean closed;

  /// Counts what was heard, so that somebody who waits for quiet can tell.
  private long heard;

  private long made;
  private long arrived;

  /// Begins to follow a vault. Where that is not possible, everything always counts as touched.
  static VaultWatch on(Vault vault, Path markers) throws IOException {
    Files.createDirectories(markers);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(markers, "marker-*")) {
      for (Path marker : left) {
        Files.deleteIfExists(marker); // of a process that was killed
      }
    }
    VaultWatch watch = new VaultWatch(vault, markers, service(vault));
    watch.start();
    return watch;
  }

  /// @return null where the service of this system only looks every few seconds
  private static @Nullable WatchService service(Vault vault) throws IOException {
    WatchService service = vault.root().getFileSystem().newWatchService();
    if (service.getClass().getSimpleName().startsWith("Polling")) {
      service.close();
      return null;
    }
    return service;
  }

  private VaultWatch(Vault vault, Path markers, @Nullable WatchService service) {
    this.vault = vault;
    this.markers = markers;
    this.service = service;
  }

  private void start() throws IOException {
    WatchService source = service;
    if (source == null) {
      return;
    }
    try {
      follow(markers, source);
      followAll(vault.root(), source);
    } catch (IOException e) {
      source.close(); // the system follows no more folders: every marker will be late
      closed = true;
      return;
    }
    Thread.ofPlatform().daemon().name("vault-watch").start(() -> listen(source));
  }

  /// Whether the system tells of changes by itself.
  synchronized boolean hears() {
    return service != null && !closed;
  }

  private void follow(Path folder, WatchService source) throws IOException {
    folders.put(folder.register(source, KINDS), folder);
  }

  /// Follows a folder and those below it, each before it is listed: what is made later is told.
  private void followAll(Path folder, WatchService source) throws IOException {
    try {
      follow(folder, source);
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          if (isVisible(entry) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            followAll(entry, source);
          }
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return; // removed while we walked, which is told as well
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isVisible(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(".") && name.indexOf('\\') < 0;
  }

  private void listen(WatchService source) {
    try {
      while (true) {
        Batch batch = new Batch(source);
        // What was there before a marker may lie in a key behind that of the marker, so a batch
        // ends only when there is no key left.
        for (WatchKey key = source.take(); key != null; key = source.poll()) {
          batch.read(key);
        }
        batch.end();
      }
    } catch (ClosedWatchServiceException e) {
      end();
    } catch (InterruptedException | IOException e) {
      end(); // from here on everything counts as touched
    }
  }

  private synchronized void end() {
    closed = true;
    everything = true;
    notifyAll();
  }

  /// What is told until there is a pause.
  private final class Batch {
    private final WatchService source;
    private final Set<VaultPath> files = new HashSet<>();
    private boolean unclear;
    private boolean lost;
    private long marker;

    Batch(WatchService source) {
      this.source = source;
    }

    void read(WatchKey key) throws IOException {
      Path folder = folders.get(key);
      for (WatchEvent<?> event : key.pollEvents()) {
        if (event.context() instanceof Path name && folder != null) {
          read(folder.resolve(name), folder);
        } else {
          lost = true;
        }
      }
      if (!key.reset()) {
        folders.remove(key);
        unclear = true;
      }
    }

    private void read(Path path, Path folder) throws IOException {
      if (folder.equals(markers)) {
        String name = path.getFileName().toString();
        if (name.startsWith("marker-")) {
          marker = Math.max(marker, Long.parseLong(name.substring("marker-".length())));
        }
      } else if (isVisible(path)) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          followAll(path, source);
          unclear = true;
        } else if (folders.containsValue(path)) {
          unclear = true;
        } else {
          files.add(VaultPath.of(vault.root(), path));
        }
      }
    }

    void end() throws IOException {
      if (lost) {
        followAll(vault.root(), source);
      }
      synchronized (VaultWatch.this) {
        touched.addAll(files);
        everything |= unclear || lost;
        arrived = Math.max(arrived, marker);
        if (unclear || lost || !files.isEmpty()) {
          heard++;
        }
        VaultWatch.this.notifyAll();
      }
    }
  }

  /// What was touched until now and not yet taken.
  Touched take() throws IOException {
    boolean complete = hears() && markerArrives();
    synchronized (this) {
      Touched taken = complete && !everything ? new Touched(false, touched) : Touched.EVERYTHING;
      touched.clear();
      everything = false;
      return taken;
    }
  }

  /// Takes back what could not be used.
  synchronized void putBack(Touched unused) {
    everything |= unused.everything();
    touched.addAll(unused.files());
  }

  private boolean markerArrives() throws IOException {
    long number;
    synchronized (this) {
      number = ++made;
    }
    Path marker = markers.resolve("marker-" + number);
    try {
      Files.createFile(marker);
    } catch (NoSuchFileException e) {
      return false; // somebody removed the folder, and with it our ears
    }
    try {
      return awaitMarker(number, System.nanoTime() + MARKER_NANOS);
    } finally {
      Files.deleteIfExists(marker);
    }
  }

  private synchronized boolean awaitMarker(long number, long deadline) {
    try {
      for (long left = MARKER_NANOS; arrived < number && left > 0; left = left(deadline)) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return arrived >= number;
  }

  private static long left(long deadline) {
    return deadline - System.nanoTime();
  }

  /// Waits until something was touched and then nothing for a while.
  ///
  /// @param longest how long to wait for the first touch
  /// @param pause how long nothing must be touched
  /// @return whether anything was
  synchronized boolean awaitPause(long longest, long pause) throws InterruptedException {
    long deadline = System.nanoTime() + longest;
    for (long left = longest; !isTouched() && left > 0; left = left(deadline)) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    long before = heard - 1;
    while (isTouched() && before != heard && !closed) {
      before = heard;
      long end = System.nanoTime() + pause;
      for (long left = pause; before == heard && left > 0; left = left(end)) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }
    return isTouched();
  }

  private boolean isTouched() {
    return !closed && (everything || !touched.isEmpty());
  }

  @Override
  public void close() throws IOException {
    if (service != null) {
      service.close();
    }
  }
}
