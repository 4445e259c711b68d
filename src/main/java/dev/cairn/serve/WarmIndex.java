package dev.cairn.serve;

import dev.cairn.search.Query;
import dev.cairn.search.Refreshed;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Vault;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A vault's search index that stays open and is made equal to the files before each answer, at the
/// cost of what was touched since the last one.
public final class WarmIndex implements Closeable {
  /// After so long without an event all files are looked at: network drives tell of nothing that
  /// happens on other machines.
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /// The same where the system tells of nothing at all.
  private static final long DEAF_NANOS = TimeUnit.SECONDS.toNanos(3);

  /// Programs write several files at once, which are brought in together.
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Vault vault;
  private final VaultWatch watch;
  private final Listener listener;
  private SearchIndex index;

  /// When the last refresh was, as [System#nanoTime()] has it.
  private volatile long refreshed = System.nanoTime();

  /// Hears of each refresh that was not in vain.
  @FunctionalInterface
  public interface Listener {
    /// @param touched what was looked at
    void indexed(Touched touched, Refreshed refreshed, long nanos);
  }

  private WarmIndex(Vault vault, VaultWatch watch, Listener listener) throws IOException {
    this.vault = vault;
    this.watch = watch;
    this.listener = listener;
    this.index = SearchIndex.open(vault);
  }

  public static WarmIndex open(Vault vault, Listener listener) throws IOException {
    VaultWatch watch = VaultWatch.on(vault, folder(vault));
    try {
      return new WarmIndex(vault, watch, listener);
    } catch (IOException e) {
      watch.close();
      throw e;
    }
  }

  /// Where a process that follows a vault keeps its markers and its lock.
  static Path folder(Vault vault) {
    return vault.derived().resolve("watch");
  }

  /// Answers for the files as they are at this moment.
  public synchronized SearchIndex.Answer ask(Query query) throws IOException {
    Refreshed done = refresh();
    return new SearchIndex.Answer(index.search(query), done);
  }

  /// Makes the index equal to the files.
  public synchronized Refreshed refresh() throws IOException {
    return refresh(watch.take());
  }

  private Refreshed refresh(Touched touched) throws IOException {
    long start = System.nanoTime();
    Refreshed done = made(touched);
    refreshed = System.nanoTime();
    if (done.busy()) {
      watch.putBack(touched);
    } else if (done.added() + done.updated() + done.removed() > 0) {
      listener.indexed(touched, done, refreshed - start);
    }
    return done;
  }

  private Refreshed made(Touched touched) throws IOException {
    try {
      return touched.everything() ? index.refresh() : index.refresh(touched.files());
    } catch (IOException e) {
      // Somebody may have removed the index with its folder.
      index.close();
      index = SearchIndex.open(vault);
      return index.refresh();
    }
  }

  /// Waits until files were touched and left in peace, and makes the index equal to them; also
  /// where nothing was heard for so long that it is time to look at all of them.
  ///
  /// @param longest how long to wait at most, in nanoseconds
  public void follow(long longest) throws IOException, InterruptedException {
    long idle = (watch.hears() ? IDLE_NANOS : DEAF_NANOS) - (System.nanoTime() - refreshed);
    boolean told = watch.awaitPause(Math.min(idle, longest), PAUSE_NANOS);
    if (!told && idle > longest) {
      return;
    }
    if ((told ? refresh() : refreshAll()).busy()) {
      TimeUnit.SECONDS.sleep(1); // another process writes the index
    }
  }

  private synchronized Refreshed refreshAll() throws IOException {
    watch.take();
    return refresh(Touched.EVERYTHING);
  }

  @Override
  public synchronized void close() throws IOException {
    watch.close();
    index.close();
  }
}
