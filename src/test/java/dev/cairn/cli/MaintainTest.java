package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.history.RunLock;
import dev.cairn.maintain.FaultyVault;
import dev.cairn.maintain.PlantedFault;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One nightly run without a model on the vault with forty planted faults.
final class MaintainTest {
  private static final Instant NIGHT = FaultyVault.PLANTED.plus(Duration.ofHours(18));

  @TempDir Path folder;
  private TestVault vault;
  private List<PlantedFault> faults;

  @BeforeEach
  void plant() throws IOException {
    vault = TestVault.init(folder);
    vault.write("cairn.toml", vault.read("cairn.toml") + "\n[reviews]\nmost-open = 60\n");
    vault.commitAll("room for all proposals");
    faults = FaultyVaultTest.plant(vault);
  }

  private Outcome night(Instant now, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--json", "maintain"));
    arguments.addAll(List.of(more));
    return FaultyVaultTest.at(vault, now, arguments.toArray(String[]::new));
  }

  private Map<String, Integer> findings() {
    Map<String, Integer> counts = new TreeMap<>();
    FaultyVaultTest.at(vault, NIGHT, "--json", "lint")
        .json()
        .path("findings")
        .forEach(finding -> counts.merge(finding.path("rule").asText(), 1, Integer::sum));
    return counts;
  }

  private SortedMap<String, String> peoplesFiles() throws IOException {
    SortedMap<String, String> files =
        vault.files(path -> !path.startsWith(".cairn/") && !path.startsWith(".git/"));
    files
        .entrySet()
        .removeIf(file ->
            file.getKey().startsWith("wiki/")
                && !Page.of(VaultPath.of(file.getKey()), file.getValue()).isHandsOff());
    return files;
  }

  @Test
  void oneRunRepairsWhatIsCertainProposesTheRestAndBreaksNothing() throws IOException {
    SortedMap<String, String> ofPeople = peoplesFiles();
    Map<String, Integer> before = findings();

    JsonNode run = night(NIGHT).succeeded().json();

    Vault files = new Vault(vault.root);
    List<PlantedFault> notRepaired = new ArrayList<>();
    List<PlantedFault> notProposed = new ArrayList<>();
    for (PlantedFault fault : faults) {
      boolean repaired = fault.isRepaired(files);
      if (fault.certain() && !repaired) {
        notRepaired.add(fault);
      } else if (!repaired && !fault.isProposed(files)) {
        notProposed.add(fault);
      }
      if (!fault.certain() && fault.sort() != PlantedFault.Sort.ORPHAN) {
        assertThat(repaired).as("left to people: %s", fault).isFalse();
      }
    }
    assertThat(List.of(notRepaired, notProposed)).containsExactly(List.of(), List.of());
    assertThat(peoplesFiles()).isEqualTo(ofPeople);
    assertThat(vault.git("status", "--porcelain").lines()).hasSize(3);
    assertThat(vault.git("show", "HEAD:wiki/concepts/on-mortar.md")).doesNotContain("What a day.");
    assertThat(findings())
        .allSatisfy((rule, count) ->
            assertThat(count).as(rule).isLessThanOrEqualTo(before.getOrDefault(rule, 0)));
    assertThat(run.path("after").asDouble()).isGreaterThan(run.path("before").asDouble());

    FaultyVault.age(vault.root);
    SortedMap<String, String> everything = vault.everything();
    JsonNode again = night(NIGHT.plus(Duration.ofDays(1))).succeeded().json();

    assertThat(again.path("experiments")).isEmpty();
    assertThat(vault.everything()).isEqualTo(everything);
  }

  @Test
  void whatIsRepairedStaysSoWhenMoreComesInAndWhenAllIsCompiledAnew() throws IOException {
    night(NIGHT).succeeded();
    FaultyVault.age(vault.root);
    vault.receives(
        "letter.md",
        "# A letter\n\nThe Skerryvore Lighthouse was painted in 1900. John Smeaton wrote to Trinity"
            + " House about Skerryvore Lighthouses. The Bell Rock Lighthouse was dark in 1915.\n");
    Instant later = NIGHT.plus(Duration.ofHours(12));
    FaultyVaultTest.at(vault, later, "ingest", vault.inbox.resolve("letter.md").toString())
        .succeeded();
    assertThat(vault.read("wiki/entities/bell-rock-lighthouse.md")).contains("was dark in 1915");
    isStillRepaired();
    FaultyVaultTest.at(vault, later, "rebuild").succeeded();
    isStillRepaired();
  }

