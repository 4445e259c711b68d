package dev.cairn.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/// The lock on the person's index, and the one change made under it.
///
/// The lock file is a hard link to a token of ours, so that after a kill it is known to be ours,
/// and nobody else's is ever removed. The new index is written beside and renamed into place while
/// the lock is held.
final class IndexLock {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /// What a commit did to one path of the index.
  ///
  /// @param before the blob that was committed, null for none
  /// @param after the blob that is committed now, null for none
  /// @param file where that blob stands in the work tree, null where something else stands there
  record Moved(
      String path, @Nullable ObjectId before, @Nullable ObjectId after, @Nullable Path file) {}

  private final Path index;
  private final Path lock;
  private final Path token;
  private final Path copy;
  private final Steps steps;
  private boolean held;

  private IndexLock(VaultRepository repository, Steps steps) {
    this.index = repository.index();
    this.steps = steps;
    String vault = Integer.toHexString(repository.prefix().hashCode());
    this.lock = index.resolveSibling(index.getFileName() + ".lock");
    this.token = index.resolveSibling("cairn-token-" + vault);
    this.copy = index.resolveSibling("cairn-index-" + vault);
  }

  /// Takes the lock, waiting a moment for other git commands to let go.
  ///
  /// @return null where they do not
  static @Nullable IndexLock take(VaultRepository repository, Steps steps) throws IOException {
    IndexLock taken = new IndexLock(repository, steps);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!taken.tryTake()) {
      if (System.nanoTime() - deadline > 0) {
        return null;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return taken;
  }

  private boolean tryTake() throws IOException {
    Files.deleteIfExists(token);
    try {
      Files.createFile(token);
      steps.reached("index token made");
      try {
        Files.createLink(lock, token);
      } catch (UnsupportedOperationException e) {
        // Without hard links a lock left by a kill cannot be told from another's, and a person has
        // to remove it.
        Files.createFile(lock);
      }
      held = true;
      steps.reached("index locked");
      return true;
    } catch (FileAlreadyExistsException e) {
      Files.deleteIfExists(token);
      return false;
    } catch (IOException e) {
      giveUp();
      throw e;
    }
  }

  /// Removes what a killed operation of this vault left. The vault's lock must be held.
  static void clear(VaultRepository repository) throws IOException {
    IndexLock left = new IndexLock(repository, Steps.UNHEARD);
    if (Files.exists(left.token, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.exists(left.lock, LinkOption.NOFOLLOW_LINKS)
          && Files.isSameFile(left.lock, left.token)) {
        Files.delete(left.lock);
      }
      Files.delete(left.token);
    }
    left.removeCopy();
  }

  private void removeCopy() throws IOException {
    Files.deleteIfExists(copy);
    Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + ".lock"));
  }

  /// Brings the index to the new commit where it stood at the old one. What else is staged stays as
  /// it is.
  void follow(List<Moved> moves) throws IOException {
    if (moves.isEmpty()) {
      return;
    }
    removeCopy();
    Instant written = Instant.EPOCH;
    if (Files.exists(index)) {
      written = Files.getLastModifiedTime(index).toInstant();
      Files.copy(index, copy);
    }
    steps.reached("index copied");
    DirCache cache = DirCache.lock(copy.toFile(), org.eclipse.jgit.util.FS.DETECTED);
    try {
      build(cache, moves, written);
      cache.write();
      if (!cache.commit()) {
        throw new IOException("cannot write " + copy);
      }
    } finally {
      cache.unlock();
    }
    Durable.syncFile(copy);
    steps.reached("index written");
    Durable.move(copy, index);
    Durable.syncName(index);
    steps.reached("index replaced");
  }

  private static void build(DirCache cache, List<Moved> moves, Instant written) throws IOException {
    Map<String, Moved> byPath = new HashMap<>();
    moves.forEach(move -> byPath.put(move.path, move));
    DirCacheBuilder builder = cache.builder();
    for (int i = 0; i < cache.getEntryCount(); i++) {
      DirCacheEntry entry = cache.getEntry(i);
      Moved move = byPath.remove(entry.getPathString());
      if (move == null || entry.getStage() != 0 || !entry.getObjectId().equals(move.before)) {
        // A file changed in the very moment the old index was written looks unchanged beside a
        // newer index.
        if (entry.mightBeRacilyClean(written)) {
          entry.smudgeRacilyClean();
        }
        builder.add(entry);
      } else if (move.after != null) {
        stamp(entry, move.after, move.file);
        builder.add(entry);
      }
    }
    for (Moved move : byPath.values()) {
      if (move.before == null && move.after != null) {
        DirCacheEntry entry = new DirCacheEntry(move.path.getBytes(StandardCharsets.UTF_8));
        entry.setFileMode(FileMode.REGULAR_FILE);
        stamp(entry, move.after, move.file);
        builder.add(entry);
      }
    }
    builder.finish();
  }

  /// Where the file is not the blob, length and time stay empty, so that git looks at the file
  /// itself.
  private static void stamp(DirCacheEntry entry, ObjectId blob, @Nullable Path file)
      throws IOException {
    entry.setObjectId(blob);
    entry.setLength(0);
    entry.setLastModified(Instant.EPOCH);
    if (file != null && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      entry.setLength(attributes.size());
      entry.setLastModified(attributes.lastModifiedTime().toInstant());
    }
  }

  void release() throws IOException {
    letGo();
    steps.reached("index unlocked");
    Files.deleteIfExists(token);
    steps.reached("index token removed");
  }

  /// Lets go after a failure, or again after [#release].
  void giveUp() throws IOException {
    letGo();
    Files.deleteIfExists(token);
  }

  /// The lock is removed only while it is held, or another's would be.
  private void letGo() throws IOException {
    removeCopy();
    if (held) {
      held = false;
      Files.deleteIfExists(lock);
    }
  }
}
