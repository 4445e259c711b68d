package dev.cairn.compile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The schemas of what models are asked for, in the part of JSON Schema that every provider
/// understands.
final class Json {
  static final JsonNode STRING = type("string");
  static final JsonNode BOOLEAN = type("boolean");
  static final JsonNode INTEGER = type("integer");

  private Json() {}

  private static ObjectNode type(String name) {
    return JsonNodeFactory.instance.objectNode().put("type", name);
  }

  static Map.Entry<String, JsonNode> field(String name, JsonNode schema) {
    return Map.entry(name, schema);
  }

  @SafeVarargs
  static JsonNode object(Map.Entry<String, JsonNode>... fields) {
    ObjectNode schema = type("object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    var required = schema.putArray("required");
    for (Map.Entry<String, JsonNode> field : fields) {
      properties.set(field.getKey(), field.getValue());
      required.add(field.getKey());
    }
    return schema;
  }

  static JsonNode list(JsonNode items) {
    ObjectNode schema = type("array");
    schema.set("items", items);
    return schema;
  }

  static JsonNode oneOf(String... words) {
    ObjectNode schema = type("string");
    var list = schema.putArray("enum");
    for (String word : words) {
      list.add(word);
    }
    return schema;
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  static List<Integer> numbers(JsonNode list) {
    List<Integer> numbers = new ArrayList<>();
    list.forEach(item -> numbers.add(item.asInt()));
    return numbers;
  }
}
