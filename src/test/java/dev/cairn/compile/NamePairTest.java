package dev.cairn.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePairTest {
  @ParameterizedTest
  @CsvSource({
    "Slip Box, Slip Box Method, 3",
    "Difference Engines, Difference Engine, 3",
    "LLM, Large language model, 2",
    "Zettelkasten, Zettelkasten of Luhmann, 1",
    "Zettelkasten, The long history of the Zettelkasten, 0",
    "Slip Box, Card Box, 0",
    "Ada Lovelace, Charles Babbage, 0",
  })
  void namesLookMoreOrLessAlike(String one, String other, int alike) {
    assertThat(NamePair.likeness(one, other)).isEqualTo(alike);
    assertThat(NamePair.likeness(other, one)).isEqualTo(alike);
  }
}
