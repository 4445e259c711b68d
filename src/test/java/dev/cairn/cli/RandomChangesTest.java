package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any sequence of operations leaves the wiki that its sources give when compiled from nothing.
final class RandomChangesTest {
  private static final int STEPS = 14;

  @TempDir Path folder;
  private TestVault vault;
  private final List<String> done = new ArrayList<>();
  private int revision;

  /// The source pages of what has been taken in, by the names of the files.
  private final Map<String, String> taken = new LinkedHashMap<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void incrementalIsAsFromNothing(long seed) throws IOException {
    vault = TestVault.init(folder).receivesNotes();
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      step(random);
      Outcome check = vault.cairn("rebuild", "--check");
      assertThat(check.exit())
          .as("seed %d: %s\n%s%s", seed, done, check.out(), check.err())
          .isZero();
      Outcome lint = vault.cairn("lint");
      assertThat(lint.out()).as("seed %d: %s", seed, done).doesNotContain("error  ");
    }
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    assertThat(vault.git("fsck", "--strict", "--no-dangling", "--no-progress")).isEmpty();
  }

  private void step(Random random) throws IOException {
    String name = Notes.NAMES.get(random.nextInt(Notes.NAMES.size()));
    int choice = random.nextInt(10);
    if (!taken.containsKey(name)) {
      say("ingest " + name);
      taken.put(name, ingest(name));
    } else if (choice < 4) {
      say("revise " + name);
      vault.receives(name, revised(name, random));
      taken.put(name, ingest(name));
    } else if (choice < 7) {
      say("remove " + name);
      succeeded(vault.cairn("remove", taken.get(name)));
      taken.remove(name);
    } else {
      say("undo");
      vault.cairn("undo");
      remember();
    }
  }

  private Outcome succeeded(Outcome outcome) {
    assertThat(outcome.exit()).as("%s\n%s%s", done, outcome.out(), outcome.err()).isZero();
    return outcome;
  }

  private void say(String what) {
    done.add(what);
  }

  private String ingest(String name) {
    return succeeded(vault.cairn("--json", "ingest", vault.inbox.resolve(name).toString()))
        .json()
        .path("sources")
        .path(0)
        .path("slug")
        .asText();
  }

  /// After an undo, only the wiki knows what is still taken in.
  private void remember() throws IOException {
    List<String> pages =
        List.copyOf(vault.files(path -> path.startsWith("wiki/sources/")).keySet());
    taken.values().removeIf(slug -> !pages.contains("wiki/sources/" + slug + ".md"));
  }

  /// The note without one of its sentences, and with one more.
  private String revised(String name, Random random) throws IOException {
    List<String> lines = new ArrayList<>(Notes.text(name).lines().toList());
    List<Integer> sentences = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith(".") && !lines.get(i).startsWith("<")) {
        sentences.add(i);
      }
    }
    if (sentences.isEmpty()) {
      return Notes.text(name).replace("1804", Integer.toString(1805 + ++revision));
    }
    int at = sentences.get(random.nextInt(sentences.size()));
    lines.set(at, "Charles Babbage wrote letter number " + ++revision + " to Ada Lovelace.");
    return String.join("\n", lines) + "\n";
  }
}
