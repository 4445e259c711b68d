import dev.cairn.search.Query;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Measures the index from inside a process that keeps it open, as a server does.
///
///     java -cp target/cairn.jar bench/Inside.java VAULT QUERIES NOTES
///
/// QUERIES is a file with one query on each line, NOTES one with the paths of notes to append to.
/// Prints what was measured and its milliseconds, one measurement on each line.
final class Inside {
  private static final int WARM_UP = 40;
  private static final int ROUNDS = 20;

  private final SearchIndex index;
  private final List<String> queries;

  private Inside(SearchIndex index, List<String> queries) {
    this.index = index;
    this.queries = queries;
  }

  /// What is measured; says how much it found.
  private interface Step {
    int run() throws IOException;
  }

  static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<String> queries = Files.readAllLines(Path.of(arguments[1]));
    List<String> notes = Files.readAllLines(Path.of(arguments[2]));
    Vault vault = Vault.around(folder).orElseThrow();
    try (SearchIndex index = SearchIndex.open(vault)) {
      Inside inside = new Inside(index, queries);
      index.refresh();
      inside.searches();
      inside.links(notes);
      inside.edits(folder, notes);
    }
  }

  private void searches() throws IOException {
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (String query : queries) {
        measure("inside-search", round, () -> index.search(Query.parse(query)).hits().size());
      }
    }
    for (int round = -3; round < ROUNDS; round++) {
      measure("inside-refresh", round, () -> {
        index.refresh();
        return 1;
      });
    }
  }

  /// The links to each note, from whoever holds them. A note that nobody links to counts too.
  private void links(List<String> notes) throws IOException {
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (String note : notes) {
        measure(
            "inside-links",
            round,
            () -> 1 + index.pages().backlinks(VaultPath.of(note)).size());
      }
    }
  }

  /// From a note that has just been written to the answer that has it.
  private void edits(Path folder, List<String> notes) throws IOException {
    int round = -3;
    for (String note : notes) {
      String word = "inside" + Integer.toString(note.hashCode() & 0xfffffff, 36) + "word";
      Files.writeString(
          folder.resolve(note), "\nA line about " + word + ".\n", StandardOpenOption.APPEND);
      measure("inside-edit", round++, () -> {
        index.refresh(List.of(VaultPath.of(note)));
        return index.search(Query.parse(word)).total();
      });
    }
  }

  /// Prints how long the step took, unless the round is one that only warms up.
  private static void measure(String what, int round, Step step) throws IOException {
    long start = System.nanoTime();
    int found = step.run();
    double ms = (System.nanoTime() - start) / 1e6;
    if (found == 0) {
      throw new IllegalStateException(what + " found nothing");
    }
    if (round >= 0) {
      System.out.printf("%s %.3f%n", what, ms);
    }
  }
}
