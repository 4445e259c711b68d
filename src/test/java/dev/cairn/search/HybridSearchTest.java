package dev.cairn.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.search.HybridSearch.Answer;
import dev.cairn.search.HybridSearch.Mode;
import dev.cairn.search.Query.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found by meaning, and what when the meaning cannot be had.
final class HybridSearchTest {
  private final ToyEmbedder toy = new ToyEmbedder();

  @TempDir Path folder;
  private VaultFixture vault;

  @BeforeEach
  void someFiles() throws IOException {
    vault = new VaultFixture(folder);
    vault
        .write(
            "wiki/concepts/motor.md",
            "---\ntype: concept\ntags: [street]\nupdated: 2026-02-03\n---\n# Motor\n\nIntroduction."
                + "\n\n## Use\nAn automobile stops here.\n")
        .write("raw/garage.txt", "This vehicle was bought by the miller.\n")
        .write("notes/cat.md", "# Animal\n\nThe feline sleeps.\n")
        .write("notes/car.md", "# Trip\n\nWe took the car.\n");
    embed();
  }

  @Test
  void aTextIsFoundByItsMeaningWithItsPlace() throws IOException {
    Answer answer = search(Query.parse("feline automobile"), Mode.VECTOR);
    Hit hit = hit(answer, "wiki/concepts/motor.md");

    assertThat(answer.mode()).isEqualTo(Mode.VECTOR);
    assertThat(hit.title()).isEqualTo("Motor");
    assertThat(hit.section()).isEqualTo("Use");
    assertThat(hit.type()).isEqualTo("concept");
    assertThat(hit.line()).isEqualTo(10);
    assertThat(hit.snippet().text()).isEqualTo("An automobile stops here.");
  }

  @Test
  void whatWordsAndMeaningFindComesFirst() throws IOException {
    Answer answer = search(Query.parse("car"), Mode.HYBRID);

    assertThat(answer.mode()).isEqualTo(Mode.HYBRID);
    assertThat(paths(answer)).startsWith("notes/car.md").contains("wiki/concepts/motor.md");
    assertThat(answer.hits().hits().getFirst().snippet().marks()).hasSize(1);
    assertThat(answer.hits().total()).isEqualTo(4);
    assertThat(paths(search(Query.parse("car").limitedTo(1), Mode.HYBRID)))
        .containsExactly("notes/car.md");
  }

  @Test
  void aPageThatIsCalledAsTheQueryComesFirst() throws IOException {
    vault.write("notes/vehicle.md", "# Vehicle\n\nSee elsewhere.\n");
    for (int i = 0; i < 5; i++) {
      vault.write("notes/more" + i + ".md", "# More\n\nvehicle vehicle vehicle\n");
    }
    embed();

    assertThat(paths(search(Query.parse("vehicle"), Mode.HYBRID))).startsWith("notes/vehicle.md");
    assertThat(paths(search(Query.parse("vehicle"), Mode.VECTOR)))
        .startsWith("notes/more0.md")
        .contains("notes/vehicle.md");
  }

  @Test
  void filtersHoldForVectorsToo() throws IOException {
    Query car = Query.parse("car");

    assertThat(paths(search(car.in(Scope.RAW), Mode.VECTOR))).containsExactly("raw/garage.txt");
    assertThat(paths(search(car.in(Scope.WIKI), Mode.HYBRID)))
        .containsExactly("wiki/concepts/motor.md");
    assertThat(found("car", "concept", null, null)).containsExactly("wiki/concepts/motor.md");
    assertThat(found("car", null, "street", null)).containsExactly("wiki/concepts/motor.md");
    assertThat(found("car", null, null, LocalDate.parse("2026-02-01")))
        .containsExactly("wiki/concepts/motor.md");
    assertThat(found("car", "answer", null, null)).isEmpty();
  }

  @Test
  void unwantedWordsAndPhrasesHoldForVectorsToo() throws IOException {
    assertThat(paths(search(Query.parse("car -automobile -vehicle"), Mode.VECTOR)))
        .containsExactlyInAnyOrder("notes/car.md", "notes/cat.md");
    assertThat(paths(search(Query.parse("car \"bought by\""), Mode.VECTOR)))
        .containsExactly("raw/garage.txt");
  }

