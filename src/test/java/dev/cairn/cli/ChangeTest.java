package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the wiki when its sources come, change and go.
final class ChangeTest {
  private static final String ENGINE = "difference-engine.md";

  @TempDir Path folder;
  TestVault vault;

  @BeforeEach
  void start() throws IOException {
    vault = TestVault.init(folder).receivesNotes();
  }

  private TestVault another(String name) throws IOException {
    return TestVault.init(folder.resolve(name)).receivesNotes();
  }

  private void ingestAll() {
    vault.ingest(Notes.NAMES.toArray(String[]::new));
  }

  @Test
  void theSameBytesAgainMakeNoCommit() throws IOException {
    ingestAll();
    String head = vault.head();
    SortedMap<String, String> before = vault.everything();
    Outcome again = vault.ingest(Notes.NAMES.toArray(String[]::new));
    again.outContains("unchanged", "Nothing to do");
    vault.receives("another name.md", Notes.text(ENGINE)).ingest("another name.md");
    vault.cairn("ingest").succeeded();
    assertThat(vault.head()).isEqualTo(head);
    Listing.assertSame(vault.everything(), before, "");
  }

  @Test
  void theWikiDoesNotDependOnTheOrderOrTheBatchesOfItsSources() throws IOException {
    ingestAll();
    SortedMap<String, String> expected = vault.pages();
    long seed = 20260408;
    Random random = new Random(seed);
    for (int trial = 0; trial < 6; trial++) {
      List<String> names = new ArrayList<>(Notes.NAMES);
      Collections.shuffle(names, random);
      TestVault other = another("trial" + trial);
      List<List<String>> batches = batches(names, random);
      batches.forEach(batch -> other.ingest(batch.toArray(String[]::new)));
      Listing.assertSame(other.pages(), expected, "seed " + seed + ", batches " + batches);
      Listing.assertSame(other.raw(), vault.raw(), "");
    }
  }

  private static List<List<String>> batches(List<String> names, Random random) {
    List<List<String>> batches = new ArrayList<>();
    int next = 0;
    while (next < names.size()) {
      int end = next + 1 + random.nextInt(names.size() - next);
      batches.add(names.subList(next, end));
      next = end;
    }
    return batches;
  }

  @Test
  void filesPutIntoRawAreTakenInWhereTheyLie() throws IOException {
    for (String name : Notes.NAMES) {
      vault.write("raw/deep/a note on " + name, Notes.text(name));
    }
    SortedMap<String, String> raw = vault.raw();
    vault.cairn("ingest").succeeded();
    Listing.assertSame(vault.raw(), raw, "");
    assertThat(vault.wiki()).containsKey("wiki/entities/charles-babbage.md");
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    vault.cairn("lint").succeeded();
  }

  @Test
  void aRevisedSourceSupersedesWhatItSaid() throws IOException {
    ingestAll();
    String page = vault.only("wiki/sources", "the-difference-engine-");
    List<String> raw = List.copyOf(vault.raw().keySet());
    assertThat(says("Difference Engine in 1822", "designed it in 1834")).containsOnly(true);
    vault.receives(ENGINE, Notes.REVISED_DIFFERENCE_ENGINE);
    vault.ingest(ENGINE).outContains("revised");
    assertThat(vault.only("wiki/sources", "the-difference-engine-")).isEqualTo(page);
    assertThat(says("Difference Engine in 1822", "designed it in 1834")).containsOnly(false);
    assertThat(says("Difference Engine in 1823", "tabulates polynomials")).containsOnly(true);
    assertThat(vault.raw()).containsKeys(raw.toArray(String[]::new)).hasSize(raw.size() + 1);
    vault.cairn("lint").succeeded();
    assertRebuildsAlike("revised");
    vault.receives(ENGINE, Notes.text(ENGINE)).ingest(ENGINE);
    assertThat(says("designed it in 1834", "Difference Engine in 1823"))
        .containsExactly(true, false);
    assertRebuildsAlike("revised back");
  }

  /// Whether the wiki holds these words, one by one.
  private List<Boolean> says(String... words) throws IOException {
    String all = String.join("\n", vault.pages().values());
    return Stream.of(words).map(all::contains).toList();
  }

  @Test
  void removingASourceTakesBackWhatRestsOnItAlone() throws IOException {
    String[] others =
        Notes.NAMES.stream().filter(name -> !name.equals(ENGINE)).toArray(String[]::new);
    vault.ingest(others);
    SortedMap<String, String> before = vault.pages();
    vault.ingest(ENGINE);
    SortedMap<String, String> with = vault.pages();
    String page = vault.only("wiki/sources", "the-difference-engine-");
    String rawFile = vault.only("raw", "difference-engine.");
    vault.cairn("remove", page).succeeded().outContains("removed");
    Listing.assertSame(vault.pages(), before, "");
    assertThat(vault.exists(rawFile)).isTrue();
    assertRebuildsAlike("removed");
    vault.cairn("ingest").succeeded().outContains("Nothing to do");
    Listing.assertSame(vault.pages(), before, "");
    vault.ingest(ENGINE);
    Listing.assertSame(vault.pages(), with, "");
    vault.cairn("remove", "--delete-raw", rawFile).succeeded();
    Listing.assertSame(vault.pages(), before, "");
    assertThat(vault.exists(rawFile)).isFalse();
    vault.ingest(ENGINE);
    Listing.assertSame(vault.pages(), with, "");
  }

