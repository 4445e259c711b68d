package dev.cairn.history;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/// Compares the files of a folder of the vault with what is committed.
final class WorkTree {
  private static final int COMMITTED = 0;
  private static final int INDEX = 1;
  private static final int FILES = 2;

  private final VaultRepository repository;

  WorkTree(VaultRepository repository) {
    this.repository = repository;
  }

  /// The paths below a folder whose file is not what HEAD holds, in order. The index only saves
  /// reading files that have not been touched since git last looked.
  List<VaultPath> uncommitted(String folder) throws IOException {
    List<VaultPath> paths = new ArrayList<>();
    ObjectId head = repository.head();
    DirCache index = repository.git().readDirCache();
    try (ObjectReader reader = repository.git().newObjectReader();
        TreeWalk walk = new TreeWalk(repository.git(), reader)) {
      walk.addTree(Differences.tree(reader, head));
      walk.addTree(new DirCacheIterator(index));
      FileTreeIterator files = new FileTreeIterator(repository.git());
      files.setDirCacheIterator(walk, INDEX);
      walk.addTree(files);
      walk.setRecursive(true);
      walk.setFilter(PathFilter.create(repository.prefix() + folder));
      while (walk.next()) {
        String path = walk.getPathString();
        boolean same =
            walk.getRawMode(COMMITTED) != 0
                && walk.getRawMode(FILES) != 0
                && walk.idEqual(COMMITTED, FILES);
        boolean nowhere = walk.getRawMode(COMMITTED) == 0 && walk.getRawMode(FILES) == 0;
        boolean hidden = walk.getNameString().startsWith(".") || path.indexOf('\\') >= 0;
        if (!same && !nowhere && !hidden) {
          paths.add(repository.vaultPath(path));
        }
      }
    }
    return paths;
  }
}
