package dev.cairn.history;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/// The git repository that a vault lies in, and the place of the vault in it.
///
/// @param root the vault's folder, without symbolic links
/// @param prefix what git puts before a path of the vault: empty, or a folder with a `/` at its end
record VaultRepository(FileRepository git, Path root, String prefix) implements AutoCloseable {

  /// Finds the repository. Either `refusal` or `found` is there.
  record Search(@Nullable VaultRepository found, @Nullable Refusal refusal) {}

  static Search find(Path vaultRoot) throws IOException {
    QuietSystem.install(vaultRoot);
    Path root = vaultRoot.toRealPath();
    for (Path folder = root; folder != null; folder = folder.getParent()) {
      Path dotGit = folder.resolve(Constants.DOT_GIT);
      if (Files.isDirectory(dotGit) && isGitDirectory(dotGit)) {
        return open(root, folder, dotGit);
      }
      if (Files.isRegularFile(dotGit)) {
        return open(root, folder, linkedGitDirectory(dotGit));
      }
      if (isGitDirectory(folder)) {
        return refuse(bare(folder));
      }
    }
    return refuse(
        new Refusal(
            "no-repository",
            "The vault at " + root + " is in no git repository.",
            "Run `cairn init` or `git init` there."));
  }

  private static boolean isGitDirectory(Path folder) {
    return Files.isRegularFile(folder.resolve(Constants.HEAD), LinkOption.NOFOLLOW_LINKS)
        && Files.isDirectory(folder.resolve(Constants.OBJECTS))
        && Files.isDirectory(folder.resolve("refs"));
  }

  private static Path linkedGitDirectory(Path dotGit) throws IOException {
    String text = Files.readString(dotGit).strip();
    if (!text.startsWith("gitdir:")) {
      throw new IOException(dotGit + " does not name a git directory");
    }
    return dotGit.resolveSibling(text.substring("gitdir:".length()).strip()).toRealPath();
  }

  private static Search open(Path root, Path workTree, Path gitDirectory) throws IOException {
    Path common = gitDirectory;
    Path commonDir = gitDirectory.resolve("commondir");
    boolean linked = Files.isRegularFile(commonDir);
    if (linked) {
      common = gitDirectory.resolve(Files.readString(commonDir).strip()).toRealPath();
    }
    Optional<Refusal> unfit = unfit(common, linked, workTree);
    if (unfit.isPresent()) {
      return refuse(unfit.get());
    }
    FileRepository git =
        (FileRepository)
            new FileRepositoryBuilder()
                .setGitDir(gitDirectory.toFile())
                .setWorkTree(workTree.toFile())
                .setMustExist(true)
                .build();
    String below = workTree.relativize(root).toString().replace(java.io.File.separatorChar, '/');
    return new Search(new VaultRepository(git, root, below.isEmpty() ? "" : below + "/"), null);
  }

  /// What JGit would open and then misread, told from the configuration alone.
  private static Optional<Refusal> unfit(Path common, boolean linked, Path workTree)
      throws IOException {
    FileBasedConfig config = new FileBasedConfig(common.resolve("config").toFile(), FS.DETECTED);
    try {
      config.load();
    } catch (ConfigInvalidException e) {
      throw new IOException("cannot read " + common.resolve("config"), e);
    }
    String format = config.getString("extensions", null, "objectformat");
    if (format != null && !format.equalsIgnoreCase("sha1")) {
      return Optional.of(
          new Refusal(
              "sha256",
              "The repository at " + workTree + " names its objects by " + format + ".",
              "Keep the vault in a repository with SHA-1 names, git's default."));
    }
    String refs = config.getString("extensions", null, "refstorage");
    if (refs != null && !refs.equalsIgnoreCase("files")) {
      return Optional.of(
          new Refusal(
              "reftable",
              "The repository at " + workTree + " keeps its branches as " + refs + ".",
              "Run `git refs migrate --ref-format=files` there."));
    }
    if (!linked && config.getBoolean("core", "bare", false)) {
      return Optional.of(bare(common));
    }
    return Optional.empty();
  }

  private static Refusal bare(Path folder) {
    return new Refusal(
        "bare",
        "The repository at " + folder + " is bare: it has no work tree to keep pages in.",
        "Clone it, and use the clone.");
  }

  private static Search refuse(Refusal refusal) {
    return new Search(null, refusal);
  }

  /// The directory that holds this work tree's HEAD and index.
  Path gitDirectory() {
    return git.getDirectory().toPath();
  }

  /// The directory that holds branches and objects, shared by all work trees.
  Path commonDirectory() {
    return git.getCommonDirectory().toPath();
  }

  Path index() {
    return git.getIndexFile().toPath();
  }

  /// Where the engine keeps its lock and its journal.
  Path ownFolder() {
    return root.resolve(".cairn");
  }

  String gitPath(VaultPath path) {
    return prefix + path.value();
  }

  VaultPath vaultPath(String gitPath) {
    return VaultPath.of(gitPath.substring(prefix.length()));
  }

  /// The branch that HEAD is on, null where HEAD is detached.
  @Nullable String branch() throws IOException {
    Ref head = git.exactRef(Constants.HEAD);
    return head != null && head.isSymbolic() ? head.getTarget().getName() : null;
  }

  /// The commit that HEAD is at, null before the first.
  @Nullable ObjectId head() throws IOException {
    return git.resolve(Constants.HEAD);
  }

  /// The tree of a commit, empty where there is no commit.
  Snapshot snapshot(ObjectReader reader, @Nullable ObjectId commit) throws IOException {
    if (commit == null) {
      return new Snapshot(reader, null);
    }
    try (RevWalk walk = new RevWalk(reader)) {
      return new Snapshot(reader, walk.parseCommit(commit).getTree().copy());
    }
  }

  /// Whether `commit` is `tip` or one of its ancestors.
  boolean contains(ObjectId tip, ObjectId commit) throws IOException {
    if (tip.equals(commit)) {
      return true;
    }
    if (!git.getObjectDatabase().has(commit)) {
      return false;
    }
    try (RevWalk walk = new RevWalk(git)) {
      return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip));
    }
  }

  @Override
  public void close() {
    git.close();
  }
}
