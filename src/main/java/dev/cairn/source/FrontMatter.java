package dev.cairn.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// The properties at the head of a markdown file, every value as the list of its strings.
///
/// @param lines how many lines it takes, fences included; 0 where there is none
/// @param values by lower-case key, in the file's order
record FrontMatter(int lines, Map<String, List<String>> values) {

  private static final int MAX_LINES = 2_000;
  private static final int MAX_CHARACTERS = 200_000;
  private static final int MAX_BRACKETS = 500;
  private static final int MAX_SCALARS = 10_000;
  private static final Pattern PROPERTY =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_ -]{0,60}):(?:\\s+(.*))?");
  private static final Pattern ITEM = Pattern.compile("\\s*-\\s+(.*)");
  private static final Pattern NESTED = Pattern.compile("\\s{100}|\\s*(?:[-?:]\\s+){10}");
  private static final FrontMatter NONE = new FrontMatter(0, Map.of());

  /// Reads what stands between a `---` on the first line and the next `---`.
  static FrontMatter of(List<String> file) {
    if (file.isEmpty() || !file.getFirst().stripTrailing().equals("---")) {
      return NONE;
    }
    for (int i = 1; i < Math.min(file.size(), MAX_LINES); i++) {
      String line = file.get(i).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        List<String> inside = file.subList(1, i);
        boolean rule = inside.stream().noneMatch(each -> each.indexOf(':') > 0);
        return rule && i > 1 ? NONE : new FrontMatter(i + 1, values(inside));
      }
    }
    return NONE;
  }

  /// The strings under the first of the keys that has any.
  List<String> get(String... keys) {
    for (String key : keys) {
      List<String> found = values.getOrDefault(key, List.of());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static Map<String, List<String>> values(List<String> lines) {
    if (!harmless(lines)) {
      return simpleValues(lines);
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(20)
            .setAllowDuplicateKeys(true)
            .setAllowRecursiveKeys(false)
            .setAllowNonScalarKeys(false)
            .build();
    try {
      Object loaded = new Load(settings).loadFromString(String.join("\n", lines));
      return loaded instanceof Map<?, ?> map ? strings(map) : simpleValues(lines);
    } catch (YamlEngineException e) {
      // People write `brief: a: b` by hand. What the simple lines say is still worth having.
      return simpleValues(lines);
    }
  }

  /// Whether the YAML nests so little that a recursive parser stays shallow.
  private static boolean harmless(List<String> lines) {
    long characters = 0;
    long brackets = 0;
    for (String line : lines) {
      characters += line.length() + 1;
      brackets += line.chars().filter(c -> c == '[' || c == '{').count();
      if (NESTED.matcher(line).lookingAt()) {
        return false;
      }
    }
    return characters <= MAX_CHARACTERS && brackets <= MAX_BRACKETS;
  }

  private static Map<String, List<String>> strings(Map<?, ?> map) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> budget = new ArrayList<>();
    map.forEach((key, value) -> {
      if (key != null) {
        int from = budget.size();
        flatten(value, budget);
        put(values, key.toString(), budget.subList(from, budget.size()));
      }
    });
    return values;
  }

  /// Aliases make a small file stand for a huge tree, so all strings together are counted.
  private static void flatten(@Nullable Object value, List<String> into) {
    if (into.size() >= MAX_SCALARS) {
      return;
    }
    switch (value) {
      case null -> {}
      case Map<?, ?> map -> map.values().forEach(each -> flatten(each, into));
      case Collection<?> items -> items.forEach(each -> flatten(each, into));
      default -> into.add(value.toString());
    }
  }

  private static Map<String, List<String>> simpleValues(List<String> lines) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    String key = "";
    for (String line : lines) {
      Matcher property = PROPERTY.matcher(line);
      Matcher item = ITEM.matcher(line);
      if (property.matches()) {
        key = property.group(1);
        String value = property.group(2);
        put(values, key, value == null ? List.of() : inlineList(value.strip()));
      } else if (!key.isEmpty() && item.matches()) {
        List<String> longer = new ArrayList<>(values.getOrDefault(lower(key), List.of()));
        longer.add(unquoted(item.group(1).strip()));
        put(values, key, longer);
      }
    }
    return values;
  }

  private static List<String> inlineList(String value) {
    if (!value.startsWith("[") || value.startsWith("[[") || !value.endsWith("]")) {
      return List.of(unquoted(value));
    }
    List<String> items = new ArrayList<>();
    for (String each : value.substring(1, value.length() - 1).split(",")) {
      items.add(unquoted(each.strip()));
    }
    return items;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(0) == value.charAt(value.length() - 1);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static void put(Map<String, List<String>> values, String key, List<String> found) {
    List<String> plain = found.stream().map(PassageText::plain).filter(s -> !s.isEmpty()).toList();
    values.put(lower(key), plain);
  }

  private static String lower(String key) {
    return key.strip().toLowerCase(Locale.ROOT);
  }
}
