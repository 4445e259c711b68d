package dev.cairn.maintain;

import static dev.cairn.maintain.NightVault.BABBAGE;
import static dev.cairn.maintain.NightVault.NIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.compile.Progress;
import dev.cairn.compile.Workbench;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a night remembers, what it leaves alone, and what is left of one that dies.
final class NightRunTest {
  /// An experiment that comes to nothing.
  private static final Proposer USELESS =
      (look, ideas) ->
          ideas.add(
              Experiment.of(
                  Kind.SHORTEN,
                  BABBAGE,
                  "set more space",
                  look.edit(
                      BABBAGE,
                      look.page(BABBAGE).text().replace("\n## Sources", "\n\n## Sources"))));

  @TempDir Path folder;
  private NightVault vault;

  @BeforeEach
  void open() throws IOException {
    vault = NightVault.in(Files.createDirectories(folder.resolve("vault")));
  }

  private NightReport night(int days, Proposer... proposers) throws IOException {
    return vault.night(NIGHT.plus(Duration.ofDays(days)), Progress.NONE, proposers);
  }

  @Test
  void whatFailedIsNotTriedAgainUntilItsPageHasChanged() throws IOException {
    assertThat(night(0, USELESS).trials())
        .singleElement()
        .satisfies(trial -> assertThat(trial.outcome()).isEqualTo(Trial.Outcome.DROPPED));
    assertThat(night(1, USELESS).trials()).isEmpty();

    Path page = BABBAGE.in(vault.root);
    Files.writeString(
        page, vault.read(BABBAGE).replace("\n## Sources", "\nHe hated noise.\n\n## Sources"));
    Files.setLastModifiedTime(page, FileTime.from(NIGHT));

    assertThat(night(2, USELESS).trials()).hasSize(1);
    assertThat(night(3, USELESS).trials()).isEmpty();
  }

  @Test
  void aNightInWhichNothingHelpsWritesNothing() throws IOException {
    Map<String, String> before = vault.everything();

    assertThat(night(0, USELESS).kept()).isEmpty();

    assertThat(vault.everything()).isEqualTo(before);
  }

  /// Copies of three pages under another spelling, as they come from another vault.
  private void plantTwins() throws IOException {
    List<Edit> twins = new ArrayList<>();
    for (Page page : vault.look(new ScratchVault(vault.root)).topics().subList(0, 3)) {
      String title = "title: \"" + page.title() + "\"";
      String text = page.text().replace(title, "title: \"The " + page.title() + "\"");
      VaultPath path = VaultPath.of("wiki/concepts/the-" + page.path().basename() + ".md");
      twins.add(new Edit(path, null, Content.of(text)));
    }
    vault.lands(twins);
  }

  @Test
  void aNightThatDiesHasDoneWholeExperimentsAndTheNextDoesTheRest() throws IOException {
    plantTwins();
    NightVault undisturbed = vault.copyTo(folder.resolve("undisturbed"));
    NightReport report = undisturbed.night(NIGHT, Progress.NONE, new MergeTwins());
    assertThat(report.kept()).hasSize(3);

    int deaths = 0;
    for (int landing = 1; landing <= report.kept().size(); landing++) {
      NightVault dying = vault.copyTo(folder.resolve("dying" + landing));
      Dying progress = new Dying(landing);
      assertThatThrownBy(() -> dying.night(NIGHT, progress, new MergeTwins()))
          .isInstanceOf(Death.class);
      deaths++;
      try (Workbench bench = dying.bench()) {
        assertThat(bench.history().uncommitted()).isEmpty();
        assertThat(bench.history().log(20))
            .filteredOn(logged -> logged.operation().subject().startsWith("merge"))
            .hasSize(landing - 1);
      }

      dying.night(NIGHT.plus(Duration.ofDays(1)), Progress.NONE, new MergeTwins());

      assertThat(topics(dying)).isEqualTo(topics(undisturbed));
    }
    assertThat(deaths).isEqualTo(3);
  }

  private static Map<String, String> topics(NightVault vault) throws IOException {
    Map<String, String> topics = vault.everything();
    topics.keySet().removeIf(path -> !path.matches("wiki/(concepts|entities)/.*"));
    return topics;
  }

  /// What ends a process.
  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  /// Dies while the last of so many landings is checked.
  private static final class Dying implements Progress {
    private final int last;
    private int landings;

    Dying(int last) {
      this.last = last;
    }

    @Override
    public void start(String what, int steps) {
      landings += what.equals("Checking") ? 1 : 0;
      if (landings == last) {
        throw new Death();
      }
    }

    @Override
    public void step() {}

    @Override
    public void end() {}

    @Override
    public void note(String sentence) {}
  }
}
