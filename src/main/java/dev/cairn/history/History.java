package dev.cairn.history;

import dev.cairn.gate.Verified;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/// A vault's past, and the way an operation becomes part of it.
///
/// Reading needs nothing but [#open]. Writing starts with [#begin], which takes the vault's lock,
/// finishes what an interrupted operation left, and refuses where the repository's state forbids a
/// commit; then edits go through [#prepare] and the gate to [#commit]. The lock is held until
/// [#close]. For use by one thread.
public final class History implements AutoCloseable {

  /// What opening comes to.
  public sealed interface Opening permits Opened, Refusal {}

  public record Opened(History history) implements Opening {}

  /// What beginning to write comes to.
  public sealed interface Beginning permits Begun, Refusal {}

  /// The vault is ours until the history is closed.
  public record Begun(Recovery recovery) implements Beginning {}

  /// What a commit comes to.
  public sealed interface Landing permits Landed, Nothing, Refusal {}

  /// The operation is part of the history.
  ///
  /// @param notPlaced files of the work tree left as a person has just changed them; the commit
  ///   holds ours
  public record Landed(String commit, List<VaultPath> notPlaced) implements Landing {
    public Landed {
      notPlaced = List.copyOf(notPlaced);
    }
  }

  /// There was nothing to commit, and there is no commit.
  public record Nothing() implements Landing {}

  /// What planning an undo comes to.
  public sealed interface Undoing permits Undo, Refusal {}

  /// The plan to take an operation back, still to be prepared with [History#prepareUndo], checked
  /// and committed.
  ///
  /// @param undone the operation that is taken back
  public record Undo(Operation operation, Edits edits, Logged undone) implements Undoing {}

  private final VaultRepository repository;
  private final Clock clock;
  private final Steps steps;
  private @Nullable VaultLock lock;

  private History(VaultRepository repository, Clock clock, Steps steps) {
    this.repository = repository;
    this.clock = clock;
    this.steps = steps;
  }

  /// Opens the history of the vault whose folder this is. The caller closes it.
  public static Opening open(Path vaultRoot, Clock clock) throws IOException {
    return open(vaultRoot, clock, Steps.UNHEARD);
  }

  static Opening open(Path vaultRoot, Clock clock, Steps steps) throws IOException {
    VaultRepository.Search search = VaultRepository.find(vaultRoot);
    if (search.refusal() != null) {
      return search.refusal();
    }
    if (search.found() == null) {
      throw new IllegalStateException("neither a repository nor a refusal");
    }
    return new Opened(new History(search.found(), clock, steps));
  }

  /// Makes a repository with the branch `main` in the vault's folder, which must lie in none.
  public static void create(Path vaultRoot) throws IOException {
    VaultRepository.Search search = VaultRepository.find(vaultRoot);
    try (VaultRepository found = search.found()) {
      if (found != null) {
        throw new IllegalStateException(vaultRoot + " lies in a repository already");
      }
    }
    try (Git made = Git.init().setDirectory(vaultRoot.toFile()).setInitialBranch("main").call()) {
      Durable.syncFolder(made.getRepository().getDirectory().toPath());
    } catch (GitAPIException e) {
      throw new IOException("cannot make a git repository in " + vaultRoot, e);
    }
  }

  /// What forbids a commit now, found without writing anything.
  public Optional<Refusal> obstacle() throws IOException {
    return new Obstacles(repository, clock).find();
  }

  /// Takes the vault's lock and brings the vault to a state in which an operation can start.
  public Beginning begin() throws IOException {
    if (lock != null) {
      throw new IllegalStateException("this history has begun already");
    }
    VaultLock taken = VaultLock.take(repository.ownFolder());
    if (taken == null) {
      return new Refusal(
          "busy", "Another cairn is at work in this vault.", "Wait for it, then run this again.");
    }
    boolean begun = false;
    try {
      Beginning beginning = recoverAndLook();
      begun = beginning instanceof Begun;
      return beginning;
    } finally {
      if (begun) {
        lock = taken;
      } else {
        taken.close();
      }
    }
  }

  private Beginning recoverAndLook() throws IOException {
    Recoverer recoverer = new Recoverer(repository);
    recoverer.clearLocks();
    Optional<Refusal> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Recovery recovery = recoverer.recover(steps);
    if (recovery == null) {
      return new Refusal(
          "index-lock",
          "Another git command holds the lock on the index.",
          "Wait for it, then run this again; nothing was written.");
    }
    return new Begun(recovery);
  }

