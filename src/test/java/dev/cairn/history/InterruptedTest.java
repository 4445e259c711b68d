package dev.cairn.history;

import static dev.cairn.history.GitVault.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operation killed, or failing, at every one of its steps.
final class InterruptedTest {
  private static final String PAGE = "# B\n\nfirst\n\nsecond\n\nthird\n";

  @TempDir Path folder;
  GitVault vault;
  GitVault undisturbed;
  List<String> steps = new ArrayList<>();
  SortedMap<String, String> files;
  String state;

  /// Updates two pages (one with a person's uncommitted words), adds a page in a new folder and a
  /// source, removes one.
  static History.Landing operate(GitVault vault, Steps steps) throws IOException {
    return vault.land(
        steps,
        "r1",
        edit("wiki/a.md", "one\n", "two\n"),
        edit("wiki/b.md", PAGE, PAGE.replace("first", "first, by us")),
        edit("wiki/new/deep/c.md", null, "new\n"),
        edit("wiki/d.md", "gone soon\n", null),
        edit("raw/e.txt", null, "source\n"));
  }

  @BeforeEach
  void start() throws IOException {
    vault = GitVault.init(folder.resolve("vault"));
    vault.write("wiki/a.md", "one\n");
    vault.write("wiki/b.md", PAGE);
    vault.write("wiki/d.md", "gone soon\n");
    vault.commitAll("person: pages");
    vault.write("wiki/b.md", PAGE.replace("third", "third, by a person"));
    vault.write("staged.md", "staged\n");
    vault.git("add", "staged.md");
    undisturbed = vault.copyTo(folder.resolve("undisturbed"));
    assertThat(operate(undisturbed, steps::add)).isInstanceOf(History.Landed.class);
    assertThat(undisturbed.read("wiki/b.md"))
        .isEqualTo("# B\n\nfirst, by us\n\nsecond\n\nthird, by a person\n");
    assertThat(undisturbed.committed("wiki/b.md")).doesNotContain("by a person");
    assertThat(undisturbed.git("status", "--porcelain")).isEqualTo("A  staged.md\n M wiki/b.md\n");
    files = undisturbed.files();
    state = undisturbed.state();
  }

