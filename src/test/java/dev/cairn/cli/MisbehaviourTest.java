package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cairn ingest` with a model that misbehaves in every way it can: nothing is lost, nothing that
/// it makes up lands, no page is half written.
final class MisbehaviourTest {
  private static final int MISBEHAVIOURS = 200;
  private static final Pattern DEFINITION =
      Pattern.compile("(?m)^\\[\\^[^]]+]: \\[\\[([^]]+)]], [^\"]*\"(.*)\"$");
  private static final Pattern RAW = Pattern.compile("(?m)^raw: \"\\[\\[([^]]+)]]\"$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  @TempDir Path folder;

  private final Map<String, Integer> done = new TreeMap<>();

  @Test
  void twoHundredMisbehavioursLoseNothingAndLeaveNothing() throws IOException {
    for (long seed = 1; count() < MISBEHAVIOURS; seed++) {
      Path place = Files.createDirectories(folder.resolve("run" + seed));
      try (ModelVaultRun run = new ModelVaultRun(place)) {
        misbehave(run, seed);
      }
    }
    assertThat(done.keySet()).as("ways in which it misbehaved").hasSizeGreaterThan(30);
  }

  private int count() {
    return done.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void misbehave(ModelVaultRun run, long seed) throws IOException {
    boolean grows = seed % 2 == 0;
    if (grows) {
      run.ingest("analytical-engine.md", "difference-engine.md").succeeded();
    }
    Set<String> before = run.vault.wiki().keySet();
    MisbehavingModel model = new MisbehavingModel(seed);
    run.server.otherwise(model);

    Outcome outcome = run.ingest(Notes.NAMES.toArray(String[]::new));

    model.done().forEach((way, times) -> done.merge(way, times, Integer::sum));
    String which = "seed " + seed + ": " + model.done() + "\n" + outcome.out() + outcome.err();
    assertThat(outcome.exit()).as(which).isZero();
    assertThat(run.vault.raw()).as(which).hasSize(Notes.NAMES.size());
    assertThat(run.vault.wiki().keySet()).as(which).containsAll(before);
    whole(run, which);
    for (String path : run.vault.wiki().keySet()) {
      String page = run.vault.read(path);
      String what = which + "\n" + path + "\n" + page;
      assertThat(page).as(what).doesNotContain(MisbehavingModel.MARKS);
      quoted(run.vault, page, what);
    }
  }

  /// Git, the checks and compiling from nothing all find the vault in order.
  private static void whole(ModelVaultRun run, String which) throws IOException {
    assertThat(run.vault.git("status", "--porcelain")).as(which).isEmpty();
    assertThat(run.cairn("lint").out()).as(which).doesNotContain("error  ");
    Outcome check = run.cairn("rebuild", "--check");
    assertThat(check.exit()).as(which + check.out() + check.err()).isZero();
  }

  /// Looks itself whether every quotation of a page stands in the raw file that it is said to be
  /// from.
  private static void quoted(TestVault vault, String page, String what) throws IOException {
    Matcher definition = DEFINITION.matcher(page);
    while (definition.find()) {
      Matcher raw = RAW.matcher(vault.read("wiki/sources/" + definition.group(1) + ".md"));
      assertThat(raw.find()).as(what).isTrue();
      String text = words(vault.read(raw.group(1)).replaceAll("<[^>]*>|[*_`]", ""));
      for (String part : definition.group(2).split(" … ")) {
        assertThat(text).as(what).contains(words(part));
      }
    }
  }

  private static String words(String text) {
    return String.join(" ", List.copyOf(WORD.matcher(text).results().map(w -> w.group()).toList()));
  }
}
