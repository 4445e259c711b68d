package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What counts as the value that was asked for.
final class JsonReadingTest {
  private static final JsonNode LIST =
      ModelVault.json(
          """
          {"type": "array", "items": {"type": "object", "additionalProperties": false,
           "required": ["kind"], "properties": {"kind": {"type": "string", "enum": ["a", "b"]}}}}
          """);

  private static JsonReading.Result read(String text) {
    return JsonReading.read(text, ModelVault.SCHEMA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"city\":\"Lima\",\"people\":1}",
        "\uFEFF{\"city\":\"Lima\",\"people\":1}",
        "Here you are:\n```json\n{\"city\":\"Lima\",\"people\":1}\n```\nAnything else?",
        "```\n{\"city\":\"Lima\",\"people\":1}",
        "In set notation {x}, that is {\"city\":\"Lima\",\"people\":1}. {End}",
        "First {\"city\":\"Lima\"} – no: {\"city\":\"Lima\",\"people\":1}",
        "{\"city\":\"Li}ma```\",\"people\":1}"
      })
  void theValueIsFound(String text) {
    assertThat(read(text)).isInstanceOf(JsonReading.Found.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"city\":\"Lima\",", "{", "{\"city\":\"Li", "```json\n{\"city\":"})
  void aValueWithoutEndIsCut(String text) {
    assertThat(read(text)).isInstanceOf(JsonReading.Cut.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Lima",
        "[1]",
        "{\"city\":\"Lima\"}",
        "{\"city\":null,\"people\":1}",
        "{\"city\":\"Lima\",\"people\":1.5}",
        "{\"city\":\"Lima\",\"people\":\"1\"}",
        "{\"city\":\"Lima\",\"people\":1,\"mayor\":\"x\"}",
        "{\"city\":\"Lima\",\"city\":\"Oslo\",\"people\":1}",
        "{city: Lima}"
      })
  void anyOtherIsWrong(String text) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            JsonReading.Wrong.class, wrong -> assertThat(wrong.reason()).endsWith("."));
  }

  @Test
  void theReasonNamesThePlace() {
    assertThat(JsonReading.read("[{\"kind\":\"a\"},{\"kind\":\"c\"}]", LIST))
        .isEqualTo(new JsonReading.Wrong("/1/kind must be one of [\"a\",\"b\"], not \"c\"."));
    assertThat(JsonReading.read("[]", LIST)).isInstanceOf(JsonReading.Found.class);
  }

  @Test
  void aBracketInEveryLineCostsNoMoreThanItMust() {
    assertThat(read("{ not JSON\n".repeat(200_000))).isInstanceOf(JsonReading.Wrong.class);
    assertThat(read("{\"city\":".repeat(100_000))).isNotInstanceOf(JsonReading.Found.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"object\",\"properties\":{},\"required\":[]}",
        "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[],"
            + "\"properties\":{\"a\":{\"type\":\"string\"}}}",
        "{\"type\":\"string\",\"pattern\":\"a+\"}",
        "{\"type\":\"text\"}",
        "{\"type\":\"array\"}",
        "{}"
      })
  void aSchemaThatSomeProviderDoesNotUnderstandIsAMistake(String schema) {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonShape.check(ModelVault.json(schema)));
  }

  @Test
  void sharedPartsStandFirst() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Prompt.text(
                Task.WRITE,
                List.of(new Part.Own("a"), new Part.Shared("b")),
                10,
                Purpose.of("test")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Prompt.text(Task.WRITE, List.of(new Part.Shared("b")), 10, Purpose.of("test")));
  }
}
