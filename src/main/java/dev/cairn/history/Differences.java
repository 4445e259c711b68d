package dev.cairn.history;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/// Walks the vault's part of commits' trees. Folders that are the same on both sides are not read.
final class Differences {
  private final VaultRepository repository;

  Differences(VaultRepository repository) {
    this.repository = repository;
  }

  /// The vault's files that differ between two commits; null stands for nothing committed.
  Set<VaultPath> between(@Nullable AnyObjectId from, @Nullable AnyObjectId to) throws IOException {
    Set<VaultPath> paths = new TreeSet<>();
    try (ObjectReader reader = repository.git().newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(tree(reader, from));
      walk.addTree(tree(reader, to));
      walk.setRecursive(true);
      walk.setFilter(below(TreeFilter.ANY_DIFF));
      while (walk.next()) {
        add(paths, walk.getPathString());
      }
    }
    return paths;
  }

  /// Every file of the vault in a commit, with its blob's id.
  SortedMap<VaultPath, String> files(@Nullable AnyObjectId commit) throws IOException {
    SortedMap<VaultPath, String> files = new TreeMap<>();
    try (ObjectReader reader = repository.git().newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(tree(reader, commit));
      walk.setRecursive(true);
      walk.setFilter(below(TreeFilter.ALL));
      while (walk.next()) {
        if (isPath(walk.getPathString())) {
          files.put(repository.vaultPath(walk.getPathString()), walk.getObjectId(0).name());
        }
      }
    }
    return files;
  }

  static AbstractTreeIterator tree(ObjectReader reader, @Nullable AnyObjectId commit)
      throws IOException {
    if (commit == null) {
      return new EmptyTreeIterator();
    }
    try (RevWalk walk = new RevWalk(reader)) {
      ObjectId tree = walk.parseCommit(commit).getTree();
      return new CanonicalTreeParser(null, reader, tree);
    }
  }

  TreeFilter below(TreeFilter filter) {
    String prefix = repository.prefix();
    return prefix.isEmpty()
        ? filter
        : AndTreeFilter.create(PathFilter.create(prefix.substring(0, prefix.length() - 1)), filter);
  }

  private void add(Set<VaultPath> paths, String gitPath) {
    if (isPath(gitPath)) {
      paths.add(repository.vaultPath(gitPath));
    }
  }

  /// Git allows a backslash in a name, the vault does not; such a file is never ours.
  private static boolean isPath(String gitPath) {
    return gitPath.indexOf('\\') < 0;
  }
}
