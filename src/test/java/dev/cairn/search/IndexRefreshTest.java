package dev.cairn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexRefreshTest {
  private static final String MEMEX = "wiki/concepts/memex.md";
  private static final String TRAIL = "wiki/concepts/trail.md";

  @TempDir Path folder;
  private VaultFixture vault;

  @BeforeEach
  void twoPagesAndASource() throws IOException {
    vault = new VaultFixture(folder);
    vault.write(MEMEX, "---\ntype: concept\n---\n# Memex\nA desk that remembers.\n");
    vault.write(TRAIL, "---\ntype: concept\n---\n# Trail\nA path through documents.\n");
    vault.write(
        "raw/essay.txt", "As We May Think\n\nConsider a future device for individual use.\n");
  }

  @Test
  void theFirstRefreshAddsEveryFileAndTheSecondNone() throws IOException {
    assertThat(vault.refresh()).isEqualTo(new Refreshed(3, 0, 0, null, false));
    assertThat(vault.refresh()).isEqualTo(new Refreshed(0, 0, 0, null, false));
  }

  @Test
  void anEditedPageIsFoundByItsNewWordsOnly() throws IOException {
    vault.refresh();
    vault.write(MEMEX, "# Memex\nA cabinet of microfilm.\n");

    assertThat(vault.refresh()).isEqualTo(new Refreshed(0, 1, 0, null, false));
    assertThat(vault.paths("microfilm")).containsExactly(MEMEX);
    assertThat(vault.paths("desk")).isEmpty();
  }

  @Test
  void aPageOfTheSameLengthWrittenInTheSameInstantIsSeen() throws IOException {
    Path page = folder.resolve(MEMEX);
    Files.writeString(page, "# Memex\nalpha\n");
    var time = Files.getLastModifiedTime(page);
    vault.refresh();
    Files.writeString(page, "# Memex\nomega\n");
    Files.setLastModifiedTime(page, time);

    assertThat(vault.refresh().updated()).isEqualTo(1);
    assertThat(vault.paths("omega")).containsExactly(MEMEX);
  }

  @Test
  void addedAndDeletedFilesComeAndGo() throws IOException {
    vault.refresh();
    vault.write("notes/today.md", "Bought a bicycle.\n");
    vault.delete(TRAIL);

    assertThat(vault.refresh()).isEqualTo(new Refreshed(1, 0, 1, null, false));
    assertThat(vault.paths("bicycle")).containsExactly("notes/today.md");
    assertThat(vault.paths("documents")).isEmpty();
  }

  @Test
  void aTouchedFileIsNotIndexedAgain() throws IOException {
    vault.refresh();
    vault.touch(MEMEX);

    assertThat(vault.refresh()).isEqualTo(new Refreshed(0, 0, 0, null, false));
    List<String> segments = segments();
    assertThat(vault.refresh()).isEqualTo(new Refreshed(0, 0, 0, null, false));
    assertThat(segments()).isEqualTo(segments);
  }

  @Test
  void nothingIsWrittenOutsideTheIndex() throws IOException {
    vault.refresh();

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).filter(file -> !file.startsWith(vault.index())))
          .extracting(file -> folder.relativize(file).toString())
          .containsExactlyInAnyOrder("cairn.toml", MEMEX, TRAIL, "raw/essay.txt");
    }
  }

  @Test
  void aLinkInPlaceOfTheIndexIsNotFollowed(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(folder.resolve(".cairn"));
    Files.createSymbolicLink(vault.index(), elsewhere);

    assertThatIOException().isThrownBy(vault::refresh).withMessageContaining("remove it");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void whileAnotherProcessWritesTheLastCommitIsSearched() throws IOException {
    vault.refresh();
    vault.write(MEMEX, "# Memex\nA cabinet of microfilm.\n");
    try (var directory = new NIOFSDirectory(vault.index());
        Lock lock = directory.obtainLock("write.lock")) {
      lock.ensureValid();

      assertThat(vault.refresh().busy()).isTrue();
      assertThat(vault.paths("desk")).containsExactly(MEMEX);
    }
    assertThat(vault.paths("microfilm")).containsExactly(MEMEX);
  }

  @Test
  void anIndexThatSomebodyElseIsMakingForTheFirstTimeIsNotSearched() throws IOException {
    Files.createDirectories(vault.index());
    try (var directory = new NIOFSDirectory(vault.index());
        Lock lock = directory.obtainLock("write.lock")) {
      lock.ensureValid();

      assertThatIOException()
          .isThrownBy(() -> vault.paths("desk"))
          .withMessageContaining("another process");
    }
  }

  @Test
  void garbageInAnyFileLeadsToARebuild() throws IOException {
    vault.refresh();
    for (String name : segments()) {
      Path file = vault.index().resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      byte[] garbage = new byte[Math.max(1, bytes.length / 2)];
      new Random(7).nextBytes(garbage);
      System.arraycopy(garbage, 0, bytes, bytes.length / 4, garbage.length);
      Files.write(file, bytes);

      assertRebuilt(name);
    }
  }

  @Test
  void aTruncatedFileLeadsToARebuild() throws IOException {
    vault.refresh();
    for (String name : segments()) {
      Path file = vault.index().resolve(name);
      try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
        channel.truncate(Files.size(file) / 2);
      }
      assertRebuilt(name);
    }
  }

  @Test
  void aMissingFileLeadsToARebuild() throws IOException {
    vault.refresh();
    for (String name : segments()) {
      Files.delete(vault.index().resolve(name));
      assertRebuilt(name);
    }
  }

  @Test
  void anIndexOfAnotherVersionIsRebuilt() throws IOException {
    try (var directory = new NIOFSDirectory(Files.createDirectories(vault.index()));
        var writer =
            new org.apache.lucene.index.IndexWriter(
                directory, new org.apache.lucene.index.IndexWriterConfig())) {
      writer.setLiveCommitData(java.util.Map.of(Schema.VERSION_KEY, "0").entrySet());
      writer.commit();
    }
    assertThat(vault.refresh().rebuiltBecause()).isEqualTo("it is of another version of Cairn");
    assertThat(vault.paths("desk")).containsExactly(MEMEX);
  }

  @Test
  void aDeletedSealCostsACheckAndNoRebuild() throws IOException {
    vault.refresh();
    Files.delete(vault.index().resolve("seal"));

    assertThat(vault.refresh().rebuiltBecause()).isNull();
    assertThat(vault.index().resolve("seal")).exists();
  }

  @Test
  void anIndexThatBreaksWhileItIsOpenIsMadeAgain() throws IOException {
    try (SearchIndex index = SearchIndex.open(vault.vault())) {
      index.refresh();
      for (String name : segments()) {
        Files.write(vault.index().resolve(name), new byte[50]);
      }
      assertThat(index.refresh().rebuiltBecause()).isNotNull();
      assertThat(index.search(Query.parse("desk")).total()).isEqualTo(1);
    }
  }

  @Test
  void twoIndexesOfOneVaultDoNotBreakEachOther() throws Exception {
    vault.refresh();
    Callable<List<Refreshed>> first = () -> editing("wiki/concepts/first.md");
    Callable<List<Refreshed>> second = () -> editing("wiki/concepts/second.md");
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (Future<List<Refreshed>> done : both.invokeAll(List.of(first, second))) {
        assertThat(done.get()).extracting(Refreshed::rebuiltBecause).containsOnlyNulls();
      }
    }
    assertThat(vault.refresh().rebuiltBecause()).isNull();
    assertThat(vault.paths("edit29")).hasSize(2);
    assertThat(vault.paths("edit28")).isEmpty();
  }

  private List<Refreshed> editing(String page) throws IOException {
    List<Refreshed> refreshed = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Files.writeString(folder.resolve(page), "edit" + i);
      try (SearchIndex index = SearchIndex.open(vault.vault())) {
        refreshed.add(index.refresh());
        assertThat(index.search(Query.parse("desk")).total()).isEqualTo(1);
      }
    }
    return refreshed;
  }

  private void assertRebuilt(String damaged) throws IOException {
    Refreshed refreshed = vault.refresh();
    assertThat(refreshed.rebuiltBecause()).as(damaged).isNotNull();
    assertThat(refreshed.added()).as(damaged).isEqualTo(3);
    assertThat(vault.paths("desk")).as(damaged).containsExactly(MEMEX);
    assertThat(vault.paths("device")).as(damaged).containsExactly("raw/essay.txt");
  }

  /// The names of Lucene's files that the last commit is made of. A rebuild gives the same ones.
  private List<String> segments() throws IOException {
    try (Stream<Path> files = Files.list(vault.index())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("_") || name.startsWith("segments"))
          .sorted()
          .toList();
    }
  }
}
