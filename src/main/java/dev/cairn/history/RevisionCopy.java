package dev.cairn.history;

import dev.cairn.vault.Content;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/// The vault as a commit holds it, written out to a folder outside of it. Gone once it is closed;
/// neither the work tree nor the index of git is touched.
///
/// @param root the folder
/// @param commit the full id of the commit
public record RevisionCopy(Path root, String commit) implements AutoCloseable {

  static RevisionCopy of(VaultRepository repository, ObjectId commit) throws IOException {
    RevisionCopy copy =
        new RevisionCopy(Files.createTempDirectory("cairn-revision-").toRealPath(), commit.name());
    boolean whole = false;
    try (ObjectReader reader = repository.git().newObjectReader()) {
      Snapshot tree = repository.snapshot(reader, commit);
      for (VaultPath path : new Differences(repository).files(commit).keySet()) {
        Content content = tree.content(repository.gitPath(path));
        if (content != null) { // a symbolic link is no file of a vault
          copy.write(path, content);
        }
      }
      whole = true;
    } finally {
      if (!whole) {
        copy.close();
      }
    }
    return copy;
  }

  private void write(VaultPath path, Content content) throws IOException {
    Path file = path.in(root);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, content.bytes());
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
