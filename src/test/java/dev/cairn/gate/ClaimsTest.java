package dev.cairn.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaimsTest {

  private static List<String> ungrounded(String sentence, String passage) {
    List<Evidence> evidence = List.of(Evidence.of(List.of(passage)));
    return Claims.ungrounded(sentence, evidence, evidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It took five days.                        | It took 5 days.
          It took 5 days.                           | It took five days.
          The 1st of them failed.                   | The first of them failed.
          It holds 4,000 litres.                    | It holds 4000 litres.
          It holds 10k litres.                      | It holds 10,000 litres.
          It came on 2 April 2026.                  | On 2026-04-02 it came.
          It came in April 2026.                    | On April 2nd, 2026 it came.
          It came in 2026.                          | On 2 Apr 2026 it came.
          He led it in 2017–2022.                   | From 2017 to 2022 he led it.
          It ran for twenty-five years.             | It ran for 25 years.
          He joined OpenAI.                         | He joined Open AI.
          Many LLMs do, says Karpathy's essay.      | An LLM does. Karpathy says so.
          It is one metric among others.            | A metric.
          There's a "Big" word: Here.               | no name at all
          Das Haus am See ist ein altes und großes Gebäude. | a house
          """)
  void oneThingInTwoSpellingsIsGrounded(String sentence, String passage) {
    assertThat(ungrounded(sentence, passage)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It took six days.                         | It took 5 days.            | six
          It took 50 days.                          | It took 5 days.            | 50
          It came on 3 April 2026.                  | On 2026-04-02 it came.     | 3 April 2026
          It came in May 2026.                      | On 2026-04-02 it came.     | May 2026
          It came on 2 April 2026.                  | It came in April 2026.     | 2 April 2026
          It was built in the 1860s.                | It was built in 1875.      | 1860s
          It was praised by Ada Lovelace.           | It was praised by Ada.     | Lovelace
          NASA paid for it.                         | Somebody paid for it.      | NASA
          GPT-4 wrote it.                           | GPT-3 wrote it.            | 4
          Einstein's paper says so.                 | A paper says so.           | Einstein
          It ran for twenty-six years.              | It ran for 25 years.       | twenty
          Das Haus von Ada Lovelace ist ein altes.  | a house of Ada             | Lovelace
          """)
  void whatNothingVouchesForIsNamed(String sentence, String passage, String missing) {
    assertThat(ungrounded(sentence, passage)).contains(missing);
  }

  @Test
  void aLongTextsDatesStandWhereTheyWere() {
    String text = "x ".repeat(100) + "on 2 March 1975 it was, " + "y ".repeat(100);

    assertThat(Claims.dates(text))
        .extracting(date -> text.substring(date.start(), date.end()) + " " + date.from())
        .containsExactly("2 March 1975 1975-03-02");
  }
}
