package dev.cairn.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.source.Reading;
import dev.cairn.source.SourceReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BaselineExtractorTest {

  @Test
  void aGermanNounWithItsOwnerIsNoPerson() {
    Digest digest =
        digest(
            "Ein Zettelkasten ist eine Sammlung von Zetteln. Niklas Luhmann führte seinen"
                + " Zettelkasten seit 1952. Der Zettelkasten von Luhmann steht heute in"
                + " Bielefeld.\n");

    assertThat(digest.aliases()).extracting(AliasPair::full).containsExactly("Niklas Luhmann");
  }

  private static Digest digest(String text) {
    Reading reading = SourceReader.read("a.md", text.getBytes(StandardCharsets.UTF_8));
    return new BaselineExtractor().digest(((Reading.Read) reading).source(), "a");
  }
}
