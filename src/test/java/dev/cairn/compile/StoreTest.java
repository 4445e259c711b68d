package dev.cairn.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final VaultPath PAGE = VaultPath.of("wiki/concepts/memex.md");

  @TempDir Path folder;

  @Test
  void whatWasNotCommittedIsForgottenHoweverMuchItIs() throws IOException {
    try (Store store = Store.open(folder)) {
      store.putPage(PAGE, "The memex.");
      store.commit("a");
    }
    try (Store store = Store.open(folder)) {
      store.clear();
      Random random = new Random(7);
      for (int i = 0; i < 20_000; i++) {
        store.putPage(
            VaultPath.of("wiki/concepts/" + i + ".md"),
            random.ints(60).boxed().toList().toString());
      }
    }
    try (Store store = Store.open(folder)) {
      assertThat(store.head()).isEqualTo("a");
      assertThat(store.pages()).containsExactly(PAGE);
    }
  }

  @Test
  void aFileThatIsNoStoreIsReplaced() throws IOException {
    Files.writeString(folder.resolve("compiler.store"), "no store at all".repeat(1_000));

    try (Store store = Store.open(folder)) {
      assertThat(store.isEmpty()).isTrue();
    }
  }

  @Test
  void aModelsPageBelongsToTheThingThatItsTitleNames() {
    try (Store store = Store.inMemory()) {
      store.putAuthored(
          PAGE, "---\ntype: concept\ntitle: \"Memex\"\naliases: [\"desk\"]\n---\n\n# Memex\n");
      assertThat(store.authoredAbout(List.of("desk"))).contains(PAGE);

      store.addUses(1, Map.of("memex", new NameUse(0, List.of())));

      assertThat(store.authoredAbout(List.of("desk"))).isEmpty();
      assertThat(store.authoredAbout(List.of("memex"))).contains(PAGE);
    }
  }
}