  @Test
  void undoRestoresThePagesOfEachKindOfOperation() throws IOException {
    ingestAll();
    SortedMap<String, String> first = vault.pages();
    vault.receives(ENGINE, Notes.REVISED_DIFFERENCE_ENGINE).ingest(ENGINE);
    SortedMap<String, String> revised = vault.pages();
    vault.cairn("remove", vault.only("wiki/sources", "charles-babbage-")).succeeded();
    assertThat(vault.pages()).isNotEqualTo(revised);
    vault.cairn("undo").succeeded();
    Listing.assertSame(vault.pages(), revised, "");
    assertRebuildsAlike("undone removal");
    vault.cairn("undo").succeeded();
    Listing.assertSame(vault.pages(), first, "");
    assertRebuildsAlike("undone revision");
    vault.cairn("undo").succeeded();
    assertThat(vault.pages().keySet()).noneMatch(path -> path.startsWith("wiki/sources/"));
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    vault.receivesNotes();
    ingestAll();
    Listing.assertSame(vault.pages(), first, "taken in again");
  }

  @Test
  void theDerivedFolderCostsOnlyTime() throws IOException {
    vault.ingest("babbage.txt", "jacquard.html", ENGINE);
    TestVault forgetful = vault.copyTo(folder.resolve("forgetful"));
    forgetful.forgetDerived();
    vault.ingest("bernoulli.md", "ada-lovelace.md");
    forgetful.ingest("bernoulli.md", "ada-lovelace.md");
    Listing.assertSame(forgetful.wiki(), vault.wiki(), "");
    assertThat(forgetful.head()).isEqualTo(vault.head());
    forgetful.forgetDerived();
    forgetful.cairn("rebuild", "--check").succeeded();
    forgetful.forgetDerived();
    forgetful.cairn("rebuild").succeeded().outContains("Nothing to do");
    Listing.assertSame(forgetful.wiki(), vault.wiki(), "");
  }

  @Test
  void aRawFileThatVanishedOrChangedIsReportedAndNothingGoes() throws IOException {
    ingestAll();
    SortedMap<String, String> pages = vault.pages();
    Path gone = vault.root.resolve(vault.only("raw", "babbage."));
    byte[] bytes = Files.readAllBytes(gone);
    Files.delete(gone);
    String changed = vault.only("raw", "bernoulli.");
    String text = vault.read(changed);
    vault.edit(changed, "1713", "1731");
    Outcome again = vault.ingest("jacquard.html").outContains("problem");
    assertThat(again.out())
        .contains("raw/" + gone.getFileName() + " is missing")
        .contains(changed + " has changed");
    Listing.assertSame(vault.pages(), pages, "");
    vault.cairn("lint").exitedWith(ExitCode.FINDINGS).outContains("raw/" + gone.getFileName());
    vault.cairn("rebuild", "--check").succeeded();
    Files.write(gone, bytes);
    vault.write(changed, text);
    vault.cairn("lint").succeeded();
    assertThat(vault.ingest("jacquard.html").out()).doesNotContain("problem");
  }

  @Test
  void aChangedRawFileIsTakenInWhenAskedFor() throws IOException {
    vault.write("raw/engine.md", Notes.text(ENGINE));
    vault.cairn("ingest").succeeded();
    vault.write("raw/engine.md", Notes.REVISED_DIFFERENCE_ENGINE);
    vault.cairn("ingest").succeeded().outContains("revised");
    assertThat(says("Difference Engine in 1823", "Difference Engine in 1822"))
        .containsExactly(true, false);
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    assertRebuildsAlike("revised in place");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    vault.ingest("babbage.txt", "jacquard.html");
    SortedMap<String, String> before = vault.everything();
    String engine = vault.inbox.resolve(ENGINE).toString();
    vault.cairn("ingest", "--dry-run", engine).succeeded().outContains("Would write");
    vault.cairn("remove", "--dry-run", vault.only("raw", "babbage.")).succeeded();
    vault.cairn("undo", "--dry-run").succeeded();
    vault.cairn("rebuild", "--dry-run").succeeded();
    Listing.assertSame(vault.everything(), before, "");
    vault.ingest(ENGINE);
    assertRebuildsAlike("after dry runs");
  }

  private void assertRebuildsAlike(String when) {
    Outcome check = vault.cairn("rebuild", "--check");
    assertThat(check.exit()).as(when + "\n" + check.out() + check.err()).isZero();
  }
}
