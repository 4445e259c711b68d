package dev.cairn.history;

import static dev.cairn.history.GitVault.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The states a repository can be in, each made by git itself.
final class RepositoryStateTest {
  @TempDir Path folder;
  GitVault vault;

  @BeforeEach
  void start() throws IOException {
    vault = GitVault.init(folder.resolve("vault"));
    vault.write("wiki/a.md", "one\n");
    vault.commitAll("person: a page");
  }

  @Test
  void aVaultInNoRepositoryIsRefusedAndCanGetOne() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("plain"));
    assertThat(opening(bare)).isEqualTo("no-repository");
    History.create(bare);
    GitVault made = new GitVault(bare);
    assertThat(made.land("r1", edit("wiki/a.md", null, "one\n")))
        .isInstanceOf(History.Landed.class);
    assertThat(made.git("branch", "--show-current")).isEqualTo("main\n");
  }

  @Test
  void aBareRepositoryIsRefused() throws IOException {
    vault.git("init", "-q", "--bare", folder.resolve("bare").toString());
    assertThat(opening(folder.resolve("bare"))).isEqualTo("bare");
    vault.git("config", "core.bare", "true");
    assertThat(opening(vault.root)).isEqualTo("bare");
  }

  @Test
  void aRepositoryWithSha256IsRefused() throws IOException {
    GitVault other = GitVault.init(folder.resolve("sha256"), "--object-format=sha256");
    assertThat(opening(other.root)).isEqualTo("sha256");
  }

  @Test
  void aRepositoryWithReftableIsRefused() throws IOException {
    vault.git("config", "core.repositoryformatversion", "1");
    vault.git("config", "extensions.refstorage", "reftable");
    assertThat(opening(vault.root)).isEqualTo("reftable");
  }

  @Test
  void anUnbornBranchWorks() throws IOException {
    GitVault unborn = new GitVault(Files.createDirectory(folder.resolve("unborn")));
    unborn.git("init", "-q", "-b", "main");
    unborn.write("notes.txt", "staged\n");
    unborn.git("add", "notes.txt");
    assertThat(unborn.land("r1", edit("wiki/a.md", null, "one\n")))
        .isInstanceOf(History.Landed.class);
    assertThat(unborn.git("ls-tree", "-r", "--name-only", "HEAD")).isEqualTo("wiki/a.md\n");
    assertThat(unborn.git("status", "--porcelain")).contains("A  notes.txt");
  }

  @Test
  void aDetachedHeadIsRefused() throws IOException {
    vault.git("checkout", "-q", "--detach");
    assertRefused("detached");
  }

  @Test
  void aMergeInConflictIsRefused() throws IOException {
    diverge();
    assertThat(vault.tryGit("merge", "side").exit()).isNotZero();
    assertRefused("merging");
  }

  @Test
  void aRebaseInConflictIsRefused() throws IOException {
    diverge();
    assertThat(vault.tryGit("rebase", "side").exit()).isNotZero();
    assertRefused("rebasing");
  }

  @Test
  void aCherryPickInConflictIsRefused() throws IOException {
    diverge();
    assertThat(vault.tryGit("cherry-pick", "side").exit()).isNotZero();
    assertRefused("cherry-picking");
  }

  @Test
  void aRevertInConflictIsRefused() throws IOException {
    vault.write("wiki/a.md", "two\n");
    vault.commitAll("two");
    vault.write("wiki/a.md", "three\n");
    vault.commitAll("three");
    assertThat(vault.tryGit("revert", "HEAD~1").exit()).isNotZero();
    assertRefused("reverting");
  }

  @Test
  void aBisectionIsRefused() throws IOException {
    vault.git("bisect", "start");
    assertRefused("bisecting");
  }

  @Test
  void anotherCommandsIndexLockIsRefusedAndStays() throws IOException {
    Path lock = vault.root.resolve(".git/index.lock");
    Files.writeString(lock, "");
    Files.setLastModifiedTime(
        lock, FileTime.from(GitVault.CLOCK.instant().minus(Duration.ofMinutes(5))));
    assertRefused("index-lock");
    assertThat(lock).exists();
    try (History history = vault.open()) {
      assertThat(history.obstacle().orElseThrow().sentence()).contains("for 5 min");
    }
  }

  @Test
  void aLockOnTheBranchIsRefusedAndStays() throws IOException {
    Path lock = vault.root.resolve(".git/refs/heads/main.lock");
    Files.writeString(lock, "");
    assertRefused("ref-lock");
    assertThat(lock).exists();
  }

  @Test
  void aRepositoryInsideTheWikiIsRefused() throws IOException {
    GitVault.init(vault.root.resolve("wiki/nested"));
    assertRefused("nested-repository");
  }

  @Test
  void aWikiThatIsASymbolicLinkIsRefused() throws IOException {
    Files.move(vault.root.resolve("wiki"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(vault.root.resolve("wiki"), folder.resolve("elsewhere"));
    assertRefused("symlink");
  }

  @Test
  void aSplitIndexIsRefused() throws IOException {
    vault.git("update-index", "--split-index");
    assertRefused("split-index");
  }

  @Test
  void aSparseIndexIsRefused() throws IOException {
    vault.write("other/deep/file.txt", "x\n");
    vault.commitAll("more");
    vault.git("sparse-checkout", "set", "--cone", "--sparse-index", "wiki");
    assertRefused("sparse-index");
  }

  @Test
  void manyFilesModeWorks() throws IOException {
    vault.git("config", "feature.manyFiles", "true");
    vault.git("update-index", "--index-version", "4");
    vault.git("status");
    assertThat(land()).isInstanceOf(History.Landed.class);
    assertThat(vault.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void whatAPersonHasStagedStaysStaged() throws IOException {
    vault.write("draft.md", "a draft\n");
    vault.write("wiki/b.md", "committed\n");
    vault.commitAll("more");
    vault.write("draft.md", "a better draft\n");
    vault.write("wiki/b.md", "staged\n");
    vault.write("new.md", "new\n");
    vault.git("add", "-A");
    vault.write("draft.md", "an even better draft\n");
    age("draft.md", "wiki/b.md", "new.md");
    vault.git("update-index", "-q", "--refresh", "--", "new.md");
    String paths = vault.git("ls-files", "--stage", "--debug", "draft.md", "wiki/b.md", "new.md");
    assertThat(land()).isInstanceOf(History.Landed.class);
    assertThat(vault.git("ls-files", "--stage", "--debug", "draft.md", "wiki/b.md", "new.md"))
        .isEqualTo(paths);
    assertThat(vault.git("status", "--porcelain"))
        .isEqualTo("MM draft.md\nA  new.md\nM  wiki/b.md\n");
    assertThat(vault.git("show", "--name-only", "--format=", "HEAD")).isEqualTo("wiki/a.md\n");
  }

  @Test
  void aVaultInASubfolderStaysInsideIt() throws IOException {
    vault.write("notes/vault/wiki/a.md", "one\n");
    vault.write("notes/other.md", "other\n");
    vault.commitAll("a vault below");
    vault.write("notes/other.md", "changed\n");
    GitVault below = new GitVault(vault.root.resolve("notes/vault"));
    assertThat(below.land("r1", edit("wiki/a.md", "one\n", "two\n")))
        .isInstanceOf(History.Landed.class);
    assertThat(vault.git("show", "--name-only", "--format=", "HEAD"))
        .isEqualTo("notes/vault/wiki/a.md\n");
    assertThat(vault.git("status", "--porcelain", "notes")).contains(" M notes/other.md\n");
    try (History history = below.open()) {
      assertThat(history.tree()).containsOnlyKeys(VaultPath.of("wiki/a.md"));
      assertThat(history.uncommitted()).isEmpty();
    }
  }

  @Test
  void aLinkedWorktreeWorks() throws IOException {
    vault.git("worktree", "add", "-q", "-b", "second", folder.resolve("linked").toString());
    GitVault linked = new GitVault(folder.resolve("linked"));
    String main = vault.git("rev-parse", "main");
    assertThat(linked.land("r1", edit("wiki/a.md", "one\n", "two\n")))
        .isInstanceOf(History.Landed.class);
    assertThat(linked.git("status", "--porcelain")).isEmpty();
    assertThat(linked.committed("wiki/a.md")).isEqualTo("two\n");
    assertThat(vault.git("rev-parse", "main")).isEqualTo(main);
  }

  @Test
  void oneOperationAtATimeWorksInAVault() throws IOException {
    try (History first = vault.open();
        History second = vault.open()) {
      GitVault.begun(first);
      assertThat(second.begin())
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("busy"));
    }
    try (History third = vault.open()) {
      GitVault.begun(third);
    }
  }

  private void diverge() throws IOException {
    vault.git("switch", "-q", "-c", "side");
    vault.write("wiki/a.md", "side\n");
    vault.commitAll("side");
    vault.git("switch", "-q", "main");
    vault.write("wiki/a.md", "main\n");
    vault.commitAll("main");
  }

  /// Files written in the moment of the index are stamped anew by every writer of it.
  private void age(String... paths) throws IOException {
    for (String path : paths) {
      Path file = vault.root.resolve(path);
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 90_000));
    }
  }

  private History.Landing land() throws IOException {
    return vault.land("r1", edit("wiki/a.md", "one\n", "two\n"));
  }

  private static String opening(Path root) throws IOException {
    return switch (History.open(root, GitVault.CLOCK)) {
      case History.Opened(var history) -> {
        history.close();
        yield "opened";
      }
      case Refusal refusal -> refusal.code();
    };
  }

  private void assertRefused(String code) throws IOException {
    SortedMap<String, String> before = vault.files();
    List<String> refs = vault.git("for-each-ref").lines().toList();
    byte[] index = Files.readAllBytes(vault.root.resolve(".git/index"));
    try (History history = vault.open()) {
      assertThat(history.obstacle())
          .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(code));
      assertThat(history.begin())
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo(code);
                assertThat(refusal.sentence()).endsWith(".");
                assertThat(refusal.hint()).endsWith(".");
              });
    }
    assertThat(vault.files()).isEqualTo(before);
    assertThat(vault.git("for-each-ref").lines().toList()).isEqualTo(refs);
    assertThat(Files.readAllBytes(vault.root.resolve(".git/index"))).isEqualTo(index);
  }
}
