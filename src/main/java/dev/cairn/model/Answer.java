package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of a prompt. Only [Text] and [Value] are results; the others say why there is none.
public sealed interface Answer {

  /// What it took, also where it came to nothing.
  Usage usage();

  /// The text that was asked for, not empty.
  record Text(String text, Usage usage) implements Answer {}

  /// The JSON value that was asked for; it has the prompt's schema.
  record Value(JsonNode json, Usage usage) implements Answer {}

  /// The answer was cut off, so that nothing in it can be relied on.
  record Truncated(Usage usage) implements Answer {}

  /// The model or its provider would not answer.
  ///
  /// @param reason in the provider's words
  record Refused(String reason, Usage usage) implements Answer {}

  /// The prompt does not fit the model, and was not sent.
  ///
  /// @param tokens about how many the prompt has
  /// @param room how many it may have beside the answer
  record TooLong(long tokens, long room) implements Answer {
    @Override
    public Usage usage() {
      return Usage.NONE;
    }
  }

  /// There is an answer, and it is not what was asked for.
  ///
  /// @param reason a sentence
  record Unusable(String reason, Usage usage) implements Answer {}
}
