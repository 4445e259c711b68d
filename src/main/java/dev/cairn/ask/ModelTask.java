package dev.cairn.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.compile.Rules;
import dev.cairn.model.Part;
import dev.cairn.model.Prompt;
import dev.cairn.model.Purpose;
import dev.cairn.model.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a model is told to do with a question: the part of the prompt that all questions have in
/// common, and the shape of the answer.
final class ModelTask {
  /// The most tokens of an answer.
  static final int MOST_OUTPUT = 2_000;

  /// Characters of the vault's own rules that a prompt has room for.
  private static final int MOST_RULES = 6_000;

  private static final String CITES =
      """
      "cites": {"type": "array", "items": {"type": "object", "additionalProperties": false,
        "properties": {"passage": {"type": "integer"}, "quotation": {"type": "string"}},
        "required": ["passage", "quotation"]}}\
      """;

  private static final String SHAPE =
      """
      {"type": "object", "additionalProperties": false,
       "properties": {
         "answered": {"type": "boolean"},
         "%1$s": {"type": "array", "items": {"type": "object", "additionalProperties": false,
           "properties": {%2$s, %3$s}, "required": [%4$s, "cites"]}},
         "missing": {"type": ["string", "null"]},
         "search": {"type": "array", "items": {"type": "string"}},
         "read": {"type": "array", "items": {"type": "string"}}},
       "required": ["answered", "%1$s", "missing", "search", "read"]}\
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Form form;
  private final String shared;

  /// @param rules what the vault's AGENTS.md says; empty where there is none
  ModelTask(Form form, String rules) {
    this.form = form;
    String told = instructions() + "\n" + told(form);
    String own = rules.length() > MOST_RULES ? rules.substring(0, MOST_RULES) : rules;
    this.shared = own.isBlank() ? told : told + "\n" + Rules.asPart(own);
  }

  String shared() {
    return shared;
  }

  Prompt prompt(List<String> own) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Shared(shared));
    own.forEach(text -> parts.add(new Part.Own(text)));
    return new Prompt(Task.WRITE, parts, MOST_OUTPUT, schema(), Purpose.of("ask"));
  }

  /// The key below which the answer's items are.
  String items() {
    return form.isTable() ? "cells" : "sentences";
  }

  private static String told(Form form) {
    return switch (form) {
      case PAGE, CANVAS ->
          "Answer in `sentences`. `heading` names a part of a long answer; mostly it is empty.\n";
      case SLIDES ->
          "The answer becomes a deck of slides: `sentences` are its lines, `heading` the title of"
              + " the slide that a line stands on.\n";
      case TABLE ->
          "The answer becomes a table that compares: each item of `cells` has `row`, what is"
              + " compared, `column`, in which respect, and `text`, a few words.\n";
      case CHART ->
          "The answer becomes a bar chart: each item of `cells` is one bar. `row` is its label,"
              + " `column` what is measured and its unit, the same for all, and `text` one number"
              + " in digits as the passage has it, with nothing beside it but its unit.\n";
    };
  }

  private JsonNode schema() {
    List<String> fields =
        form.isTable() ? List.of("row", "column", "text") : List.of("heading", "text");
    String properties =
        String.join(
            ", ",
            fields.stream()
                .map(field -> "\"%s\": {\"type\": \"string\"}".formatted(field))
                .toList());
    String required = String.join(", ", fields.stream().map(field -> "\"" + field + "\"").toList());
    try {
      return JSON.readTree(SHAPE.formatted(items(), properties, CITES, required));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema that is no JSON", e);
    }
  }

  private static String instructions() {
    try (InputStream in = ModelTask.class.getResourceAsStream("task.md")) {
      if (in == null) {
        throw new IllegalStateException("task.md is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
