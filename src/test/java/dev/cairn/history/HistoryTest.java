package dev.cairn.history;

import static dev.cairn.history.GitVault.edit;
import static dev.cairn.history.GitVault.operation;
import static dev.cairn.history.GitVault.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {
  private static final String PAGE = "# Title\n\nfirst\n\nsecond\n\nthird\n";
  private static final VaultPath A = VaultPath.of("wiki/a.md");

  @TempDir Path folder;
  GitVault vault;

  @BeforeEach
  void start() throws IOException {
    vault = GitVault.init(folder.resolve("vault"));
  }

  @Test
  void aCommitSaysWhatWasDoneAndByWhom() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE));
    assertThat(vault.git("log", "-1", "--format=%an %ae %cI%n%B"))
        .isEqualTo(
            """
            Cairn cairn@localhost 2026-04-13T08:00:00+00:00
            ingest: An article

            Cairn-Op: ingest
            Cairn-Run: r1
            Cairn-Source: raw/x

            """);
    assertThat(vault.git("reflog", "-1", "--format=%gs")).isEqualTo("commit: ingest: An article\n");
    try (History history = vault.open()) {
      Logged logged = history.log(5).getFirst();
      assertThat(logged.operation()).isEqualTo(operation("r1"));
      assertThat(logged.commit()).isEqualTo(history.head());
      assertThat(logged.time()).isEqualTo(GitVault.CLOCK.instant());
      assertThat(history.lastToucher(A)).contains(logged);
      assertThat(history.committed(A)).contains(Content.of(PAGE));
      assertThat(history.committed(VaultPath.of("wiki/none.md"))).isEmpty();
    }
  }

  @Test
  void nothingToChangeIsNoCommit() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE));
    assertThat(vault.land("r2", edit("wiki/a.md", PAGE, PAGE))).isInstanceOf(History.Nothing.class);
    assertThat(vault.git("rev-list", "--count", "HEAD")).isEqualTo("2\n");
  }

  @Test
  void uncommittedWordsAreMergedButStayUncommitted() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE));
    vault.write("wiki/a.md", PAGE.replace("third", "third, by a person"));
    try (History history = vault.open()) {
      assertThat(history.uncommitted()).containsExactly(A);
    }
    Prepared prepared = prepare(edit("wiki/a.md", PAGE, PAGE.replace("first", "first, by us")));
    assertThat(prepared.conflicts()).isEmpty();
    assertThat(prepared.changes()).singleElement().matches(Change::kept);
    vault.land("r2", edit("wiki/a.md", PAGE, PAGE.replace("first", "first, by us")));
    assertThat(vault.committed("wiki/a.md")).isEqualTo(PAGE.replace("first", "first, by us"));
    assertThat(vault.read("wiki/a.md"))
        .isEqualTo(PAGE.replace("first", "first, by us").replace("third", "third, by a person"));
    assertThat(vault.git("diff", "--stat")).contains("1 insertion(+), 1 deletion(-)");
    try (History history = vault.open()) {
      assertThat(history.uncommitted()).containsExactly(A);
      assertThat(history.log(1).getFirst().operation().values("Cairn-Kept")).isEmpty();
    }
  }

  @Test
  void committedWordsOfAPersonAreKeptAndNamed() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE));
    String theirs = PAGE.replace("third", "third, by a person");
    vault.write("wiki/a.md", theirs);
    vault.commitAll("person: a better third");
    try (History history = vault.open()) {
      assertThat(history.lastToucher(A)).isEmpty();
    }
    vault.land("r2", edit("wiki/a.md", PAGE, PAGE.replace("first", "first, by us")));
    assertThat(vault.committed("wiki/a.md")).isEqualTo(theirs.replace("first", "first, by us"));
    try (History history = vault.open()) {
      assertThat(history.log(1).getFirst().operation().values("Cairn-Kept"))
          .containsExactly("wiki/a.md");
    }
    Prepared again = prepare(edit("wiki/a.md", null, "# Anew\n"));
    assertThat(again.changes()).isEmpty();
    assertThat(again.conflicts()).hasSize(1);
  }

  @Test
  void aPageThatOnlyTheEngineWroteIsReplacedWhateverTheBase() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE));
    assertThat(prepare(edit("wiki/a.md", null, "# Anew\n")).changes())
        .singleElement()
        .satisfies(change -> assertThat(change.committed()).isEqualTo(Content.of("# Anew\n")));
    vault.git("commit", "-q", "--amend", "--no-edit");
    assertThat(prepare(edit("wiki/a.md", null, "# Anew\n")).conflicts()).hasSize(1);
  }

  @Test
  void whereBothChangedABlockThePersonsStaysAndTheRestMerges() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE));
    vault.write("wiki/a.md", PAGE.replace("first", "theirs"));
    vault.commitAll("person: first");
    String ours = PAGE.replace("first", "ours").replace("third", "our third");
    Prepared prepared = prepare(edit("wiki/a.md", PAGE, ours));
    assertThat(prepared.conflicts())
        .containsExactly(new Conflict(A, "\nfirst\n", "\nours\n", "\ntheirs\n"));
    vault.land("r2", edit("wiki/a.md", PAGE, ours));
    assertThat(vault.read("wiki/a.md"))
        .isEqualTo(PAGE.replace("first", "theirs").replace("third", "our third"));
    assertThat(vault.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void aPersonsPageIsNeitherOverwrittenNorRemoved() throws IOException {
    vault.write("wiki/a.md", "a person's\n");
    vault.write("wiki/b.md", "b\n");
    vault.commitAll("person: pages");
    vault.write("wiki/b.md", "b, changed\n");
    vault.write("wiki/c.md", "untracked\n");
    Prepared prepared =
        prepare(
            edit("wiki/a.md", null, "ours\n"),
            edit("wiki/b.md", "b\n", null),
            edit("wiki/c.md", null, "ours\n"));
    assertThat(prepared.changes()).isEmpty();
    assertThat(prepared.conflicts())
        .extracting(Conflict::theirs)
        .containsExactly("a person's\n", "b, changed\n", "untracked\n");
  }

  @Test
  void aPageThatAPersonRemovedStaysRemoved() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE));
    Files.delete(vault.root.resolve("wiki/a.md"));
    Prepared prepared = prepare(edit("wiki/a.md", PAGE, "ours\n"));
    assertThat(prepared.changes()).isEmpty();
    assertThat(prepared.conflicts()).containsExactly(new Conflict(A, PAGE, "ours\n", ""));
  }

  @Test
  void rawFilesAreNeverMergedOrReplaced() throws IOException {
    vault.land("r1", edit("raw/a.md", null, PAGE));
    Prepared prepared = prepare(edit("raw/a.md", null, PAGE + "more\n"));
    assertThat(prepared.changes()).isEmpty();
    assertThat(prepared.conflicts()).hasSize(1);
  }

  @Test
  void outsideOfPagesEveryByteCounts() throws IOException {
    vault.land("r1", edit("raw/a.bin", null, "x\r\n"), edit("wiki/map.canvas", null, "x\r\n"));
    assertThat(prepare(edit("raw/a.bin", null, "x\n")).conflicts()).hasSize(1);
    assertThat(prepare(edit("wiki/map.canvas", "x\r\n", "y\n")).changes())
        .singleElement()
        .satisfies(change -> assertThat(change.placed()).isEqualTo(Content.of("y\n")));
  }

  @Test
  void carriageReturnsOfAPersonStay() throws IOException {
    String windows = PAGE.replace("\n", "\r\n");
    vault.write("wiki/a.md", windows);
    vault.commitAll("person: on Windows");
    vault.land("r1", edit("wiki/a.md", PAGE, PAGE.replace("first", "ours")));
    assertThat(vault.read("wiki/a.md")).isEqualTo(windows.replace("first", "ours"));
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    vault.git("config", "core.autocrlf", "true");
    vault.land("r2", edit("wiki/b.md", null, PAGE));
    vault.write("wiki/b.md", windows);
    vault.git("add", "wiki/b.md");
    vault.land("r3", edit("wiki/b.md", PAGE, PAGE.replace("first", "ours")));
    assertThat(vault.read("wiki/b.md")).isEqualTo(windows.replace("first", "ours"));
    assertThat(vault.committed("wiki/b.md")).isEqualTo(PAGE.replace("first", "ours"));
  }

  @Test
  void nothingIsWrittenThroughASymbolicLink() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("x.md"), "outside\n");
    Files.createDirectory(vault.root.resolve("wiki"));
    Files.createSymbolicLink(vault.root.resolve("wiki/far"), outside);
    Files.createSymbolicLink(vault.root.resolve("wiki/x.md"), outside.resolve("x.md"));
    Prepared prepared =
        prepare(edit("wiki/far/y.md", null, "ours\n"), edit("wiki/x.md", null, "ours\n"));
    assertThat(prepared.changes()).isEmpty();
    assertThat(prepared.conflicts()).hasSize(2);
    Change forced =
        new Change(
            VaultPath.of("wiki/far/y.md"),
            null,
            null,
            Content.of("ours\n"),
            Content.of("ours\n"),
            Content.of("ours\n"),
            false);
    try (History history = vault.open()) {
      GitVault.begun(history);
      assertThat(history.commit(operation("r1"), verified(List.of(forced))))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("symlink"));
    }
    assertThat(outside.resolve("y.md")).doesNotExist();
  }

  @Test
  void wordsWrittenBetweenTheLookAndTheCommitAreTakenIn() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE), edit("wiki/b.md", null, PAGE));
    try (History history = vault.open()) {
      GitVault.begun(history);
      Edit[] edits = {
        edit("wiki/a.md", PAGE, PAGE.replace("first", "ours")),
        edit("wiki/b.md", PAGE, PAGE.replace("first", "ours"))
      };
      Prepared prepared = history.prepare(new Edits(List.of(edits)));
      vault.write("wiki/a.md", PAGE.replace("third", "theirs"));
      vault.write("wiki/b.md", PAGE.replace("first", "theirs"));
      assertThat(history.commit(operation("r2"), verified(prepared.changes())))
          .isInstanceOfSatisfying(
              History.Landed.class,
              landed -> assertThat(landed.notPlaced()).containsExactly(VaultPath.of("wiki/b.md")));
    }
    assertThat(vault.read("wiki/a.md"))
        .isEqualTo(PAGE.replace("first", "ours").replace("third", "theirs"));
    assertThat(vault.read("wiki/b.md")).isEqualTo(PAGE.replace("first", "theirs"));
    assertThat(vault.git("status", "--porcelain")).isEqualTo(" M wiki/a.md\n M wiki/b.md\n");
  }

  @Test
  void anUndoTakesOneOperationBackAndKeepsLaterEdits() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE));
    vault.land(
        "r2",
        edit("wiki/a.md", PAGE, PAGE.replace("first", "by r2")),
        edit("wiki/new.md", null, "new\n"),
        edit("raw/x.txt", null, "source\n"));
    vault.land(
        "r3",
        edit(
            "wiki/a.md",
            PAGE.replace("first", "by r2"),
            PAGE.replace("first", "by r2") + "\nr3\n"));
    vault.write("wiki/a.md", vault.read("wiki/a.md").replace("second", "theirs"));
    vault.commitAll("person: second");
    assertThat(undo("r2", "u1").conflicts()).isEmpty();
    assertThat(vault.read("wiki/a.md")).isEqualTo(PAGE.replace("second", "theirs") + "\nr3\n");
    assertThat(vault.exists("wiki/new.md")).isFalse();
    assertThat(vault.exists("raw/x.txt")).isFalse();
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    assertThat(vault.git("log", "-1", "--format=%s")).isEqualTo("undo: ingest: An article\n");
    try (History history = vault.open()) {
      assertThat(planned(history, null).undone().operation().run()).isEqualTo("r3");
      assertThat(history.undo("r2", "u2")).isInstanceOf(Refusal.class);
    }
    undo("u1", "u3");
    assertThat(vault.read("wiki/a.md"))
        .isEqualTo(PAGE.replace("second", "theirs").replace("first", "by r2") + "\nr3\n");
    try (History history = vault.open()) {
      assertThat(planned(history, "r2").undone().operation().run()).isEqualTo("r2");
    }
  }

  @Test
  void anUndoLeavesARawFileThatWasChangedSince() throws IOException {
    vault.land("r1", edit("raw/x.txt", null, "source\n"));
    vault.write("raw/x.txt", "source, annotated\n");
    assertThat(undo(null, "u1").conflicts()).hasSize(1);
    assertThat(vault.read("raw/x.txt")).isEqualTo("source, annotated\n");
  }

  @Test
  void theTreeAndItsDifferencesAreTheVaultsOwn() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE), edit("wiki/k/größe.md", null, "x\n"));
    try (History history = vault.open()) {
      String first = history.head();
      assertThat(history.tree()).containsKeys(A, VaultPath.of("wiki/k/größe.md"));
      vault.land("r2", edit("wiki/a.md", PAGE, "two\n"));
      vault.write("wiki/k/größe.md", "y\n");
      vault.write("wiki/untracked.md", "y\n");
      assertThat(history.changedSince(first)).containsExactly(A);
      assertThat(history.changedSince(null)).hasSize(3);
      assertThat(history.uncommitted())
          .containsExactly(VaultPath.of("wiki/k/größe.md"), VaultPath.of("wiki/untracked.md"));
      assertThat(history.lastTouchers(Set.of(A, VaultPath.of("wiki/k/größe.md"))).values())
          .extracting(logged -> logged.operation().run())
          .containsExactlyInAnyOrder("r1", "r2");
    }
  }

  @Test
  void theToucherIsFoundThroughAMerge() throws IOException {
    vault.land("r1", edit("wiki/a.md", null, PAGE));
    vault.git("switch", "-q", "-c", "side");
    vault.land("r2", edit("wiki/a.md", PAGE, "two\n"));
    vault.git("switch", "-q", "main");
    vault.write("other.md", "x\n");
    vault.commitAll("person: other");
    vault.git("merge", "-q", "-m", "merged", "side");
    try (History history = vault.open()) {
      assertThat(history.lastToucher(A).orElseThrow().operation().run()).isEqualTo("r2");
      assertThat(history.log(10)).hasSize(2);
    }
  }

  @Test
  void manyFilesLandInOnePack() throws IOException {
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      edits.add(edit("wiki/concepts/page-" + i + ".md", null, "# Page " + i + "\n"));
    }
    assertThat(vault.land("r1", edits.toArray(Edit[]::new))).isInstanceOf(History.Landed.class);
    assertThat(vault.git("count-objects", "-v")).contains("packs: 1\n", "in-pack: 304\n");
    assertThat(vault.git("fsck", "--strict", "--no-progress")).isEmpty();
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    assertThat(vault.read("wiki/concepts/page-299.md")).isEqualTo("# Page 299\n");
  }

  private Prepared prepare(Edit... edits) throws IOException {
    try (History history = vault.open()) {
      return history.prepare(new Edits(List.of(edits)));
    }
  }

  private static History.Undo planned(History history, String run) throws IOException {
    return switch (history.undo(run, "u")) {
      case History.Undo undo -> undo;
      case Refusal refusal -> throw new IOException(refusal.sentence());
    };
  }

  private Prepared undo(String run, String newRun) throws IOException {
    try (History history = vault.open()) {
      GitVault.begun(history);
      return switch (history.undo(run, newRun)) {
        case History.Undo undo -> {
          Prepared prepared = history.prepareUndo(undo);
          history.commit(undo.operation(), verified(prepared.changes()));
          yield prepared;
        }
        case Refusal refusal -> throw new IOException(refusal.sentence());
      };
    }
  }
}
