package dev.cairn.history;

import dev.cairn.vault.Content;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What stands at a path of the work tree.
sealed interface WorkFile {

  /// A file, or nothing (`content` is null).
  record Plain(@Nullable Content content) implements WorkFile {
    boolean is(@Nullable Content other) {
      return Objects.equals(content, other);
    }
  }

  /// A symbolic link, a folder, or a path that leads through a link: nothing that may be written.
  record Foreign(String what) implements WorkFile {}

  static WorkFile at(Path root, VaultPath path) throws IOException {
    Path at = root;
    for (String part : path.value().split("/")) {
      at = at.resolve(part);
      if (Files.isSymbolicLink(at)) {
        return new Foreign("a symbolic link at " + VaultPath.of(root, at));
      }
    }
    if (Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
      try {
        return new Plain(Content.of(Files.readAllBytes(at)));
      } catch (NoSuchFileException e) {
        return new Plain(null);
      }
    }
    if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
      return new Foreign("no regular file at " + path);
    }
    for (Path above = at.getParent();
        above != null && !above.equals(root);
        above = above.getParent()) {
      if (Files.exists(above) && !Files.isDirectory(above)) {
        return new Foreign("no folder at " + VaultPath.of(root, above));
      }
    }
    return new Plain(null);
  }
}
