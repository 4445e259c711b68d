package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question to a model.
///
/// @param parts what the model reads, in order; shared parts stand before all others
/// @param maxOutputTokens the length at which the answer is cut off, and then is no answer
/// @param schema the JSON Schema of the value that is wanted, null where text is. It says `type`,
///   `properties`, `required`, `additionalProperties`, `items`, `enum` and `description` and no
///   more, requires every property and allows no others: this is what all providers understand. A
///   value that may be missing has the type `["string", "null"]`
public record Prompt(
    Task task, List<Part> parts, int maxOutputTokens, @Nullable JsonNode schema, Purpose purpose) {

  /// @throws IllegalArgumentException where a shared part stands behind another, or the schema says
  ///   more than every provider understands
  public Prompt {
    parts = List.copyOf(parts);
    boolean own = false;
    for (Part part : parts) {
      if (own && part instanceof Part.Shared) {
        throw new IllegalArgumentException("a shared part behind one of the prompt's own");
      }
      own = !(part instanceof Part.Shared);
      if (part instanceof Part.Own(String text) && text.isBlank()) {
        throw new IllegalArgumentException("a part of a prompt that says nothing");
      }
    }
    if (!own) {
      throw new IllegalArgumentException("a prompt that asks nothing of its own");
    }
    if (maxOutputTokens < 1) {
      throw new IllegalArgumentException("an answer of " + maxOutputTokens + " tokens");
    }
    if (schema != null) {
      JsonShape.check(schema);
    }
  }

  /// A prompt for text.
  public static Prompt text(Task task, List<Part> parts, int maxOutputTokens, Purpose purpose) {
    return new Prompt(task, parts, maxOutputTokens, null, purpose);
  }
}
