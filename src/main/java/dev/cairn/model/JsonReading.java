package dev.cairn.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the JSON value in what a model wrote, also where it stands in a fence or among words.
final class JsonReading {
  /// What reading came to.
  sealed interface Result {}

  record Found(JsonNode value) implements Result {}

  /// The value begins and does not end.
  record Cut() implements Result {}

  /// @param reason a sentence that the model can act on
  record Wrong(String reason) implements Result {}

  /// Words may hold brackets of their own; so many are looked at before giving up.
  private static final int STARTS = 8;

  private static final Pattern FENCE =
      Pattern.compile("```(?:json|JSON)?\\s*\\R(.*?)(?:\\R\\s*```|\\z)", Pattern.DOTALL);
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonReading() {}

  static Result read(String text, JsonNode schema) {
    Matcher fence = FENCE.matcher(text);
    if (fence.find() && scan(fence.group(1), schema) instanceof Found found) {
      return found;
    }
    return scan(text, schema);
  }

  private static Result scan(String text, JsonNode schema) {
    boolean list = schema.path("type").asText().equals("array");
    char open = list ? '[' : '{';
    Result first = null;
    int start = text.indexOf(open);
    for (int i = 0; start >= 0 && i < STARTS; i++, start = text.indexOf(open, start + 1)) {
      Result result = at(text, start, schema);
      if (result instanceof Found) {
        return result;
      }
      first = first == null ? result : first;
    }
    return first == null
        ? new Wrong("The answer holds no JSON " + (list ? "array" : "object") + ".")
        : first;
  }

  private static Result at(String text, int start, JsonNode schema) {
    JsonNode value;
    try (JsonParser parser = JSON.createParser(text.substring(start))) {
      value = JSON.readTree(parser);
    } catch (JsonEOFException e) {
      return new Cut();
    } catch (JsonProcessingException e) {
      // The parser does not call it the end of its input in every state.
      boolean atEnd =
          e.getLocation() != null
              && e.getLocation().getCharOffset() >= text.substring(start).stripTrailing().length();
      if (atEnd) {
        return new Cut();
      }
      return new Wrong("The answer is not JSON: " + place(e) + e.getOriginalMessage() + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Optional<String> problem = JsonShape.problem(value, schema);
    return problem.isPresent() ? new Wrong(problem.get()) : new Found(value);
  }

  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? ""
        : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
  }
}
