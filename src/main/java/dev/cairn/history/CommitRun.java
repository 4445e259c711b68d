package dev.cairn.history;

import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.RefUpdate;
import org.jspecify.annotations.Nullable;

/// Lands one operation: objects, journal, files under temporary names, the branch, files in place,
/// the index.
///
/// Whatever fails before the branch moves leaves nothing but unreachable objects. Whatever fails
/// after it is finished by the next start, from the journal.
final class CommitRun {
  private static final int ATTEMPTS = 4;

  private final VaultRepository repository;
  private final Steps steps;
  private final Operation operation;
  private final List<Change> changes;
  private final Instant time;

  CommitRun(
      VaultRepository repository,
      Steps steps,
      Operation operation,
      List<Change> changes,
      Instant time) {
    this.repository = repository;
    this.steps = steps;
    this.operation = operation;
    this.changes = changes.stream().filter(change -> !change.isEmpty()).toList();
    this.time = time;
  }

  History.Landing land() throws IOException {
    if (changes.isEmpty()) {
      return new History.Nothing();
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<History.Landing> landing = attempt();
      if (landing.isPresent()) {
        return landing.get();
      }
    }
    return moved("The branch kept moving while the commit was made.");
  }

  private static Refusal moved(String sentence) {
    return new Refusal("moved", sentence, "Run this again; nothing was written.");
  }

  /// @return empty where the branch moved, without touching the operation's files, before it could
  ///   be moved
  private Optional<History.Landing> attempt() throws IOException {
    String branch = repository.branch();
    ObjectId previous = repository.head();
    List<Change> differing =
        changes.stream()
            .filter(change -> !Objects.equals(change.head(), change.committed()))
            .toList();
    if (branch == null) {
      return Optional.of(moved("HEAD left its branch while the commit was made."));
    }
    try (ObjectReader reader = repository.git().newObjectReader()) {
      Snapshot head = repository.snapshot(reader, previous);
      Optional<Refusal> stale = stale(head);
      if (stale.isPresent()) {
        return Optional.of(stale.get());
      }
      ObjectId commit = previous;
      if (!differing.isEmpty()) {
        waitForDisk();
        commit =
            new ObjectWriter(repository)
                .commit(differing, head, previous, message(differing), time);
        steps.reached("objects written");
      }
      if (commit == null) {
        return Optional.of(new History.Nothing());
      }
      return land(commit, previous, branch, head);
    } catch (Snapshot.Occupied e) {
      return Optional.of(
          new Refusal(
              "occupied",
              "The path " + e.getMessage() + ".",
              "Move the submodule or link away, then run this again."));
    }
  }

  private String message(List<Change> differing) {
    List<String> kept = new ArrayList<>();
    for (Change change : differing) {
      if (change.committed() != null && !same(change.committed(), change.own())) {
        kept.add(change.path().value());
      }
    }
    return operation.message(kept);
  }

  private static boolean same(Content one, @Nullable Content other) {
    return other != null && PageMerge.sameText(one, other);
  }

  /// JGit's defaults do not. The person's own configuration file is not touched.
  private void waitForDisk() {
    repository.git().getConfig().setBoolean("core", null, "fsyncObjectFiles", true);
    repository.git().getConfig().setBoolean("core", null, "fsyncRefFiles", true);
  }

  private Optional<Refusal> stale(Snapshot head) throws IOException {
    for (Change change : changes) {
      ObjectId there = head.blob(repository.gitPath(change.path()));
      if (!Objects.equals(there, ObjectWriter.id(change.head()))) {
        return Optional.of(moved("Somebody committed " + change.path() + " meanwhile."));
      }
      if (WorkFile.at(repository.root(), change.path()) instanceof WorkFile.Foreign foreign) {
        return Optional.of(
            new Refusal(
                "symlink",
                "There is " + foreign.what() + ", and nothing is written there.",
                "Put a file of its own in its place, then run this again."));
      }
    }
    return Optional.empty();
  }

  private Optional<History.Landing> land(
      ObjectId commit, @Nullable ObjectId previous, String branch, Snapshot head)
      throws IOException {
    Placement placement = new Placement(repository.root(), steps, placings(commit));
    List<String> folders = placement.missingFolders();
    IndexLock lock = IndexLock.take(repository, steps);
    if (lock == null) {
      return Optional.of(
          new Refusal(
              "index-lock",
              "Another git command holds the lock on the index.",
              "Wait for it, then run this again; nothing was written."));
    }
    boolean landed = false;
    try {
      pending(commit, previous, branch, placement, folders).write(repository.ownFolder(), steps);
      placement.ready(folders);
      landed = commit.equals(previous) || move(commit, previous, branch);
    } finally {
      if (!landed) {
        abandon(lock, placement, folders, !commit.equals(previous) && isHead(commit));
      }
    }
    return landed ? Optional.of(finish(lock, placement, commit, previous, head)) : Optional.empty();
  }

