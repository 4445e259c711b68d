package dev.cairn.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of models: Cairn's table of list prices and abilities, and over it the user's own
/// `models.toml`. A model that is in neither has no price, not the price zero.
public final class ModelTable {
  private static final String RESOURCE = "models.toml";

  /// What providers hang on a name to say which of its versions is meant.
  private static final Pattern VERSION =
      Pattern.compile("-(?:[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}|latest)$");

  private final JsonNode own;
  private final JsonNode listed;

  private ModelTable(JsonNode own, JsonNode listed) {
    this.own = own;
    this.listed = listed;
  }

  /// The user's file of that name.
  public static Path ownFile(UserFolders folders) {
    return folders.config().resolve(RESOURCE);
  }

  /// @throws ModelSettings.Unreadable where the user's own table is not TOML
  static ModelTable of(UserFolders folders) throws IOException, ModelSettings.Unreadable {
    Path file = ownFile(folders);
    JsonNode own = MissingNode.getInstance();
    if (Files.isRegularFile(file)) {
      try {
        own = new TomlMapper().readTree(Files.readString(file));
      } catch (JsonProcessingException e) {
        String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
        throw new ModelSettings.Unreadable(file + where + ": not TOML: " + e.getOriginalMessage());
      }
    }
    try (InputStream in = ModelTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return new ModelTable(own, new TomlMapper().readTree(in));
    }
  }

  /// When the list prices were looked up.
  String date() {
    return listed.path("as-of").asText();
  }

  ModelFacts facts(ModelName name) {
    String whole = name.toString();
    String plain = VERSION.matcher(whole).replaceFirst("");
    String any = name.provider().label() + "/*";
    List<JsonNode> entries =
        Stream.of(own.path(whole), own.path(plain), listed.path(whole), listed.path(plain))
            .toList();
    List<JsonNode> all =
        Stream.concat(entries.stream(), Stream.of(own.path(any), listed.path(any))).toList();
    // Ollama also passes prompts on to models of its own cloud, which are not free.
    boolean elsewhere = name.provider() == Provider.OLLAMA && name.model().endsWith("cloud");
    JsonNode context = first(all, "context");
    return new ModelFacts(
        name,
        context.canConvertToInt() && context.asInt() > 0
            ? context.asInt()
            : ModelFacts.DEFAULT_CONTEXT,
        context.canConvertToInt() && context.asInt() > 0,
        flag(all, "json-schema"),
        flag(all, "tools"),
        flag(all, "images"),
        flag(all, "thinks"),
        flag(all, "temperature"),
        price(elsewhere ? entries : all));
  }

  private static JsonNode first(List<JsonNode> entries, String key) {
    for (JsonNode entry : entries) {
      if (entry.has(key)) {
        return entry.path(key);
      }
    }
    return MissingNode.getInstance();
  }

  private static @Nullable Boolean flag(List<JsonNode> entries, String key) {
    JsonNode value = first(entries, key);
    return value.isBoolean() ? value.asBoolean() : null;
  }

  private static @Nullable Price price(List<JsonNode> entries) {
    JsonNode input = first(entries, "input");
    JsonNode output = first(entries, "output");
    if (!input.isNumber() || !output.isNumber()) {
      return null;
    }
    JsonNode cached = first(entries, "cached");
    JsonNode written = first(entries, "cache-write");
    return new Price(
        input.decimalValue(),
        output.decimalValue(),
        cached.isNumber() ? cached.decimalValue() : input.decimalValue(),
        written.isNumber() ? written.decimalValue() : input.decimalValue());
  }
}
