package dev.cairn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.cairn.search.HybridSearch.Answer;
import dev.cairn.search.HybridSearch.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is embedded and when, and what is left of it when something goes wrong.
final class VectorIndexTest {
  private static final String MANY = "many.md";

  /// More units than one commit holds.
  private static final int UNITS = VectorUpdate.COMMIT_AFTER + 200;

  private final ToyEmbedder toy = new ToyEmbedder();

  @TempDir Path folder;
  private VaultFixture vault;

  @BeforeEach
  void twoFiles() throws IOException {
    vault = new VaultFixture(folder);
    vault.write("a.md", "# Alpha\nThe automobile stops.\n## More\nIt rains.\n");
    vault.write("raw/b.txt", "The physician is late and it is good to wait.\n");
  }

  @Test
  void everyUnitIsEmbeddedOnceWithItsTitleAndHeadings() throws IOException {
    assertThat(update()).isEqualTo(new Embedded(2, 0, 3, 0, 0, null, new Embedded.Done()));
    assertThat(toy.embedded)
        .containsExactlyInAnyOrder(
            "Alpha\nThe automobile stops.",
            "Alpha\nMore\nIt rains.",
            "b\nThe physician is late and it is good to wait.");
    toy.count();

    assertThat(update()).isEqualTo(new Embedded(2, 0, 0, 0, 0, null, new Embedded.Done()));
    assertThat(toy.count()).isZero();
  }

  @Test
  void onlyWhatChangedIsEmbeddedAgain() throws IOException {
    update();
    toy.count();
    vault.write("a.md", "# Alpha\nThe automobile stops.\n## More\nIt snows.\n");
    vault.touch("raw/b.txt");

    assertThat(update().embedded()).isEqualTo(1);
    assertThat(toy.embedded).containsExactly("Alpha\nMore\nIt snows.");
    assertThat(byMeaning("snows")).startsWith("a.md");
  }

  @Test
  void aMovedFileKeepsItsVectors() throws IOException {
    update();
    toy.count();
    Files.createDirectories(folder.resolve("sub"));
    Files.move(folder.resolve("a.md"), folder.resolve("sub/alpha.md"));
    vault.touch("sub/alpha.md");

    Embedded moved = update();

    assertThat(toy.count()).isZero();
    assertThat(moved).isEqualTo(new Embedded(2, 0, 0, 2, 1, null, new Embedded.Done()));
    assertThat(byMeaning("car")).startsWith("sub/alpha.md").doesNotContain("a.md");
  }

  @Test
  void aFileThatBecomesWhatItWasBeforeTheRunWasKilledIsWhole() throws IOException {
    update();
    String before = Files.readString(folder.resolve("a.md"));
    vault.write("a.md", "# Alpha\nSomething else.\n");
    toy.beforeAnswering =
        () -> {
          throw new IOException("It is gone.");
        };
    assertThat(update().missing()).isEqualTo(1);
    toy.beforeAnswering = () -> {};
    vault.write("a.md", before);

    assertThat(update().missing()).isZero();
    assertThat(byMeaning("car")).startsWith("a.md");
  }

  @Test
  void whatWasEmbeddedBeforeTheModelFailedIsKept() throws IOException {
    manyUnits();
    AtomicInteger calls = new AtomicInteger();
    toy.beforeAnswering =
        () -> {
          if (calls.incrementAndGet() == 12) {
            throw new IOException("The model is out of breath.");
          }
        };

    Embedded first = update();

    assertThat(first.end()).isEqualTo(new Embedded.Failed("The model is out of breath."));
    assertThat(first.embedded()).isEqualTo(10 * VectorUpdate.BATCH);
    assertThat(first.missing()).isPositive();
    assertThat(update().embedded()).isEqualTo(UNITS + 3 - first.embedded());
    assertThat(update().embedded()).isZero();
  }

