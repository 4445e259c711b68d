package dev.cairn.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.search.Excerpt;
import dev.cairn.vault.VaultPath;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PassagesTest {
  private static boolean answers(String text, String answer, String... context) {
    Excerpt excerpt = new Excerpt(VaultPath.of("wiki/a.md"), "Lime kiln", "Key points", 1, text, 1);
    return new Passages(excerpt).find(Fact.of(List.of(answer), Set.of(context))).isPresent();
  }

  @Test
  void aNumberIsFoundInFiguresAndInWords() {
    assertThat(answers("It burned for three days.", "3", "burned", "day")).isTrue();
    assertThat(answers("It held 4,000 bricks of clay.", "4000", "held", "brick")).isTrue();
    assertThat(answers("It burned for four days.", "3", "burned", "day")).isFalse();
  }

  @Test
  void aDateIsFoundInAnotherForm() {
    assertThat(answers("They lit it on 8 December 1927.", "December 8, 1927", "lit")).isTrue();
    assertThat(answers("They lit it on 8 December 1927.", "December 1927", "lit")).isTrue();
    assertThat(answers("They lit it in December 1928.", "December 1927", "lit")).isFalse();
  }

  @Test
  void anAnswerWithoutWhatItIsAboutDoesNotCount() {
    String elsewhere = "In 1791 somebody was born. Roads were built. The kiln had a chimney.";

    assertThat(answers(elsewhere, "1791", "chimney", "clay", "brick")).isFalse();
    assertThat(answers("The clay chimney dates from 1791.", "1791", "chimney", "clay")).isTrue();
  }

  @Test
  void theTitleSaysWhatASentenceIsAbout() {
    assertThat(answers("It was built in 1791.", "1791", "lime", "kiln", "built")).isTrue();
  }

  @Test
  void readingEndsWithTheSentenceThatAnswers() {
    String text = "The kiln was built in 1791. Much more is said of it here.";
    Excerpt excerpt = new Excerpt(VaultPath.of("wiki/a.md"), "Lime kiln", "", 1, text, 1);

    assertThat(new Passages(excerpt).find(Fact.of(List.of("1791"), Set.of("built"))))
        .hasValue("The kiln was built in 1791.".length());
  }
}