  @Test
  void aTextThatChangedSinceIsNotShownAsItWas() throws IOException {
    vault.write("raw/garage.txt", "Nothing of that kind is told here and it is so.\n");

    assertThat(paths(search(Query.parse("car"), Mode.VECTOR))).doesNotContain("raw/garage.txt");
    assertThat(paths(search(Query.parse("car"), Mode.HYBRID)))
        .startsWith("notes/car.md")
        .doesNotContain("raw/garage.txt");
    embed();
    assertThat(paths(search(Query.parse("told"), Mode.VECTOR))).startsWith("raw/garage.txt");
  }

  @Test
  void anEmbedderThatFailsLeavesTheWords() throws IOException {
    toy.beforeQuery =
        () -> {
          throw new IOException("There is nobody at home.");
        };

    Answer answer = search(Query.parse("car"), Mode.HYBRID);

    assertThat(answer.mode()).isEqualTo(Mode.LEXICAL);
    assertThat(answer.instead()).isEqualTo("There is nobody at home.");
    assertThat(paths(answer)).containsExactly("notes/car.md");
    assertThat(search(Query.parse("car"), Mode.VECTOR).instead())
        .isEqualTo("There is nobody at home.");
  }

  @Test
  void anEmbedderThatIsLateLeavesTheWords() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    toy.beforeQuery =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw new IOException(e);
          }
        };

    Answer answer = search(Query.parse("car").limitedTo(1), Mode.HYBRID, Duration.ofMillis(5));

    assertThat(answer.mode()).isEqualTo(Mode.LEXICAL);
    assertThat(answer.instead()).isEqualTo("The embedding model has not answered in time.");
    assertThat(paths(answer)).containsExactly("notes/car.md");
    assertThat(interrupted.getCount()).isLessThanOrEqualTo(1);
  }

  @Test
  void aQueryWithoutWordsIsNotEmbedded() throws IOException {
    toy.beforeQuery =
        () -> {
          throw new AssertionError("nothing to embed");
        };

    for (String nothing : List.of(" ", "-car")) {
      Answer answer = search(Query.parse(nothing), Mode.HYBRID);
      assertThat(answer.mode()).isEqualTo(Mode.LEXICAL);
      assertThat(answer.instead()).isNull();
      assertThat(answer.hits().hits()).isNotEmpty();
    }
  }

  @Test
  void withoutVectorsTheWordsAnswer(@TempDir Path other) throws IOException {
    folder = other;
    vault = new VaultFixture(other).write("a.md", "A car.");

    Answer answer = search(Query.parse("car"), Mode.HYBRID);

    assertThat(VectorIndex.isThere(vault.vault(), toy)).isFalse();
    assertThat(answer.mode()).isEqualTo(Mode.LEXICAL);
    assertThat(answer.instead()).contains("Nothing is embedded yet");
    assertThat(paths(answer)).containsExactly("a.md");
  }

  private List<String> found(String words, String type, String tag, LocalDate since)
      throws IOException {
    return paths(search(new Query(words, Scope.ALL, type, tag, since, null, 10), Mode.VECTOR));
  }

  private void embed() throws IOException {
    try (SearchIndex index = SearchIndex.open(vault.vault());
        VectorIndex vectors = VectorIndex.open(vault.vault(), toy)) {
      index.refresh();
      vectors.update(index, EmbeddingProgress.NONE);
    }
  }

  private Answer search(Query query, Mode mode) throws IOException {
    return search(query, mode, Duration.ofMinutes(1));
  }

  private Answer search(Query query, Mode mode, Duration patience) throws IOException {
    try (HybridSearch search = HybridSearch.begin(vault.vault(), toy, query, mode, patience);
        SearchIndex index = SearchIndex.open(vault.vault())) {
      return search.answer(index, Glance.NONE);
    }
  }

  private static Hit hit(Answer answer, String path) {
    return answer.hits().hits().stream()
        .filter(hit -> hit.path().value().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> paths(Answer answer) {
    return answer.hits().hits().stream().map(hit -> hit.path().value()).toList();
  }
}
