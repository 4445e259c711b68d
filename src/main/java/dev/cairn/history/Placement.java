package dev.cairn.history;

import dev.cairn.vault.Content;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Puts files in place: each is written in full under another name beside its place before the
/// commit, and only renamed after it.
final class Placement {
  static final String TEMPORARY = ".cairn-tmp-";

  /// One file to put in place.
  ///
  /// @param seen what the operation saw there, null for nothing
  /// @param placed what is to stand there, null for nothing
  record Placing(
      VaultPath path, @Nullable Content seen, @Nullable Content placed, String temporary) {
    Path temporary(Path root) {
      return path.in(root).resolveSibling(temporary);
    }
  }

  private final Path root;
  private final Steps steps;
  private final List<Placing> placings;

  Placement(Path root, Steps steps, List<Placing> placings) {
    this.root = root;
    this.steps = steps;
    this.placings = List.copyOf(placings);
  }

  List<Placing> placings() {
    return placings;
  }

  /// The folders that are still missing, relative to the vault, outermost first.
  List<String> missingFolders() {
    Set<String> missing = new LinkedHashSet<>();
    for (Placing placing : placings) {
      String path = placing.path.value();
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        String folder = path.substring(0, slash);
        if (placing.placed != null
            && !missing.contains(folder)
            && !Files.exists(root.resolve(folder))) {
          missing.add(folder);
        }
      }
    }
    return List.copyOf(missing);
  }

  /// Writes every file under its temporary name, and waits for the disk.
  void ready(List<String> missingFolders) throws IOException {
    for (String folder : missingFolders) {
      Files.createDirectories(root.resolve(folder));
      Durable.syncName(root.resolve(folder));
      steps.reached("folder made");
    }
    EachFile.run(
        placings.stream().filter(placing -> placing.placed != null).toList(),
        placing -> {
          write(placing, placing.placed);
          steps.reached("file ready");
        });
  }

  private void write(Placing placing, @Nullable Content content) throws IOException {
    if (content != null) {
      Path temporary = placing.temporary(root);
      Durable.create(temporary, content.bytes());
      keepPermissions(placing.path.in(root), temporary);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(to, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null && Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
      view.setPermissions(Files.getPosixFilePermissions(from, LinkOption.NOFOLLOW_LINKS));
    }
  }

  /// Removes what [#ready] made.
  void discard(List<String> madeFolders) throws IOException {
    for (Placing placing : placings) {
      Files.deleteIfExists(placing.temporary(root));
    }
    removeFolders(root, madeFolders);
  }

  static void removeFolders(Path root, List<String> folders) throws IOException {
    for (String folder : folders.reversed()) {
      try {
        Files.deleteIfExists(root.resolve(folder));
      } catch (DirectoryNotEmptyException e) {
        // Somebody has put something there since, and it is theirs now.
        continue;
      }
    }
  }

  /// Renames the files into place, each after a last look at what stands there.
  ///
  /// @return the paths left alone because a person changed the file since and the two could not be
  ///   merged
  Set<VaultPath> place() throws IOException {
    Set<VaultPath> left = ConcurrentHashMap.newKeySet();
    EachFile.run(
        placings,
        placing -> {
          if (!place(placing)) {
            left.add(placing.path);
            Files.deleteIfExists(placing.temporary(root));
          }
          steps.reached("file placed");
        });
    List<Path> folders =
        placings.stream()
            .map(placing -> placing.path.in(root).getParent())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    EachFile.run(folders, Durable::syncFolder);
    steps.reached("folders synced");
    return left;
  }

  private boolean place(Placing placing) throws IOException {
    if (!(WorkFile.at(root, placing.path) instanceof WorkFile.Plain now)) {
      return false;
    }
    if (!now.is(placing.seen) && !mergeAgain(placing, now)) {
      return false;
    }
    if (placing.placed == null) {
      Files.deleteIfExists(placing.path.in(root));
    } else {
      Durable.move(placing.temporary(root), placing.path.in(root));
    }
    return true;
  }

  /// Takes in what a person wrote since the operation looked.
  ///
  /// @return whether what is to be placed holds their words now
  private boolean mergeAgain(Placing placing, WorkFile.Plain now) throws IOException {
    Content seen = placing.seen;
    Content placed = placing.placed;
    Content theirs = now.content();
    if (now.is(placed)) {
      return true;
    }
    if (seen == null || placed == null || theirs == null || !placing.path.isMarkdown()) {
      return false;
    }
    PageMerge.Merged merged = PageMerge.merge(seen, placed, theirs);
    if (!merged.clashes().isEmpty()) {
      return false;
    }
    Files.delete(placing.temporary(root));
    write(placing, merged.content());
    return true;
  }
}