  @Test
  void stoppedItKeepsWhatItHas() throws IOException {
    manyUnits();
    Embedded stopped;
    try (SearchIndex index = SearchIndex.open(vault.vault());
        VectorIndex vectors = VectorIndex.open(vault.vault(), toy)) {
      AtomicInteger calls = new AtomicInteger();
      toy.beforeAnswering =
          () -> {
            if (calls.incrementAndGet() == 5) {
              vectors.stop();
            }
          };
      stopped = vectors.update(index, EmbeddingProgress.NONE);
    }
    toy.beforeAnswering = () -> {};

    assertThat(stopped.end()).isEqualTo(new Embedded.Stopped());
    assertThat(stopped.embedded()).isEqualTo(3 * VectorUpdate.BATCH);
    assertThat(update().embedded()).isEqualTo(UNITS + 3 - stopped.embedded());
  }

  @Test
  void killedAtAnyMomentItGoesOn(@TempDir Path copies) throws IOException {
    manyUnits();
    List<Path> killed = new ArrayList<>();
    toy.beforeAnswering =
        () -> killed.add(copy(vectors(), copies.resolve(String.valueOf(killed.size()))));
    update();
    toy.beforeAnswering = () -> {};

    assertThat(killed).hasSizeGreaterThan(UNITS / VectorUpdate.BATCH);
    for (Path at : List.of(killed.getFirst(), killed.get(killed.size() / 2), killed.getLast())) {
      delete(vectors());
      copy(at, vectors());
      toy.count();
      Embedded rest = update();
      assertThat(rest.rebuiltBecause()).isNull();
      assertThat(rest.missing()).isZero();
      int kept = at.equals(killed.getLast()) ? VectorUpdate.COMMIT_AFTER : 0;
      assertThat(toy.count()).isLessThanOrEqualTo(UNITS + 3 - kept);
      assertThat(byMeaning("unit" + (UNITS - 1))).startsWith(MANY);
    }
  }

