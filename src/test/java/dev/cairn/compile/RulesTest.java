package dev.cairn.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RulesTest {
  @Test
  void whatIsForEditingFilesIsLeftOut() {
    assertThat(
            Rules.withoutFiles(
                """
                # How this wiki is written

                Write in short sentences.

                ## How a page looks

                ### Front matter

                - `type` comes first.

                ```markdown
                # Slow bread

                ## Sources
                ```

                A page ends with its sources.

                ## What pages say

                - No jokes.
                """))
        .isEqualTo(
            """
            # How this wiki is written

            Write in short sentences.

            ## What pages say

            - No jokes.\
            """);
  }
}
