package dev.cairn.history;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// Finds the commit that last changed each of some paths, in one walk for all of them.
final class Touchers {
  private final VaultRepository repository;
  private final Differences differences;

  Touchers(VaultRepository repository) {
    this.repository = repository;
    this.differences = new Differences(repository);
  }

  /// The operation that last changed each path. A path that a person changed last, or nobody, is
  /// absent.
  Map<VaultPath, Logged> of(Set<VaultPath> paths) throws IOException {
    Map<VaultPath, Logged> found = new HashMap<>();
    var head = repository.head();
    if (head == null || paths.isEmpty()) {
      return found;
    }
    try (RevWalk walk = new RevWalk(repository.git())) {
      Map<RevCommit, Set<VaultPath>> open = new HashMap<>();
      PriorityQueue<RevCommit> newest =
          new PriorityQueue<>(Comparator.comparingInt(RevCommit::getCommitTime).reversed());
      RevCommit start = walk.parseCommit(head);
      open.put(start, new HashSet<>(paths));
      newest.add(start);
      while (!newest.isEmpty()) {
        RevCommit commit = newest.remove();
        Set<VaultPath> wanted = open.remove(commit);
        if (wanted != null) {
          descend(walk, commit, wanted, open, newest);
          Logged logged = OperationLog.read(commit);
          if (logged != null && OperationLog.isUnaltered(commit)) {
            wanted.forEach(path -> found.put(path, logged));
          }
        }
      }
    }
    return found;
  }

  /// Hands each path on to the first parent in which it is the same. What is left in `wanted` this
  /// commit changed.
  private void descend(
      RevWalk walk,
      RevCommit commit,
      Set<VaultPath> wanted,
      Map<RevCommit, Set<VaultPath>> open,
      PriorityQueue<RevCommit> newest)
      throws IOException {
    for (RevCommit parent : commit.getParents()) {
      walk.parseHeaders(parent);
      Set<VaultPath> changed = differences.between(parent, commit);
      Set<VaultPath> same = new HashSet<>(wanted);
      same.removeAll(changed);
      wanted.retainAll(changed);
      if (!same.isEmpty()) {
        open.merge(parent, same, Touchers::union);
        newest.add(parent);
      }
    }
    if (commit.getParentCount() == 0) {
      wanted.retainAll(differences.files(commit).keySet());
    }
  }

  private static @Nullable Set<VaultPath> union(Set<VaultPath> one, Set<VaultPath> other) {
    one.addAll(other);
    return one;
  }
}