  private List<Placement.Placing> placings(ObjectId commit) {
    List<Placement.Placing> placings = new ArrayList<>();
    for (Change change : changes) {
      if (!Objects.equals(change.working(), change.placed())) {
        String name = Placement.TEMPORARY + commit.name().substring(0, 12) + "-" + placings.size();
        placings.add(new Placement.Placing(change.path(), change.working(), change.placed(), name));
      }
    }
    return placings;
  }

  private Pending pending(
      ObjectId commit,
      @Nullable ObjectId previous,
      String branch,
      Placement placement,
      List<String> folders) {
    List<Pending.PendingFile> files = new ArrayList<>();
    for (Placement.Placing placing : placement.placings()) {
      files.add(
          new Pending.PendingFile(
              placing.path(),
              ObjectWriter.id(placing.seen()),
              ObjectWriter.id(placing.placed()),
              placing.placed() == null ? null : placing.temporary()));
    }
    return new Pending(commit, previous, branch, files, folders);
  }

  /// Undoes what was made before the branch moved. After a failed move the branch itself says
  /// whether it did.
  private void abandon(
      IndexLock lock, Placement placement, List<String> folders, boolean movedAfterAll)
      throws IOException {
    if (!movedAfterAll) {
      placement.discard(folders);
      Pending.remove(repository.ownFolder());
    }
    lock.giveUp();
  }

  private boolean isHead(ObjectId commit) throws IOException {
    return commit.equals(repository.head());
  }

  private boolean move(ObjectId commit, @Nullable ObjectId previous, String branch)
      throws IOException {
    // Through HEAD, so that its reflog has the line that git would write.
    RefUpdate update = repository.git().updateRef(Constants.HEAD);
    if (!update.getRef().getLeaf().getName().equals(branch)) {
      return false;
    }
    update.setExpectedOldObjectId(previous == null ? ObjectId.zeroId() : previous);
    update.setNewObjectId(commit);
    update.setRefLogIdent(ObjectWriter.engine(time));
    update.setRefLogMessage("commit: " + operation.kind() + ": " + operation.subject(), false);
    RefUpdate.Result result = update.update();
    return switch (result) {
      case NEW, FAST_FORWARD -> {
        Durable.syncName(repository.commonDirectory().resolve(branch));
        steps.reached("branch moved");
        yield true;
      }
      case LOCK_FAILURE -> false;
      case NOT_ATTEMPTED,
          NO_CHANGE,
          FORCED,
          REJECTED,
          REJECTED_CURRENT_BRANCH,
          IO_FAILURE,
          RENAMED,
          REJECTED_MISSING_OBJECT,
          REJECTED_OTHER_REASON ->
          throw new IOException("git cannot move " + branch + " (" + result + ")");
    };
  }

  private History.Landing finish(
      IndexLock lock,
      Placement placement,
      ObjectId commit,
      @Nullable ObjectId previous,
      Snapshot head)
      throws IOException {
    boolean finished = false;
    Set<VaultPath> left;
    try {
      left = placement.place();
      lock.follow(moves(head, left));
      lock.release();
      finished = true;
    } finally {
      if (!finished) {
        lock.giveUp();
      }
    }
    Pending.remove(repository.ownFolder());
    steps.reached("journal removed");
    List<VaultPath> notPlaced = left.stream().sorted().toList();
    return commit.equals(previous)
        ? new History.Nothing()
        : new History.Landed(commit.name(), notPlaced);
  }

  private List<IndexLock.Moved> moves(Snapshot head, Set<VaultPath> left) throws IOException {
    List<IndexLock.Moved> moves = new ArrayList<>();
    for (Change change : changes) {
      if (!Objects.equals(change.head(), change.committed())) {
        String path = repository.gitPath(change.path());
        boolean same =
            Objects.equals(change.committed(), change.placed()) && !left.contains(change.path());
        moves.add(
            new IndexLock.Moved(
                path,
                head.blob(path),
                ObjectWriter.id(change.committed()),
                same ? change.path().in(repository.root()) : null));
      }
    }
    return moves;
  }
}
