package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.compile.Report;
import dev.cairn.compile.SteppedIngest;
import dev.cairn.history.SteppedHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/// An ingest that creates, updates and deletes pages in a vault with a person's committed,
/// uncommitted and staged work, and what must hold however it is cut short.
final class Interruption {
  private final TestVault before;
  private final SortedMap<String, String> filesBefore;
  private final SortedMap<String, String> filesAfter;
  private final String indexBefore;
  private final String indexAfter;
  private final String stateAfter;
  private final Path folder;

  /// What the undisturbed ingest did.
  final Report report;

  Interruption(Path folder, SteppedHistory.Hearer hearer) throws IOException {
    this.folder = folder;
    before = prepare(folder.resolve("before"));
    TestVault after = before.copyTo(folder.resolve("after"));
    report = ingest(after, hearer);
    filesBefore = files(before);
    filesAfter = files(after);
    indexBefore = before.git("ls-files", "-s");
    indexAfter = after.git("ls-files", "-s");
    stateAfter = state(after);
    assertThat(report.created()).isNotEmpty();
    assertThat(report.updated()).isNotEmpty();
    assertThat(report.removed()).isNotEmpty();
    assertThat(after.read("wiki/entities/charles-babbage.md")).contains("Not committed.");
    assertThat(after.git("show", "HEAD:wiki/entities/charles-babbage.md"))
        .doesNotContain("Not committed.");
    assertThat(after.read("wiki/entities/ada-lovelace.md")).contains("Committed by a person.");
    assertThat(after.git("status", "--porcelain"))
        .isEqualTo("A  staged.md\n M wiki/entities/charles-babbage.md\n");
  }

  private static TestVault prepare(Path folder) throws IOException {
    TestVault vault = TestVault.init(folder).receivesNotes();
    vault.ingest(
        "difference-engine.md", "ada-lovelace.md", "jacquard.html", "analytical-engine.md");
    addParagraph(vault, "wiki/entities/ada-lovelace.md", "Committed by a person.");
    vault.commitAll("a person's words");
    addParagraph(vault, "wiki/entities/charles-babbage.md", "Not committed.");
    vault.write("staged.md", "staged\n");
    vault.git("add", "staged.md");
    vault.receives(
        "jacquard.html", Notes.text("jacquard.html").replace("Joseph Marie Jacquard", "A weaver"));
    return vault;
  }

  private static void addParagraph(TestVault vault, String page, String words) throws IOException {
    String text = vault.read(page);
    int heading = text.indexOf("\n## ");
    vault.write(page, text.substring(0, heading) + "\n" + words + "\n" + text.substring(heading));
  }

  TestVault copy(String name) throws IOException {
    return before.copyTo(folder.resolve(name));
  }

  static Report ingest(TestVault vault, SteppedHistory.Hearer hearer) throws IOException {
    return SteppedIngest.run(vault.root, vault.inbox, Long.parseLong(TestVault.EPOCH), hearer);
  }

  /// Checks what an interrupted ingest has left.
  void assertNothingIsBroken(TestVault vault, String when) throws IOException {
    assertThat(vault.git("fsck", "--strict", "--no-dangling", "--no-progress")).as(when).isEmpty();
    SortedMap<String, String> now = files(vault);
    now.keySet().removeIf(path -> path.contains("/.cairn-tmp-"));
    TreeSet<String> paths = new TreeSet<>(now.keySet());
    paths.addAll(filesBefore.keySet());
    for (String path : paths) {
      assertThat(new String[] {filesBefore.get(path), filesAfter.get(path)})
          .as("%s: %s is neither old nor new", when, path)
          .contains(now.get(path));
    }
    assertThat(List.of(indexBefore, indexAfter)).as(when).contains(vault.git("ls-files", "-s"));
  }

  void assertNothingHappened(TestVault vault, String when) throws IOException {
    Listing.assertSame(files(vault), filesBefore, when);
    assertThat(state(vault)).as(when).isEqualTo(state(before));
  }

  /// Runs the ingest again and checks that it ends as if nothing had happened.
  void assertEndsAsUndisturbed(TestVault vault, String when) throws IOException {
    ingest(vault, step -> {});
    Listing.assertSame(files(vault), filesAfter, when);
    assertThat(state(vault)).as(when).isEqualTo(stateAfter);
  }

  private static SortedMap<String, String> files(TestVault vault) throws IOException {
    return vault.files(path -> !path.startsWith(".git/") && !path.startsWith(".cairn/"));
  }

  /// What git holds and thinks, and what an interruption could have left in its folder or ours.
  private static String state(TestVault vault) throws IOException {
    return vault.git("rev-parse", "HEAD")
        + vault.git("ls-files", "-s")
        + vault.git("status", "--porcelain", "--untracked-files=all")
        + vault.git("fsck", "--strict", "--no-dangling", "--no-progress")
        + vault.files(Interruption::isLeftOver).keySet();
  }

  private static boolean isLeftOver(String path) {
    return path.startsWith(".git/") && (path.endsWith(".lock") || path.contains("cairn-"))
        || path.contains(".cairn-tmp-")
        || path.startsWith(".cairn/pending");
  }
}
