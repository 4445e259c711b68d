package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One request to a model: a prompt as this model can take it, and perhaps a first answer with what
/// was wrong with it.
///
/// @param shared the text that calls have in common, empty where there is none
/// @param parts the rest of the prompt
/// @param outputLimit the most tokens that may come back
/// @param schema what the provider shall hold the answer to; null where it cannot, or text is
///   wanted
/// @param correction null in the first request
record Call(
    String shared,
    List<Part> parts,
    int outputLimit,
    @Nullable JsonNode schema,
    @Nullable Correction correction) {

  /// @param answer what the model answered before
  /// @param complaint what was wrong with that
  record Correction(String answer, String complaint) {}

  /// An image costs about this many tokens with every provider.
  private static final int IMAGE_TOKENS = 1_600;

  Call {
    parts = List.copyOf(parts);
  }

  static Call of(Prompt prompt, ModelFacts facts) {
    JsonNode schema = prompt.schema();
    String shared =
        prompt.parts().stream()
            .filter(Part.Shared.class::isInstance)
            .map(part -> ((Part.Shared) part).text())
            .collect(Collectors.joining("\n\n"));
    boolean told = schema != null && !Boolean.TRUE.equals(facts.jsonSchema());
    if (told) {
      String order =
          "Answer with one JSON value and nothing else: no fence, no words around it. Its JSON"
              + " Schema is\n"
              + schema;
      shared = shared.isEmpty() ? order : shared + "\n\n" + order;
    }
    return new Call(
        shared,
        prompt.parts().stream().filter(part -> !(part instanceof Part.Shared)).toList(),
        facts.outputLimit(prompt.maxOutputTokens()),
        told ? null : schema,
        null);
  }

  Call corrected(String answer, String complaint) {
    return new Call(shared, parts, outputLimit, schema, new Correction(answer, complaint));
  }

  /// About how many tokens the request has, rather too many than too few.
  long estimatedInput() {
    long tokens = estimate(shared) + 16;
    for (Part part : parts) {
      tokens +=
          switch (part) {
            case Part.Shared(String text) -> estimate(text);
            case Part.Own(String text) -> estimate(text);
            case Part.Image _ -> IMAGE_TOKENS;
          };
    }
    if (schema != null) {
      tokens += estimate(schema.toString());
    }
    if (correction != null) {
      tokens += estimate(correction.answer) + estimate(correction.complaint);
    }
    return tokens;
  }

  /// About how many tokens a text has: one for three bytes, which is a third too many for English
  /// and about right for Chinese.
  static long estimate(String text) {
    return (text.getBytes(StandardCharsets.UTF_8).length + 2L) / 3;
  }
}
