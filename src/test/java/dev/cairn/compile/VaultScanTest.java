package dev.cairn.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultScanTest {
  private static final List<String> FILES =
      List.of(
          "wiki/concepts/memex.md",
          "wiki/concepts/slip-box.md",
          "wiki/entities/bush.md",
          "notes/memex.md",
          "notes/diary.md",
          "raw/memex.md",
          "raw/letter.txt",
          "README.md");

  @TempDir Path folder;
  private Vault vault;

  @BeforeEach
  void make() throws IOException {
    vault = new Vault(folder);
  }

  private void write(String path, String text) throws IOException {
    Path file = VaultPath.of(path).in(folder);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String page(Random random) {
    String title = List.of("Memex", "Slip box", "Vannevar Bush", "Diary").get(random.nextInt(4));
    String alias = List.of("desk", "card box", "V. Bush").get(random.nextInt(3));
    String hands = random.nextBoolean() ? "maintained: human\n" : "";
    return "---\ntype: concept\ntitle: \"%s\"\naliases: [\"%s\"]\n%s---\n\n# %s\n%d\n"
        .formatted(title, alias, hands, title, random.nextInt());
  }

  @Test
  void whatFollowsAChangeIsWhatANewLookFinds() throws IOException {
    Random random = new Random(11);
    try (Store store = Store.inMemory()) {
      store.putPage(VaultPath.of("wiki/concepts/memex.md"), page(new Random(1)));
      for (String file : FILES) {
        write(file, page(random));
      }
      VaultScan scan = VaultScan.of(vault, store, Set.of());
      scan.names();
      for (int round = 0; round < 60; round++) {
        Set<VaultPath> changed = new HashSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
          String file = FILES.get(random.nextInt(FILES.size()));
          changed.add(VaultPath.of(file));
          if (random.nextInt(4) == 0) {
            Files.deleteIfExists(VaultPath.of(file).in(folder));
          } else {
            write(file, page(random));
          }
        }

        scan.follow(changed);

        VaultScan fresh = VaultScan.of(vault, store, Set.of());
        assertThat(scan.files()).containsExactlyElementsOf(fresh.files());
        assertThat(scan.given()).isEqualTo(fresh.given());
        assertThat(scan.otherPages()).containsExactlyInAnyOrderElementsOf(fresh.otherPages());
        assertThat(scan.taken()).isEqualTo(fresh.taken());
        assertThat(scan.handsOff()).isEqualTo(fresh.handsOff());
        assertThat(scan.shared()).isEqualTo(fresh.shared());
        assertThat(scan.raw()).isEqualTo(fresh.raw());
        for (String file : FILES) {
          VaultPath from = VaultPath.of("wiki/index.md");
          String name = VaultPath.of(file).basename();
          assertThat(scan.names().resolve(name, from)).isEqualTo(fresh.names().resolve(name, from));
        }
      }
    }
  }
}
