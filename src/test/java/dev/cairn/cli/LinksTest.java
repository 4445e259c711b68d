package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinksTest {
  @TempDir Path folder;

  @Test
  void whoNamesAPageWithoutLinkingItIsToldAndWhatItCouldLinkItself() throws IOException {
    TestVault vault = TestVault.init(folder);
    vault.write("notes/Ada Thornton.md", "Painter of barns, taught by Ellis Moor.\n");
    vault.write("notes/Ellis Moor.md", "# Ellis Moor\n\nTaught [[Ada Thornton]].\n");
    vault.write("notes/diary.md", "---\ntags: [day]\n---\nRain.\n\nSaw Ada Thornton's barns.\n");
    vault.write("notes/linked.md", "Ada Thornton, see [[Ada Thornton|her page]].\n");

    JsonNode json = vault.cairn("--json", "links", "--mentions", "Ada Thornton").succeeded().json();

    assertThat(json.path("mentions")).hasSize(1);
    assertThat(json.path("mentions").path(0).path("path").asText()).isEqualTo("notes/diary.md");
    assertThat(json.path("mentions").path(0).path("line").asInt()).isEqualTo(6);
    assertThat(json.path("mentions").path(0).path("name").asText()).isEqualTo("Ada Thornton");
    assertThat(json.path("mentions").path(0).path("sentence").asText())
        .isEqualTo("Saw Ada Thornton's barns.");
    assertThat(json.path("mentions").path(0).path("score").asDouble()).isBetween(0.5, 1.0);
    assertThat(json.path("suggestions")).hasSize(1);
    assertThat(json.path("suggestions").path(0).path("path").asText())
        .isEqualTo("notes/Ellis Moor.md");
    assertThat(json.path("suggestions").path(0).path("line").asInt()).isEqualTo(1);

    vault
        .cairn("links", "--mentions", "Ada Thornton")
        .succeeded()
        .outContains(
            "mentioned without a link (1)\n  notes/diary.md:6\n      Saw Ada Thornton's barns.\n",
            "could link to (1)\n  notes/Ellis Moor.md  line 1, Ellis Moor\n");
  }

  @Test
  void whatCairnWroteIsNeitherToldNorAdvised() throws IOException {
    TestVault vault = TestVault.init(folder);
    String engine = "---\ntype: concept\ntitle: \"Ellis Moor\"\nwritten-by: baseline\n---\n";
    vault.write("wiki/concepts/ellis-moor.md", engine + "# Ellis Moor\n\nKnew Ada Thornton.\n");
    vault.write("notes/Ada Thornton.md", "Painter of barns.\n");

    JsonNode person =
        vault.cairn("--json", "links", "--mentions", "Ada Thornton").succeeded().json();
    JsonNode topic = vault.cairn("--json", "links", "--mentions", "ellis-moor").succeeded().json();

    assertThat(person.path("mentions")).isEmpty();
    assertThat(topic.path("suggestions")).isEmpty();
  }
}
