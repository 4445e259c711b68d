package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The states a repository can be in when somebody ingests: it works, or is refused with one
/// sentence and nothing written.
final class RepositoryRefusalTest {
  private static final String PAGE = "wiki/sources/charles-babbage-17cbb1.md";

  @TempDir Path folder;
  TestVault vault;

  @BeforeEach
  void start() throws IOException {
    vault = TestVault.init(folder).receivesNotes();
    vault.write("notes.md", "one\n");
    vault.commitAll("a note");
  }

  @Test
  void anUnbornBranchWorks() throws IOException {
    TestVault unborn = TestVault.at(folder.resolve("unborn")).receivesNotes();
    unborn.git("init", "-q", "-b", "main");
    unborn.cairn("init").succeeded();
    unborn.ingest("babbage.txt");
    assertThat(unborn.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void aDetachedHeadIsRefused() throws IOException {
    vault.git("checkout", "-q", "--detach");
    assertRefused();
  }

  @Test
  void aMergeInConflictIsRefused() throws IOException {
    diverge();
    assertThat(vault.tryGit("merge", "side").exit()).isNotZero();
    assertRefused();
  }

  @Test
  void aRebaseInConflictIsRefused() throws IOException {
    diverge();
    assertThat(vault.tryGit("rebase", "side").exit()).isNotZero();
    assertRefused();
  }

  @Test
  void aCherryPickInConflictIsRefused() throws IOException {
    diverge();
    assertThat(vault.tryGit("cherry-pick", "side").exit()).isNotZero();
    assertRefused();
  }

  @Test
  void aRevertInConflictIsRefused() throws IOException {
    note("two\n");
    note("three\n");
    assertThat(vault.tryGit("revert", "HEAD~1").exit()).isNotZero();
    assertRefused();
  }

  @Test
  void aBisectionIsRefused() throws IOException {
    vault.git("bisect", "start");
    assertRefused();
  }

  @Test
  void anotherCommandsLockOnTheIndexIsRefusedAndStays() throws IOException {
    Files.writeString(vault.root.resolve(".git/index.lock"), "");
    assertRefused();
    assertThat(vault.exists(".git/index.lock")).isTrue();
  }

  @Test
  void aRepositoryInsideTheWikiIsRefused() throws IOException {
    vault.write("wiki/nested/note.md", "theirs\n");
    vault.git("init", "-q", "wiki/nested");
    assertRefused();
  }

  @Test
  void aSplitIndexIsRefused() throws IOException {
    vault.git("update-index", "--split-index");
    assertRefused();
  }

  @Test
  void aSparseIndexIsRefused() throws IOException {
    vault.write("other/deep/file.txt", "x\n");
    vault.commitAll("more");
    vault.git("sparse-checkout", "set", "--cone", "--sparse-index", "wiki");
    assertRefused();
  }

  @Test
  void aRepositoryWithSha256IsRefusedByInit() throws IOException {
    TestVault other = TestVault.at(folder.resolve("sha256"));
    other.git("init", "-q", "--object-format=sha256");
    SortedMap<String, String> before = other.files(path -> true);
    other.cairn("init").exitedWith(ExitCode.STATE).sentence();
    Listing.assertSame(other.files(path -> true), before, "sha256");
  }

  @Test
  void aSubfolderOfALargerRepositoryWorksAndNothingElseIsCommitted() throws IOException {
    TestVault outer = TestVault.at(folder.resolve("outer"));
    outer.git("init", "-q", "-b", "main");
    outer.write("code.txt", "one\n");
    outer.commitAll("code");
    outer.write("code.txt", "changed\n");
    String inner = outer.root.resolve("notes/vault").toString();
    TestVault.run(java.util.Map.of(), "-C", inner, "init").succeeded();
    String file = vault.inbox.resolve("babbage.txt").toString();
    TestVault.run(java.util.Map.of(), "-C", inner, "ingest", file).succeeded();
    assertThat(outer.git("status", "--porcelain")).isEqualTo(" M code.txt\n");
    assertThat(outer.git("ls-files")).contains("notes/vault/" + PAGE);
  }

  @Test
  void aLinkedWorktreeWorks() throws IOException {
    String main = vault.head();
    TestVault linked = TestVault.at(folder.resolve("linked"));
    Files.delete(linked.root);
    vault.git("worktree", "add", "-q", "-b", "second", linked.root.toString());
    linked.receivesNotes().ingest("babbage.txt");
    assertThat(linked.git("status", "--porcelain")).isEmpty();
    assertThat(vault.head()).isEqualTo(main);
  }

  @Test
  void stagedForeignChangesStayStaged() throws IOException {
    vault.write("notes.md", "two\n");
    vault.git("add", "notes.md");
    vault.ingest("babbage.txt");
    assertThat(vault.git("status", "--porcelain")).isEqualTo("M  notes.md\n");
  }

  private void note(String text) throws IOException {
    vault.write("notes.md", text);
    vault.commitAll(text.strip());
  }

  private void diverge() throws IOException {
    vault.git("switch", "-q", "-c", "side");
    note("side\n");
    vault.git("switch", "-q", "main");
    note("main\n");
  }

  private void assertRefused() throws IOException {
    SortedMap<String, String> before = vault.everything();
    String file = vault.inbox.resolve("babbage.txt").toString();
    for (String[] command : new String[][] {{"ingest", file}, {"rebuild"}, {"undo"}}) {
      Outcome refused = vault.cairn(command).exitedWith(ExitCode.STATE);
      assertThat(refused.sentence()).isNotBlank();
      assertThat(refused.out()).isEmpty();
      Listing.assertSame(vault.everything(), before, command[0]);
    }
    vault.cairn("status").succeeded().outContains("in the way");
  }
}
