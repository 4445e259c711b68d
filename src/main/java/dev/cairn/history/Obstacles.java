package dev.cairn.history;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks, before any work, for what forbids a commit. Reads only.
final class Obstacles {
  /// A file or folder of git's that is there while a command of git's is half done.
  private record Unfinished(String file, String code, String what, String wayOut) {}

  private static final List<Unfinished> UNFINISHED =
      List.of(
          new Unfinished("BISECT_LOG", "bisecting", "a bisection", "`git bisect reset`"),
          new Unfinished(
              "rebase-merge", "rebasing", "a rebase", "`git rebase --continue` or `--abort`"),
          new Unfinished(
              "rebase-apply", "rebasing", "a rebase", "`git rebase --continue` or `--abort`"),
          new Unfinished("MERGE_HEAD", "merging", "a merge", "`git commit` or `git merge --abort`"),
          new Unfinished(
              "CHERRY_PICK_HEAD",
              "cherry-picking",
              "a cherry-pick",
              "`git cherry-pick --continue` or `--abort`"),
          new Unfinished(
              "REVERT_HEAD", "reverting", "a revert", "`git revert --continue` or `--abort`"),
          new Unfinished(
              "sequencer",
              "sequencing",
              "a series of picks",
              "`git cherry-pick --abort` or `git revert --abort`"));

  private final VaultRepository repository;
  private final Clock clock;

  Obstacles(VaultRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  Optional<Refusal> find() throws IOException {
    Optional<Refusal> found = findInGit();
    return found.isEmpty() ? folders() : found;
  }

  /// The same without the walk through the vault's folders, which takes a quarter of a second at
  /// 100,000 files.
  Optional<Refusal> findInGit() throws IOException {
    Optional<Refusal> found = unfinished();
    if (found.isEmpty()) {
      found = branch();
    }
    return found.isEmpty() ? index() : found;
  }

  private Optional<Refusal> unfinished() {
    for (Unfinished state : UNFINISHED) {
      if (Files.exists(repository.gitDirectory().resolve(state.file))) {
        return refuse(
            state.code,
            "The repository is in the middle of " + state.what + ".",
            "Finish it with " + state.wayOut + ", then run this again.");
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> branch() throws IOException {
    String branch = repository.branch();
    if (branch == null) {
      return refuse(
          "detached",
          "HEAD is on no branch, and a commit there would belong to none.",
          "Run `git switch <branch>`, then this again.");
    }
    Optional<Refusal> locked =
        locked(repository.commonDirectory().resolve(branch + ".lock"), "ref-lock", branch);
    return locked.isPresent()
        ? locked
        : locked(repository.gitDirectory().resolve("HEAD.lock"), "ref-lock", "HEAD");
  }

  private Optional<Refusal> index() throws IOException {
    Path index = repository.index();
    Optional<Refusal> locked = indexLock();
    if (locked.isPresent()) {
      return locked;
    }
    Set<String> extensions = IndexFormat.extensions(index);
    if (extensions.contains("link")) {
      return refuse(
          "split-index",
          "The repository's index is split in two files, which cannot be kept intact.",
          "Run `git update-index --no-split-index`, then this again.");
    }
    if (extensions.contains("sdir")) {
      return refuse(
          "sparse-index",
          "The repository's index is sparse, which cannot be kept intact.",
          "Run `git sparse-checkout reapply --no-sparse-index`, then this again.");
    }
    return Optional.empty();
  }

  /// What to say of an index that somebody else has locked; empty where nobody has.
  Optional<Refusal> indexLock() throws IOException {
    Path index = repository.index();
    return locked(index.resolveSibling(index.getFileName() + ".lock"), "index-lock", "the index");
  }

  private Optional<Refusal> locked(Path lock, String code, String what) throws IOException {
    Duration age;
    try {
      age =
          Duration.between(
              Files.getLastModifiedTime(lock, LinkOption.NOFOLLOW_LINKS).toInstant(),
              clock.instant());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return refuse(
        code,
        "Another git command has locked " + what + " for " + told(age) + " (" + lock + ").",
        "Wait for it; if no git command is running any more, remove that file.");
  }

  private static String told(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }

  private Optional<Refusal> folders() throws IOException {
    for (String name : List.of("wiki", "raw")) {
      Path folder = repository.root().resolve(name);
      if (Files.isSymbolicLink(folder)) {
        return refuse(
            "symlink",
            "The vault's folder "
                + name
                + "/ is a symbolic link, and nothing is written through one.",
            "Put the folder itself into the vault.");
      }
      Path nested = nested(folder);
      if (nested != null) {
        return refuse(
            "nested-repository",
            "The folder " + nested + " is a git repository of its own inside the vault.",
            "Move it out of the vault, or remove its .git.");
      }
    }
    return Optional.empty();
  }

  private static @Nullable Path nested(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    NestedSearch search = new NestedSearch();
    Files.walkFileTree(folder, search);
    return search.found;
  }

  private static final class NestedSearch extends SimpleFileVisitor<Path> {
    @Nullable Path found;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        found = folder;
        return FileVisitResult.TERMINATE;
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static Optional<Refusal> refuse(String code, String sentence, String hint) {
    return Optional.of(new Refusal(code, sentence, hint));
  }
}