  @Test
  void everyDamageIsNoticedAndMended() throws IOException {
    update();
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(vectors())) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(IndexWriter.WRITE_LOCK_NAME) && !name.equals("seal"))
          .forEach(names::add);
    }
    assertThat(names).hasSizeGreaterThan(2);
    for (String name : names) {
      delete(vectors());
      update();
      Path file = only(name.replaceAll("^(_?[a-z]+)_?[0-9a-z]*", "$1"));
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 0x55;
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1));

      Answer answer = search("automobile", Mode.HYBRID);
      assertThat(answer.mode()).as(name).isEqualTo(Mode.LEXICAL);
      assertThat(answer.instead()).as(name).contains("cannot be used", "cairn index");
      assertThat(paths(answer)).as(name).containsExactly("a.md");
      assertThat(update().rebuiltBecause()).as(name).isNotNull();
      assertThat(byMeaning("car")).as(name).startsWith("a.md");
    }
  }

  @Test
  void aFolderOfOtherThingsIsMadeAnew() throws IOException {
    update();
    try (Stream<Path> files = Files.list(vectors())) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segm")).toList()) {
        Files.delete(file);
      }
    }

    assertThat(update().rebuiltBecause()).isEqualTo("their list of segments is missing");
    assertThat(byMeaning("car")).startsWith("a.md");
  }

  @Test
  void anotherModelUnderTheSameNameIsNoticed() throws IOException {
    update();
    toy.count();
    toy.seed = 2;
    vault.write("c.md", "Something new.");

    Embedded anew = update();

    assertThat(anew.rebuiltBecause()).isEqualTo("the model under this name is not the one it was");
    assertThat(anew.embedded()).isEqualTo(4);
    assertThat(byMeaning("car")).startsWith("a.md");
  }

  @Test
  void vectorsOfAnotherLengthAreMadeAnew() throws IOException {
    update();
    toy.dimensions = 1_536;
    vault.write("c.md", "Something new.");

    Answer before = search("automobile", Mode.HYBRID);
    assertThat(before.mode()).isEqualTo(Mode.LEXICAL);
    assertThat(before.instead()).contains("1536", "64");
    assertThat(update().embedded()).isEqualTo(4);
    assertThat(byMeaning("car")).startsWith("a.md");
  }

  @Test
  void answersThatAreNoneAreRefused() throws IOException {
    refuses(vectors -> vectors.subList(1, vectors.size()), "gave 31 vectors for 32 texts");
    refuses(vectors -> replaced(vectors, new float[63]), "a vector of 63 numbers where 64");
    refuses(vectors -> replaced(vectors, new float[64]), "is all zeros");
    refuses(vectors -> replaced(vectors, filled(Float.NaN)), "is not made of numbers");
    refuses(
        vectors -> replaced(vectors, filled(Float.POSITIVE_INFINITY)), "is not made of numbers");
    assertThat(update().missing()).isZero();
  }

  private void refuses(java.util.function.UnaryOperator<List<float[]>> answers, String sentence)
      throws IOException {
    manyUnits();
    toy.answers = vectors -> vectors.size() > 1 ? answers.apply(vectors) : vectors;
    Embedded refused = update();
    toy.answers = vectors -> vectors;
    assertThat(refused.end()).isInstanceOf(Embedded.Failed.class);
    assertThat(((Embedded.Failed) refused.end()).sentence()).contains(sentence).contains("Toy/");
    assertThat(refused.embedded()).isZero();
  }

  @Test
  void oneProcessEmbedsAtATime() throws IOException {
    update();
    vault.write("c.md", "Something new.");
    try (NIOFSDirectory directory = new NIOFSDirectory(vectors());
        Lock other = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      other.ensureValid();
      assertThat(update().end()).isEqualTo(new Embedded.Busy());
    }
    assertThat(update().embedded()).isEqualTo(1);
  }

  @Test
  void aLinkInPlaceOfTheVectorsIsNotFollowed(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(folder.resolve(".cairn"));
    Files.createSymbolicLink(folder.resolve(".cairn/vectors"), elsewhere);

    assertThatIOException().isThrownBy(this::update).withMessageContaining("remove it");
    assertThat(elsewhere).isEmptyDirectory();
  }

  private void manyUnits() throws IOException {
    StringBuilder text = new StringBuilder("# Many\n");
    for (int i = 0; i < UNITS; i++) {
      text.append("## Section\nThis is unit").append(i).append(".\n");
    }
    vault.write(MANY, text.toString());
  }

  private Embedded update() throws IOException {
    try (SearchIndex index = SearchIndex.open(vault.vault());
        VectorIndex vectors = VectorIndex.open(vault.vault(), toy)) {
      index.refresh();
      return vectors.update(index, EmbeddingProgress.NONE);
    }
  }

  private List<String> byMeaning(String words) throws IOException {
    Answer answer = search(words, Mode.VECTOR);
    assertThat(answer.instead()).isNull();
    assertThat(answer.mode()).isEqualTo(Mode.VECTOR);
    return paths(answer);
  }

  private Answer search(String words, Mode mode) throws IOException {
    try (HybridSearch search =
            HybridSearch.begin(
                vault.vault(), toy, Query.parse(words), mode, Duration.ofMinutes(1));
        SearchIndex index = SearchIndex.open(vault.vault())) {
      return search.answer(index, Glance.NONE);
    }
  }

  private static List<String> paths(Answer answer) {
    return answer.hits().hits().stream().map(hit -> hit.path().value()).toList();
  }

  /// The one folder of vectors.
  private Path vectors() throws IOException {
    try (Stream<Path> models = Files.list(folder.resolve(".cairn/vectors"))) {
      List<Path> all = models.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private Path only(String start) throws IOException {
    try (Stream<Path> files = Files.list(vectors())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(start))
          .findFirst()
          .get();
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<float[]> replaced(List<float[]> vectors, float[] last) {
    List<float[]> replaced = new ArrayList<>(vectors.subList(0, vectors.size() - 1));
    replaced.add(last);
    return replaced;
  }

  private static float[] filled(float value) {
    float[] vector = new float[64];
    java.util.Arrays.fill(vector, value);
    return vector;
  }
}
