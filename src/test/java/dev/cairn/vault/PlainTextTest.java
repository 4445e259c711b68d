package dev.cairn.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\0',
      value = {
        "The [[memex|Memex]] of **Bush**.[^a-1] → The Memex of Bush.",
        "- [ ] read [this](https://example.org/a_b) → read this",
        "> [!warning] Sources disagree → Sources disagree",
        "1. call `snake_case` and keep_this → call snake_case and keep_this",
        "a *word* and _another_ ~~gone~~ → a word and another gone",
        "`alone` → alone",
        "run `git commit -m` first → run git commit -m first",
        "stated %%inferred%% here → stated here",
        "two \\* three \\[x] → two * three [x]",
        "C++ and 2 * 3 → C++ and 2 * 3",
        "see <b>this</b> → see this",
        "two  spaces\tand a tab → two spaces and a tab",
      })
  void aReaderSees(String markdown, String seen) {
    assertThat(PlainText.of(markdown)).isEqualTo(seen);
  }

  @Test
  void spaceBeforeALineIsNotSeen() {
    assertThat(PlainText.of(" > - [x] done")).isEqualTo("done");
    assertThat(PlainText.of(" 3 plain words")).isEqualTo("3 plain words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"---", "|---|:--|", "***", "```java", "%%a note%%", "- ", ""})
  void aLineOfMarkupAloneShowsNothing(String markdown) {
    assertThat(PlainText.of(markdown)).isEmpty();
  }
}