  private void isStillRepaired() throws IOException {
    Vault files = new Vault(vault.root);
    List<PlantedFault> back = new ArrayList<>();
    for (PlantedFault fault : faults) {
      if (fault.certain() && !fault.isRepaired(files)) {
        back.add(fault);
      }
    }
    assertThat(back).isEmpty();
  }

  @Test
  void aPageThatIsOpenInAnEditorIsLeftAlone() throws IOException {
    String page = "wiki/entities/trinity-house.md";
    String before = vault.read(page);
    vault.write("wiki/entities/.trinity-house.md.swp", "unsaved");

    JsonNode run = night(NIGHT).succeeded().json();

    assertThat(vault.read(page)).isEqualTo(before);
    assertThat(run.path("experiments").findValuesAsText("page")).isNotEmpty().doesNotContain(page);
    assertThat(run.path("proposals")).isNotEmpty();
    assertThat(run.path("proposals").toString()).doesNotContain("trinity-house");
  }

  @Test
  void twoRunsNeverMeet() throws IOException {
    SortedMap<String, String> before = vault.everything();
    try (RunLock other = RunLock.take(vault.root.resolve(".cairn")).orElseThrow()) {
      assertThat(other).isNotNull();
      Outcome refused = night(NIGHT).exitedWith(ExitCode.STATE);
      assertThat(refused.error().path("code").asText()).isEqualTo("busy");
      assertThat(vault.everything()).isEqualTo(before);
    }
  }

  @Test
  void aDryRunTellsTheSameAndWritesNothing() throws IOException {
    SortedMap<String, String> before = vault.everything();

    JsonNode dry = night(NIGHT, "--dry-run").succeeded().json();

    assertThat(vault.everything()).isEqualTo(before);
    assertThat(vault.exists(".cairn/experiments.tsv")).isFalse();
    JsonNode run = night(NIGHT).succeeded().json();
    assertThat(dry.path("experiments").findValuesAsText("kind"))
        .containsAll(run.path("experiments").findValuesAsText("kind"));
  }

  @Test
  void aCapEndsTheNightAndTheNextGoesOn() throws IOException {
    JsonNode capped = night(NIGHT, "--experiments", "2").exitedWith(ExitCode.BUDGET).json();

    assertThat(capped.path("experiments")).hasSize(2);
    assertThat(capped.path("stopped").asText()).isEqualTo("2 experiments");
    FaultyVault.age(vault.root);
    assertThat(night(NIGHT.plus(Duration.ofDays(1))).succeeded().json().path("experiments"))
        .isNotEmpty();
  }

  @Test
  void theNightCanBeTakenBackExperimentByExperiment() throws IOException {
    night(NIGHT, "--experiments", "1").exitedWith(ExitCode.BUDGET);
    FaultyVault.age(vault.root);
    SortedMap<String, String> before = topics();
    JsonNode run = night(NIGHT.plus(Duration.ofDays(1))).succeeded().json();
    assertThat(topics()).isNotEqualTo(before);
    assertThat(run.path("experiments").size()).isGreaterThan(5);

    FaultyVaultTest.at(vault, NIGHT, "undo").succeeded(); // the report and the proposals
    for (int i = run.path("experiments").size() - 1; i >= 0; i--) {
      JsonNode experiment = run.path("experiments").path(i);
      if (experiment.path("kept").asBoolean()) {
        FaultyVaultTest.at(vault, NIGHT, "undo", experiment.path("run").asText()).succeeded();
      }
    }

    assertThat(topics()).isEqualTo(before);
  }

  private SortedMap<String, String> topics() throws IOException {
    return vault.files(path -> path.matches("wiki/(concepts|entities)/.*"));
  }
}
