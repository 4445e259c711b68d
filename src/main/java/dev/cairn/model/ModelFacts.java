package dev.cairn.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a model. What is not known is null, never a guess; the context alone has a
/// default that is small enough for any.
///
/// @param context tokens that prompt and answer may have together
/// @param contextKnown whether the table says so, or `context` is the default
/// @param jsonSchema whether the provider holds answers to a JSON Schema
/// @param tools whether it can call tools; Cairn offers none
/// @param images whether it reads images
/// @param thinks whether it thinks before it answers, in tokens that count as output
/// @param temperature whether a temperature may be set
/// @param price null where it is not known
public record ModelFacts(
    ModelName name,
    int context,
    boolean contextKnown,
    @Nullable Boolean jsonSchema,
    @Nullable Boolean tools,
    @Nullable Boolean images,
    @Nullable Boolean thinks,
    @Nullable Boolean temperature,
    @Nullable Price price) {

  /// What a model is taken to hold of which nothing is known.
  public static final int DEFAULT_CONTEXT = 8_192;

  /// What a model that thinks may think, beside its answer.
  static final int THINKING = 8_192;

  static ModelFacts unknown(ModelName name) {
    return new ModelFacts(name, DEFAULT_CONTEXT, false, null, null, null, null, null, null);
  }

  /// The price; empty where it is not known.
  public Optional<Price> knownPrice() {
    return Optional.ofNullable(price);
  }

  /// Tokens that a prompt may have beside an answer of this length.
  public int roomFor(int maxOutputTokens) {
    return Math.max(0, context - outputLimit(maxOutputTokens));
  }

  /// The most tokens that may come back where an answer of this length is wanted.
  int outputLimit(int maxOutputTokens) {
    return Boolean.TRUE.equals(thinks) ? maxOutputTokens + THINKING : maxOutputTokens;
  }
}