  @Test
  void anOperationKilledAtAnyStepIsFinishedOrForgotten() throws Exception {
    assertThat(steps).hasSizeGreaterThan(20);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int step = 1; step <= steps.size(); step++) {
        int last = step;
        runs.add(
            pool.submit(() -> {
              killAt(last);
              return null;
            }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }
  }

  private void killAt(int step) throws Exception {
    GitVault killed = vault.copyTo(folder.resolve("killed" + step));
    String name = "halted at step " + step + ", " + steps.get(step - 1);
    halt(killed, step, name);
    assertThat(killed.git("fsck", "--strict", "--no-dangling", "--no-progress")).as(name).isEmpty();
    operate(killed, Steps.UNHEARD);
    assertAsUndisturbed(killed, name);
  }

  @Test
  void aRecoveryKilledAtAnyStepIsFinishedByTheNext() throws Exception {
    GitVault once = vault.copyTo(folder.resolve("once"));
    halt(once, steps.indexOf("branch moved") + 1, "the first kill");
    List<String> recovering = new ArrayList<>();
    GitVault recovered = copyOfLocked(once, "recovered");
    operate(recovered, recovering::add);
    assertThat(recovering).contains("file recovered", "index replaced");
    for (int step = 1; step <= recovering.size(); step++) {
      GitVault twice = copyOfLocked(once, "twice" + step);
      String name = "recovery halted at step " + step + ", " + recovering.get(step - 1);
      halt(twice, step, name);
      operate(twice, Steps.UNHEARD);
      assertAsUndisturbed(twice, name);
    }
  }

  /// A copy of files alone would no longer show whose the lock is.
  private GitVault copyOfLocked(GitVault locked, String name) throws IOException {
    GitVault copy = locked.copyTo(folder.resolve(name));
    Path lock = copy.root.resolve(".git/index.lock");
    Files.delete(lock);
    Files.createLink(lock, copy.root.resolve(".git/cairn-token-0"));
    return copy;
  }

  private void halt(GitVault killed, int step, String name) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CrashChild.class.getName(),
            killed.root.toString(),
            Integer.toString(step));
    Path home = Files.createTempDirectory(folder, "home");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    Process child = builder.inheritIO().start();
    assertThat(child.waitFor()).as(name).isEqualTo(CrashChild.HALTED);
    assertThat(home).as(name).isEmptyDirectory();
  }

  @Test
  void aWriteThatFailsBeforeTheBranchMovesLeavesNothing() throws IOException {
    String head = vault.git("rev-parse", "HEAD");
    int moved = steps.indexOf("branch moved") + 1;
    for (int step = 1; step <= steps.size(); step++) {
      GitVault failing = vault.copyTo(folder.resolve("failing" + step));
      SortedMap<String, String> before = failing.files();
      String state = failing.state();
      int last = step;
      List<String> heard = new ArrayList<>();
      Steps full =
          name -> {
            heard.add(name);
            if (heard.size() >= last) {
              throw new IOException("No space left on device");
            }
          };
      String name = "failed at step " + step + ", " + steps.get(step - 1);
      assertThatThrownBy(() -> operate(failing, full)).as(name).isInstanceOf(IOException.class);
      if (step < moved) {
        assertThat(failing.git("rev-parse", "HEAD")).as(name).isEqualTo(head);
        assertThat(failing.files()).as(name).isEqualTo(before);
        assertThat(failing.state()).as(name).isEqualTo(state);
      }
      operate(failing, Steps.UNHEARD);
      assertAsUndisturbed(failing, name);
    }
  }

  @Test
  void whatAPersonWroteAfterTheKillStays() throws IOException {
    GitVault killed = vault.copyTo(folder.resolve("later"));
    failAt(killed, "branch moved");
    killed.write("wiki/a.md", "a person's\n");
    try (History history = killed.open()) {
      Recovery recovery = GitVault.begun(history);
      assertThat(recovery.finished()).isEqualTo(history.head());
      assertThat(recovery.left()).containsExactly(VaultPath.of("wiki/a.md"));
      assertThat(recovery.placed()).hasSize(4);
    }
    assertThat(killed.read("wiki/a.md")).isEqualTo("a person's\n");
    assertThat(killed.read("wiki/new/deep/c.md")).isEqualTo("new\n");
    assertThat(killed.git("status", "--porcelain"))
        .isEqualTo("A  staged.md\n M wiki/a.md\n M wiki/b.md\n");
  }

  @Test
  void aLockOnTheBranchThatHoldsOurCommitIsOursAfterAKill() throws IOException {
    GitVault killed = vault.copyTo(folder.resolve("locked"));
    String ours = undisturbed.git("rev-parse", "HEAD");
    Path lock = killed.root.resolve(".git/refs/heads/main.lock");
    Files.createDirectories(killed.root.resolve(".cairn"));
    new Pending(ObjectId.fromString(ours.strip()), null, "refs/heads/main", List.of(), List.of())
        .write(killed.root.resolve(".cairn"), Steps.UNHEARD);
    Files.writeString(lock, ours);
    operate(killed, Steps.UNHEARD);
    assertAsUndisturbed(killed, "stale branch lock");
    Files.writeString(lock, killed.git("rev-parse", "HEAD~1"));
    new Pending(ObjectId.fromString(ours.strip()), null, "refs/heads/main", List.of(), List.of())
        .write(killed.root.resolve(".cairn"), Steps.UNHEARD);
    try (History history = killed.open()) {
      assertThat(history.begin())
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ref-lock"));
    }
    assertThat(lock).exists();
  }

  @Test
  void aBranchThatMovesMeanwhileIsFollowedOrRefused() throws IOException {
    GitVault followed = vault.copyTo(folder.resolve("followed"));
    assertThat(operate(followed, once(() -> commitBeside(followed, "other.md"))))
        .isInstanceOf(History.Landed.class);
    assertThat(followed.git("log", "--format=%s"))
        .isEqualTo("ingest: An article\nbeside\nperson: pages\nperson: start\n");
    assertThat(followed.committed("other.md")).isEqualTo("beside\n");
    GitVault refused = vault.copyTo(folder.resolve("refused"));
    assertThat(operate(refused, once(() -> commitBeside(refused, "wiki/a.md"))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("moved"));
    assertThat(refused.committed("wiki/a.md")).isEqualTo("beside\n");
    assertThat(refused.files()).isEqualTo(vault.files());
    assertThat(refused.state()).doesNotContain("left:");
  }

  private interface Happening {
    void happen() throws IOException;
  }

  /// The last moment before the branch is moved.
  private static Steps once(Happening happening) {
    List<String> heard = new ArrayList<>();
    return step -> {
      heard.add(step);
      if (heard.stream().filter("file ready"::equals).count() == 4 && step.equals("file ready")) {
        happening.happen();
      }
    };
  }

  private static void commitBeside(GitVault vault, String path) throws IOException {
    Path beside = Files.createTempFile("beside", ".txt");
    Files.writeString(beside, "beside\n");
    String blob = vault.git("hash-object", "-w", beside.toString()).strip();
    Files.delete(beside);
    Path index = vault.root.resolve(".git/beside");
    Files.copy(vault.root.resolve(".git/index"), index);
    vault.gitWithIndex(index, "read-tree", "HEAD");
    vault.gitWithIndex(
        index, "update-index", "--add", "--cacheinfo", "100644," + blob + "," + path);
    String tree = vault.gitWithIndex(index, "write-tree").strip();
    Files.delete(index);
    String commit = vault.git("commit-tree", tree, "-p", "HEAD", "-m", "beside").strip();
    vault.git("update-ref", "refs/heads/main", commit);
  }

  private static void failAt(GitVault vault, String where) {
    Steps failing =
        step -> {
          if (step.equals(where)) {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> operate(vault, failing)).isInstanceOf(IOException.class);
  }

  private void assertAsUndisturbed(GitVault other, String name) throws IOException {
    assertThat(other.files()).as(name).isEqualTo(files);
    assertThat(other.state()).as(name).isEqualTo(state);
  }
}
