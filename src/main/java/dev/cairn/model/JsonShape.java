package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The part of JSON Schema that every provider understands, and whether a value has it.
final class JsonShape {
  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "integer", "number", "boolean", "null");
  private static final Set<String> KEYWORDS =
      Set.of(
          "type", "properties", "required", "additionalProperties", "items", "enum", "description");

  private JsonShape() {}

  /// @throws IllegalArgumentException where a schema is not of that part
  static void check(JsonNode schema) {
    require(schema.isObject(), "a schema that is no object: " + schema);
    schema
        .fieldNames()
        .forEachRemaining(key -> require(KEYWORDS.contains(key), "schema keyword " + key));
    List<String> types = types(schema);
    require(!types.isEmpty() && TYPES.containsAll(types), "schema type " + schema.path("type"));
    if (types.contains("object")) {
      checkObject(schema);
    }
    if (types.contains("array")) {
      check(schema.path("items"));
    }
  }

  private static void checkObject(JsonNode schema) {
    require(
        schema.path("additionalProperties").isBoolean()
            && !schema.path("additionalProperties").asBoolean(),
        "an object schema that allows additional properties");
    Set<String> names = new TreeSet<>();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          names.add(property.getKey());
          check(property.getValue());
        });
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    require(names.equals(required), "an object schema that does not require all of " + names);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("not every provider understands " + what);
    }
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    List<String> types = new ArrayList<>();
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.forEach(item -> types.add(item.asText()));
    return types;
  }

  /// What is wrong with a value, and where; empty where it has the schema.
  static Optional<String> problem(JsonNode value, JsonNode schema) {
    return problem(value, schema, "");
  }

  private static Optional<String> problem(JsonNode value, JsonNode schema, String place) {
    List<String> types = types(schema);
    if (types.stream().noneMatch(type -> isOf(value, type))) {
      return wrong(place, "must be " + String.join(" or ", types) + ", not " + kind(value));
    }
    JsonNode allowed = schema.path("enum");
    if (allowed.isArray() && !contains(allowed, value)) {
      return wrong(place, "must be one of " + allowed + ", not " + shortened(value));
    }
    if (value.isObject()) {
      return problemInObject(value, schema, place);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      Optional<String> problem = problem(value.get(i), schema.path("items"), place + "/" + i);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> problemInObject(JsonNode value, JsonNode schema, String place) {
    JsonNode properties = schema.path("properties");
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      JsonNode field = value.get(property.getKey());
      if (field == null) {
        return wrong(place, "lacks \"" + property.getKey() + "\"");
      }
      Optional<String> problem =
          problem(field, property.getValue(), place + "/" + property.getKey());
      if (problem.isPresent()) {
        return problem;
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (!properties.has(field.getKey())) {
        return wrong(place, "has \"" + field.getKey() + "\", which is not asked for");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wrong(String place, String what) {
    return Optional.of((place.isEmpty() ? "The value " : place + " ") + what + ".");
  }

  private static boolean contains(JsonNode allowed, JsonNode value) {
    for (JsonNode item : allowed) {
      if (item.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> value.isNull();
    };
  }

  private static String kind(JsonNode value) {
    return value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
