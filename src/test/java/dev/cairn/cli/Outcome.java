package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What a command printed and how it ended.
record Outcome(String command, int exit, String out, String err) {
  Outcome succeeded() {
    return exitedWith(ExitCode.DONE);
  }

  Outcome exitedWith(ExitCode code) {
    assertThat(exit).as("exit code of cairn %s\n%s%s", command, out, err).isEqualTo(code.code);
    return this;
  }

  Outcome outContains(String... words) {
    assertThat(out).as(command).contains(words);
    return this;
  }

  Outcome errContains(String... words) {
    assertThat(err).as(command).contains(words);
    return this;
  }

  Outcome saysNothingOnErr() {
    assertThat(err).as(command).isEmpty();
    return this;
  }

  /// The one JSON object on stdout.
  JsonNode json() {
    return json(out);
  }

  /// The error in the one JSON object on stderr.
  JsonNode error() {
    return json(err).path("error");
  }

  private JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(command + " printed no JSON: " + text, e);
    }
  }

  /// What the error says, which must be one sentence with the way out below it.
  String sentence() {
    assertThat(err).as(command).startsWith("cairn: ");
    String first = err.lines().findFirst().orElseThrow().substring("cairn: ".length());
    assertThat(first).as(command).matches(".*[.?]");
    assertThat(err).as(command).doesNotContain("Exception", "\tat ");
    return first;
  }
}
