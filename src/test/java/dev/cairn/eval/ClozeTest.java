package dev.cairn.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.source.Reading;
import dev.cairn.source.SourceReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClozeTest {
  private static final String TEXT =
      """
      Larry Page and Sergey Brin described the ranking of web pages at Stanford in 1998.

      It was described in detail by many other people in 1999 and again later on.

      Short ones such as this say nothing.
      """;

  private static List<Cloze> of(String text, String seed) {
    if (SourceReader.read("a.txt", text.getBytes(StandardCharsets.UTF_8))
        instanceof Reading.Read(var source)) {
      return Cloze.of(source, seed);
    }
    throw new AssertionError("not read");
  }

  @Test
  void aQuestionLeavesTheAnswerOut() {
    Cloze cloze = of(TEXT, "a").getFirst();

    assertThat(cloze.answer()).isIn("1998", "Stanford", "Sergey Brin", "Page");
    assertThat(cloze.question().text()).contains("____");
    assertThat(cloze.question().query()).doesNotContain(cloze.answer());
  }

  @Test
  void sentencesThatPointBackOrSayLittleAreNotAsked() {
    assertThat(of(TEXT, "a")).hasSize(1);
  }

  @Test
  void aPeriodAsksTheSameAndAnotherAsksOtherwise() {
    List<String> answers =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(week -> of(TEXT, "week " + week).getFirst().answer())
            .distinct()
            .toList();

    assertThat(of(TEXT, "week 1")).isEqualTo(of(TEXT, "week 1"));
    assertThat(answers).hasSizeGreaterThan(1);
  }
}
