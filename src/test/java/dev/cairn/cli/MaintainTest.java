package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
}
