package dev.cairn.vault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// The YAML at the top of a page, between `---` lines.
///
/// Values are read as text or lists of text; what is nested deeper is kept in the bytes and not
/// looked at.
///
/// @param raw the bytes as text, both `---` lines and the line end behind the second included;
///   empty where there is no front matter
/// @param problem what is wrong with it, null where it can be read
public record FrontMatter(String raw, Map<String, List<String>> values, @Nullable String problem) {
  private static final int MOST_CHARACTERS = 65_536;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new FailsafeSchema())
          .setAllowDuplicateKeys(false)
          .setMaxAliasesForCollections(10)
          .setCodePointLimit(MOST_CHARACTERS)
          .build();

  /// A page without front matter.
  public static final FrontMatter NONE = new FrontMatter("", Map.of(), null);

  /// The front matter that `text` starts with.
  static FrontMatter of(String text) {
    int open = lineEnd(text, 0);
    if (open < 0 || !text.substring(0, open).strip().equals("---")) {
      return NONE;
    }
    for (int start = open + 1; start <= text.length(); ) {
      int end = lineEnd(text, start);
      String line = text.substring(start, end < 0 ? text.length() : end);
      if (line.stripTrailing().equals("---") || line.stripTrailing().equals("...")) {
        String raw = text.substring(0, end < 0 ? text.length() : end + 1);
        return parsed(raw, text.substring(open + 1, start));
      }
      if (end < 0) {
        break;
      }
      start = end + 1;
    }
    return NONE;
  }

  private static int lineEnd(String text, int from) {
    return text.indexOf('\n', from);
  }

  private static FrontMatter parsed(String raw, String yaml) {
    if (yaml.length() > MOST_CHARACTERS) {
      return new FrontMatter(raw, Map.of(), "the front matter is longer than 65,536 characters");
    }
    try {
      Object value = new Load(SETTINGS).loadFromString(yaml);
      if (value == null) {
        return new FrontMatter(raw, Map.of(), null);
      }
      return value instanceof Map<?, ?> map
          ? new FrontMatter(raw, texts(map), null)
          : new FrontMatter(raw, Map.of(), "the front matter is not a list of keys and values");
    } catch (YamlEngineException e) {
      return new FrontMatter(raw, Map.of(), firstLine(e));
    } catch (
        NullPointerException e) { // the library's answer to a tag that its schema does not know
      return new FrontMatter(raw, Map.of(), "the front matter holds a YAML tag, such as !name");
    }
  }

  private static String firstLine(YamlEngineException e) {
    String message = String.valueOf(e.getMessage()).replace('\n', ' ').strip();
    return "the front matter is not YAML: "
        + (message.length() > 160 ? message.substring(0, 160) + "…" : message);
  }

  private static Map<String, List<String>> texts(Map<?, ?> map) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    map.forEach((key, value) -> texts.put(String.valueOf(key), texts(value)));
    return texts;
  }

  private static List<String> texts(@Nullable Object value) {
    // Not a switch: the JVM makes one over types when it comes to it, which takes a search 12 ms.
    if (value instanceof List<?> list) {
      return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    boolean says =
        value instanceof String text
            && !text.isBlank()
            && !text.equals("null")
            && !text.equals("~");
    return says ? List.of((String) value) : List.of();
  }

  /// The first value of a key.
  public Optional<String> get(String key) {
    return list(key).stream().findFirst();
  }

  /// All values of a key; empty where the key is absent or empty.
  public List<String> list(String key) {
    return values.getOrDefault(key, List.of());
  }

  public boolean isPresent() {
    return !raw.isEmpty();
  }

  /// The number of lines that it takes in the file.
  public int lines() {
    return (int) raw.chars().filter(c -> c == '\n').count();
  }

  /// A text as YAML writes it in double quotes.
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            out.append('\\').appendCodePoint(c);
          } else if (c < 0x20 || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029) {
            out.append("\\u%04x".formatted(c));
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.append('"').toString();
  }

  /// A list of texts as one line of YAML.
  public static String quoted(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(FrontMatter::quoted).toList()) + "]";
  }
}