  /// The commit that HEAD is at, null before the first.
  public @Nullable String head() throws IOException {
    ObjectId head = repository.head();
    return head == null ? null : head.name();
  }

  /// Writes the vault as a commit holds it out to a folder of its own, which the caller closes.
  ///
  /// @param revision what git takes for a commit: an id or its beginning, a branch, `HEAD~3`
  /// @return empty where it names none
  public Optional<RevisionCopy> copy(String revision) throws IOException {
    ObjectId commit;
    try {
      commit = repository.git().resolve(revision + "^{commit}");
    } catch (RevisionSyntaxException | AmbiguousObjectException | IncorrectObjectTypeException e) {
      return Optional.empty();
    }
    return commit == null ? Optional.empty() : Optional.of(RevisionCopy.of(repository, commit));
  }

  /// The file as HEAD holds it.
  public Optional<Content> committed(VaultPath path) throws IOException {
    try (ObjectReader reader = repository.git().newObjectReader()) {
      Snapshot head = repository.snapshot(reader, repository.head());
      return Optional.ofNullable(head.content(repository.gitPath(path)));
    }
  }

  /// Every committed file of the vault with its blob's id, in order. Reads no file, only
  /// directories.
  public Map<VaultPath, String> tree() throws IOException {
    return new Differences(repository).files(repository.head());
  }

  /// The vault's files that differ between a commit and HEAD, in order.
  ///
  /// @param commit a full commit id; null for all that HEAD holds
  public Set<VaultPath> changedSince(@Nullable String commit) throws IOException {
    ObjectId from = commit == null ? null : ObjectId.fromString(commit);
    return new Differences(repository).between(from, repository.head());
  }

  /// The operation whose commit last changed the file; empty where a person's did, or none.
  public Optional<Logged> lastToucher(VaultPath path) throws IOException {
    return Optional.ofNullable(new Touchers(repository).of(Set.of(path)).get(path));
  }

  /// The same for many files, at the price of one.
  public Map<VaultPath, Logged> lastTouchers(Set<VaultPath> paths) throws IOException {
    return new Touchers(repository).of(paths);
  }

  /// Lets the edits meet what people made of the files. A file that holds only the engine's words
  /// is replaced; every other is merged, and a person's words stay.
  public Prepared prepare(Edits edits) throws IOException {
    return new Preparer(repository).prepare(edits, true);
  }

  /// The same for an undo, which must keep later operations' words as well as a person's.
  public Prepared prepareUndo(Undo undo) throws IOException {
    return new Preparer(repository).prepare(undo.edits(), false);
  }

  /// Lands the changes as one commit and puts the files in place.
  ///
  /// @throws IOException where the disk fails. Before the branch has moved nothing is left behind;
  ///   after it, the next [#begin] finishes the work
  public Landing commit(Operation operation, Verified verified) throws IOException {
    if (lock == null) {
      throw new IllegalStateException("commit before begin");
    }
    Optional<Refusal> obstacle = new Obstacles(repository, clock).findInGit();
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    return new CommitRun(repository, steps, operation, verified.changes(), clock.instant()).land();
  }

  /// Plans to take an operation back.
  ///
  /// @param run the run to take back, null for the last operation that still stands
  /// @param newRun the id of the run that takes it back
  public Undoing undo(@Nullable String run, String newRun) throws IOException {
    return new Undoer(repository).plan(run, newRun);
  }

  /// The newest operations, newest first.
  public List<Logged> log(int limit) throws IOException {
    return new OperationLog(repository).newest(limit);
  }

  /// The paths below `wiki/` whose file is not what HEAD holds, in order.
  public List<VaultPath> uncommitted() throws IOException {
    return uncommitted(Vault.WIKI);
  }

  /// The paths below a folder of the vault whose file is not what HEAD holds, in order.
  public List<VaultPath> uncommitted(String folder) throws IOException {
    return new WorkTree(repository).uncommitted(folder);
  }

  @Override
  public void close() throws IOException {
    try {
      if (lock != null) {
        lock.close();
        lock = null;
      }
    } finally {
      repository.close();
    }
  }
}
