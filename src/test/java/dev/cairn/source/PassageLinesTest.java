package dev.cairn.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A citation sends a reader to lines of the raw file: the words must be there.
final class PassageLinesTest {

  private static final String MARKDOWN =
      """
      ---
      title: Wax
      ---
      # Wax and *comb*

      Bees build [comb](https://a.example/x_y) from **wax**, as
      [[Ada Vole|Vole]] wrote[^1] in 1901 — and `nobody` before.

      * one
        continued
          * two ==bright==
            1. three
      * [ ] four

      Comb
      ====

      | a | b \\| c |
      |---|---|
      | [[x\\|y]] | `d` |

      > said the
      lazy one
      > - in a list

          indented code

      ~~~
      fenced
      ~~~

      [^1]: Page 3.
      """;

  private static final String TEXT =
      """
      Wax

      2026-01-02

      Bees build comb from wax.
        • one
          – two
      > quoted
      > twice

      Old Ways
      The old way was to press the comb in a cloth and let the honey run off over night.
      1) first
      2) second
      """;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyWordOfAPassageStandsOnItsLines(String end) {
    assertWordsOnLines("a.md", MARKDOWN.replace("\n", end));
    assertWordsOnLines("a.txt", TEXT.replace("\n", end));
  }

  private static void assertWordsOnLines(String name, String raw) {
    List<String> lines = Arrays.asList(raw.split("\r\n|\r|\n", -1));
    Source source = Readings.source(name, raw);
    assertThat(source.passages()).hasSizeGreaterThan(6);
    for (Passage passage : source.passages()) {
      Locator.Lines place = (Locator.Lines) passage.locator();
      String there = String.join(" ", lines.subList(place.first() - 1, place.last()));
      for (String word : passage.text().split("[^\\p{L}\\p{N}]+")) {
        assertThat(there).as("%s: %s", place, passage.text()).contains(word);
      }
      for (Passage.Mark mark : passage.marks()) {
        assertThat(mark.start()).isLessThan(mark.end());
        assertThat(mark.end()).isLessThanOrEqualTo(passage.text().length());
      }
    }
  }
}
