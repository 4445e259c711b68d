package dev.cairn.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.ask.Question.Opening;
import dev.cairn.ask.Question.Wants;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuestionTest {

  @ParameterizedTest
  @CsvSource({
    "When did she meet him?,DATE",
    "In which year was it built?,DATE",
    "How many parts does it have?,NUMBER",
    "How long did it take?,DURATION",
    "Who designed it?,NAME",
    "Which machine did he build?,NAME",
    "Why was it never finished?,REASON",
    "What is a mill?,DEFINITION",
    "Compare the two engines,ANYTHING",
    "Wann wurde sie gebaut?,DATE",
    "Combien de pièces a-t-elle?,NUMBER",
  })
  void theOpeningSaysWhatAnAnswerMustHold(String question, Wants wants) {
    assertThat(Opening.of(question).wants()).isEqualTo(wants);
  }

  @Test
  void formsOfAVerbWithoutACommonStemMeet() {
    assertThat(VerbForms.with(Set.of("lead"))).contains("led");
    assertThat(VerbForms.with(Set.of("left"))).contains("leav");
    assertThat(VerbForms.with(Set.of("engin"))).allMatch(term -> term.startsWith("engin"));
  }

  @Test
  void whoDoesAThingMeetsWhatIsDone() {
    assertThat(VerbForms.with(Set.of("supervis"))).contains("supervisor");
    assertThat(VerbForms.with(Set.of("publish"))).contains("publisher");
    assertThat(VerbForms.with(Set.of("editor"))).contains("edit");
    assertThat(VerbForms.with(Set.of("tow"))).containsExactly("tow");
  }
}
