package dev.cairn.history;

import dev.cairn.vault.Content;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/// Finishes, or clears away, what an interrupted operation of this vault left. The vault's lock
/// must be held.
final class Recoverer {
  private final VaultRepository repository;
  private final @Nullable Pending pending;

  Recoverer(VaultRepository repository) throws IOException {
    this.repository = repository;
    this.pending = Pending.read(repository.ownFolder());
  }

  /// Removes the locks that are ours. Must come before anybody asks whether a lock is there.
  void clearLocks() throws IOException {
    IndexLock.clear(repository);
    if (pending == null) {
      return;
    }
    for (Path lock :
        List.of(
            repository.commonDirectory().resolve(pending.ref() + ".lock"),
            repository.gitDirectory().resolve("HEAD.lock"))) {
      if (Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)
          && pending.owns(lock, repository.ownFolder())) {
        Files.delete(lock);
      }
    }
  }

  /// Brings the interrupted operation to its end.
  ///
  /// @return null where the index is locked by another git command, and nothing was done
  @Nullable Recovery recover(Steps steps) throws IOException {
    if (pending == null) {
      return Recovery.NOTHING;
    }
    ObjectId head = repository.head();
    if (head == null || !repository.contains(head, pending.commit())) {
      clear(pending);
      return new Recovery(null, List.of(), List.of(), true);
    }
    IndexLock lock = IndexLock.take(repository, steps);
    if (lock == null) {
      return null;
    }
    try {
      Recovery recovery = finish(pending, head, lock, steps);
      lock.release();
      Pending.remove(repository.ownFolder());
      steps.reached("journal removed");
      return recovery;
    } finally {
      lock.giveUp();
    }
  }

  private void clear(Pending left) throws IOException {
    for (Pending.PendingFile file : left.files()) {
      Path temporary = temporary(file);
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    }
    Placement.removeFolders(repository.root(), left.folders());
    Pending.remove(repository.ownFolder());
  }

  private @Nullable Path temporary(Pending.PendingFile file) {
    return file.temporary() == null
        ? null
        : file.path().in(repository.root()).resolveSibling(file.temporary());
  }

  private Recovery finish(Pending left, ObjectId head, IndexLock lock, Steps steps)
      throws IOException {
    List<VaultPath> placed = new ArrayList<>();
    List<VaultPath> kept = new ArrayList<>();
    List<IndexLock.Moved> moves = new ArrayList<>();
    try (ObjectReader reader = repository.git().newObjectReader()) {
      Snapshot now = repository.snapshot(reader, head);
      Snapshot then = repository.snapshot(reader, left.commit());
      Snapshot before = repository.snapshot(reader, left.previous());
      for (Pending.PendingFile file : left.files()) {
        String path = repository.gitPath(file.path());
        boolean current = Objects.equals(now.blob(path), then.blob(path));
        if (!current || !place(reader, file, placed)) {
          kept.add(file.path());
        }
        steps.reached("file recovered");
        Path temporary = temporary(file);
        if (temporary != null) {
          Files.deleteIfExists(temporary);
        }
      }
      for (String path : differing(left)) {
        if (Objects.equals(now.blob(path), then.blob(path))) {
          moves.add(move(path, before.blob(path), then.blob(path)));
        }
      }
    }
    lock.follow(moves);
    return new Recovery(left.commit().name(), placed, kept, false);
  }

  private Iterable<String> differing(Pending left) throws IOException {
    return new TreeSet<>(
        new Differences(repository)
            .between(left.previous(), left.commit()).stream().map(repository::gitPath).toList());
  }

  private IndexLock.Moved move(String path, @Nullable ObjectId before, @Nullable ObjectId after)
      throws IOException {
    VaultPath at = repository.vaultPath(path);
    boolean same =
        WorkFile.at(repository.root(), at) instanceof WorkFile.Plain plain
            && Objects.equals(ObjectWriter.id(plain.content()), after);
    return new IndexLock.Moved(path, before, after, same ? at.in(repository.root()) : null);
  }

  /// @return false where a person has changed the file since
  private boolean place(ObjectReader reader, Pending.PendingFile file, List<VaultPath> placed)
      throws IOException {
    if (!(WorkFile.at(repository.root(), file.path()) instanceof WorkFile.Plain plain)) {
      return false;
    }
    ObjectId there = ObjectWriter.id(plain.content());
    if (Objects.equals(there, file.placed())) {
      return true;
    }
    if (!Objects.equals(there, file.seen())) {
      return false;
    }
    Path target = file.path().in(repository.root());
    Path temporary = temporary(file);
    if (temporary == null || file.placed() == null) {
      Files.deleteIfExists(target);
    } else if (ready(reader, temporary, file.placed())) {
      Durable.move(temporary, target);
    } else {
      return false;
    }
    Durable.syncName(target);
    placed.add(file.path());
    return true;
  }

  /// Whether the file waits under its temporary name, written again from the commit where it does
  /// not.
  private boolean ready(ObjectReader reader, Path temporary, ObjectId placed) throws IOException {
    if (Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)
        && placed.equals(ObjectWriter.id(Content.of(Files.readAllBytes(temporary))))) {
      return true;
    }
    if (!reader.has(placed)) {
      return false;
    }
    Files.deleteIfExists(temporary);
    Durable.create(temporary, Snapshot.content(reader, placed).bytes());
    return true;
  }
}
