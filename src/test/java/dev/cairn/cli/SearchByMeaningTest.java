package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.model.EmbeddingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cairn index` and `cairn search` with an embedding model, as a person meets them.
final class SearchByMeaningTest {
  private final Map<String, String> environment = new TreeMap<>();

  @TempDir Path folder;
  private EmbeddingServer server;

  @BeforeEach
  void vaultAndServer() throws IOException {
    server = new EmbeddingServer();
    environment.put("CAIRN_EMBEDDING_PROVIDER", "openai-compatible");
    environment.put("CAIRN_EMBEDDING_MODEL", "toy");
    environment.put("CAIRN_EMBEDDING_BASE_URL", server.root() + "/v1");
    environment.put("CAIRN_EMBEDDING_PATIENCE_MS", "60000");
    Files.writeString(folder.resolve("cairn.toml"), "");
    Files.writeString(folder.resolve("garage.md"), "# Garage\n\nThe automobile stops here.\n");
    Files.writeString(folder.resolve("trip.md"), "# Trip\n\nWe took the car.\n");
    Files.writeString(folder.resolve("rain.md"), "# Weather\n\nIt rains.\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsEmbeddedIsFoundByMeaning() {
    cairn("index").succeeded().outContains("toy: 3 texts embedded, 0 reused; 3 of 3 files");

    Outcome found = cairn("search", "car", "--json").succeeded().saysNothingOnErr();

    assertThat(found.json().path("mode").asText()).isEqualTo("hybrid");
    assertThat(paths(found)).startsWith("trip.md", "garage.md");
    assertThat(paths(cairn("search", "car", "--mode", "vector", "--limit", "2", "--json")))
        .containsExactlyInAnyOrder("trip.md", "garage.md");
  }

  @Test
  void aSearchByWordsOpensNoConnection() {
    cairn("index").succeeded();
    int before = server.requests().size();

    Outcome found = cairn("search", "car", "--mode", "lexical", "--json").succeeded();
    cairn("search", "car", "--mode", "lexical", "--tag", "none").succeeded();

    assertThat(found.json().path("mode").asText()).isEqualTo("lexical");
    assertThat(paths(found)).containsExactly("trip.md");
    assertThat(server.requests()).hasSize(before);
  }

  @Test
  void withoutVectorsASearchOpensNoConnection() {
    Outcome found = cairn("search", "car", "--json").succeeded().saysNothingOnErr();

    assertThat(found.json().path("mode").asText()).isEqualTo("lexical");
    assertThat(server.requests()).isEmpty();
    cairn("search", "car", "--mode", "vector")
        .exitedWith(ExitCode.STATE)
        .errContains("Nothing of this vault is embedded with toy yet", "cairn index");
    assertThat(folder.resolve(".cairn/vectors")).doesNotExist();
  }

  @Test
  void withoutAModelThereIsNoMeaning() {
    environment.clear();

    cairn("index").succeeded().outContains("3 added", "no embedding model is configured");
    cairn("search", "car", "--mode", "hybrid")
        .exitedWith(ExitCode.USAGE)
        .errContains("No embedding model is configured");
    assertThat(cairn("search", "car", "--json").json().path("mode").asText()).isEqualTo("lexical");
  }

  @Test
  void aDeadServerLeavesTheWords() {
    cairn("index").succeeded();
    server.close();

    Outcome found = cairn("search", "car").succeeded();

    found.outContains("trip.md").errContains("Nobody answers at", "by words alone");
    cairn("search", "car", "--mode", "vector")
        .exitedWith(ExitCode.NETWORK)
        .errContains("Nobody answers at", "--mode lexical");
    cairn("search", "car", "--mode", "lexical").succeeded().saysNothingOnErr();
  }

  @Test
  void aSlowServerLeavesTheWords() {
    cairn("index").succeeded();
    environment.put("CAIRN_EMBEDDING_PATIENCE_MS", "20");
    CountDownLatch never = new CountDownLatch(1);
    server.then(exchange -> never.await());

    cairn("search", "car").succeeded().outContains("trip.md").errContains("not answered in time");
    never.countDown();
  }

  @Test
  void aServerThatFailsIsSaidAndTheNextRunGoesOn() {
    server.then(401, "{}");
    cairn("index").exitedWith(ExitCode.NETWORK).errContains("refuses the key", "Go on with");

    JsonNode json = cairn("index", "--json").succeeded().json();

    assertThat(json.path("embedded").asInt()).isEqualTo(3);
    assertThat(json.path("missing").asInt()).isZero();
    assertThat(json.path("files").asInt()).isEqualTo(3);
    assertThat(json.path("model").asText()).isEqualTo("toy");
  }

  @Test
  void aVaultAloneSendsNothing() throws IOException {
    Files.writeString(
        folder.resolve("cairn.toml"),
        "[embedding]\nprovider = \"openai-compatible\"\nmodel = \"toy\"\nbase-url = \""
            + server.root()
            + "/v1\"\n");
    environment.clear();

    cairn("index").exitedWith(ExitCode.STATE).errContains("nobody has agreed to");
    cairn("search", "car").succeeded().outContains("trip.md");
    assertThat(server.requests()).isEmpty();
  }

  private Outcome cairn(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-C", folder.toString()));
    all.addAll(List.of(arguments));
    return TestVault.run(environment, all.toArray(String[]::new));
  }

  private static List<String> paths(Outcome found) {
    List<String> paths = new ArrayList<>();
    found.json().path("hits").forEach(hit -> paths.add(hit.path("path").asText()));
    return paths;
  }
}
