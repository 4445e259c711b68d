package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.maintain.FaultyVault;
import dev.cairn.maintain.PlantedFault;
import dev.cairn.maintain.PlantedFault.Sort;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The faults that are planted for the nightly run are there, and seen.
final class FaultyVaultTest {
  @TempDir Path folder;

  /// Plants the faults into an empty vault.
  static List<PlantedFault> plant(TestVault vault) throws IOException {
    return FaultyVault.plant(
        vault.root,
        vault.inbox,
        new FaultyVault.Hands() {
          @Override
          public void cairn(Instant now, String... arguments) {
            at(vault, now, arguments).succeeded();
          }

          @Override
          public void commit(String message) throws IOException {
            vault.commitAll(message);
          }
        });
  }

  static Outcome at(TestVault vault, Instant now, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-C", vault.root.toString()));
    all.addAll(Arrays.asList(arguments));
    return TestVault.run(
        Map.of("SOURCE_DATE_EPOCH", String.valueOf(now.getEpochSecond())),
        all.toArray(String[]::new));
  }

  @Test
  void fortyFaultsArePlantedAndLintSeesThem() throws IOException {
    TestVault vault = TestVault.init(folder);
    List<PlantedFault> faults = plant(vault);
    assertThat(faults).hasSize(40).doesNotHaveDuplicates();
    Vault files = new Vault(vault.root);
    for (PlantedFault fault : faults) {
      assertThat(fault.isRepaired(files)).as("repaired: %s", fault).isFalse();
      assertThat(fault.isProposed(files)).as("proposed: %s", fault).isFalse();
    }
    assertThat(vault.git("status", "--porcelain").lines()).hasSize(3);
    JsonNode findings =
        at(vault, FaultyVault.PLANTED, "--json", "lint")
            .exitedWith(ExitCode.FINDINGS)
            .json()
            .path("findings");
    assertThat(faults)
        .filteredOn(fault -> !rules(fault.sort()).isEmpty())
        .allMatch(fault -> isFound(findings, fault, rules(fault.sort())));
  }

  /// A finding about two pages stands at one and begins with the other.
  private static boolean isFound(JsonNode findings, PlantedFault fault, List<String> rules) {
    return StreamSupport.stream(findings.spliterator(), false)
        .anyMatch(finding ->
            rules.contains(finding.path("rule").asText())
                && (finding.path("path").asText().equals(fault.page().value())
                    || finding.path("message").asText().startsWith(fault.page().value())));
  }

  /// What lint calls it; nothing where lint does not look for it.
  private static List<String> rules(Sort sort) {
    return switch (sort) {
      case DUPLICATE -> List.of("near-duplicate");
      case STALE -> List.of("stale");
      case BROKEN_LINK -> List.of("broken-link");
      case AMBIGUOUS_LINK -> List.of("ambiguous-link");
      case UNCITED -> List.of("uncited");
      case OVERSIZED -> List.of("oversized");
      case ORPHAN -> List.of("orphan");
      case MISSING_LINK, CONTRADICTION -> List.of();
    };
  }
}
