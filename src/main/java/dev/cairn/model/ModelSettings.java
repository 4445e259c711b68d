package dev.cairn.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.cairn.vault.Content;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The settings `[model]` and `[budget]`: the vault's `cairn.toml`, over it the environment, over
/// that flags. A key `model.base-url` is `base-url` in the table `[model]` and the variable
/// `CAIRN_MODEL_BASE_URL`; `CAIRN_MODEL` is short for the default model.
public final class ModelSettings {
  /// Where a value was said, the last one wins.
  enum Origin {
    VAULT,
    ENVIRONMENT,
    FLAG
  }

  /// @param words the value; more than one where it is a list
  record Setting(List<String> words, Origin origin) {
    String text() {
      return String.join(" ", words);
    }
  }

  /// A setting that cannot be read, or is none.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String sentence) {
      super(sentence);
    }

    public String sentence() {
      return String.valueOf(getMessage());
    }
  }

  static final String DEFAULT = "model.default";
  static final String COMMAND = "model.command";
  static final String TIMEOUT = "model.timeout-seconds";
  static final String RECORDINGS = "model.recordings";

  private static final Set<String> KEYS =
      Set.of(
          DEFAULT,
          "model.extract",
          "model.write",
          "model.judge",
          "model.vision",
          "model.base-url",
          "model.anthropic.base-url",
          "model.openai.base-url",
          "model.google.base-url",
          "model.ollama.base-url",
          COMMAND,
          TIMEOUT,
          "budget.ask-above-tokens",
          "budget.ask-above-usd",
          "budget.tokens",
          "budget.usd",
          "budget.minutes",
          "budget.pages",
          "budget.tokens-per-day",
          "budget.tokens-per-month",
          "budget.usd-per-day",
          "budget.usd-per-month");

  private final Map<String, Setting> settings;

  private ModelSettings(Map<String, Setting> settings) {
    this.settings = settings;
  }

  /// @param flags what the command line says, by key, such as `budget.usd`
  /// @throws Unreadable with one sentence that names the place and what to write
  public static ModelSettings of(
      Vault vault, Map<String, String> environment, Map<String, String> flags)
      throws IOException, Unreadable {
    String text = vault.read(VaultPath.of(Vault.SETTINGS)).map(Content::text).orElse("");
    Map<String, Setting> settings = new TreeMap<>(ofVault(text));
    for (String key : KEYS) {
      put(settings, key, environment.get(variable(key)), Origin.ENVIRONMENT);
    }
    put(settings, DEFAULT, environment.get("CAIRN_MODEL"), Origin.ENVIRONMENT);
    // Answers out of a vault's own files would be anybody's, so no cairn.toml can say this.
    put(settings, RECORDINGS, environment.get(variable(RECORDINGS)), Origin.ENVIRONMENT);
    flags.forEach((key, value) -> put(settings, key, value, Origin.FLAG));
    return new ModelSettings(settings);
  }

  private static void put(
      Map<String, Setting> settings,
      String key,
      @org.jspecify.annotations.Nullable String value,
      Origin origin) {
    if (value != null && !value.isBlank()) {
      settings.put(key, new Setting(List.of(value.strip()), origin));
    }
  }

  /// The environment variable of a key.
  static String variable(String key) {
    return "CAIRN_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static Map<String, Setting> ofVault(String text) throws Unreadable {
    // Most vaults have no such table, and their commands need no parser.
    if (text.lines()
        .filter(line -> !line.stripLeading().startsWith("#"))
        .noneMatch(line -> line.contains("model") || line.contains("budget"))) {
      return Map.of();
    }
    JsonNode root;
    try {
      root = new TomlMapper().readTree(text);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new Unreadable(Vault.SETTINGS + where + ": not TOML: " + e.getOriginalMessage());
    }
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (String table : List.of("model", "budget")) {
      collect(root.path(table), table, settings);
    }
    return settings;
  }

  private static void collect(JsonNode table, String path, Map<String, Setting> settings)
      throws Unreadable {
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      String key = path + "." + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isObject()) {
        collect(value, key, settings);
      } else if (!KEYS.contains(key)) {
        throw new Unreadable(
            Vault.SETTINGS + ": [" + path + "] " + entry.getKey() + " is no setting.");
      } else {
        settings.put(key, new Setting(words(value, path, entry.getKey()), Origin.VAULT));
      }
    }
  }

  private static List<String> words(JsonNode value, String table, String key) throws Unreadable {
    boolean list = value.isArray() && (table + "." + key).equals(COMMAND);
    boolean texts = true;
    for (JsonNode item : value) {
      texts &= item.isTextual();
    }
    if (list && texts && !value.isEmpty()) {
      List<String> words = new java.util.ArrayList<>();
      value.forEach(item -> words.add(item.asText()));
      return words;
    }
    if (value.isTextual() || value.isNumber()) {
      return List.of(value.asText());
    }
    throw new Unreadable(
        Vault.SETTINGS + ": [" + table + "] " + key + " must be a text or a number.");
  }

  Optional<Setting> get(String key) {
    return Optional.ofNullable(settings.get(key));
  }

  Optional<String> text(String key) {
    return get(key).map(Setting::text);
  }

  /// The model that does a task; empty where no model is configured for it.
  Optional<ModelName> model(Task task) throws Unreadable {
    String key = "model." + task.label();
    Optional<Setting> setting = get(key).or(() -> get(DEFAULT));
    if (setting.isEmpty() || setting.get().text().equals("none")) {
      return Optional.empty();
    }
    return Optional.of(
        ModelName.of(setting.get().text())
            .orElseThrow(() ->
                new Unreadable(
                    "'"
                        + setting.get().text()
                        + "' is no model: write <provider>/<model>, the provider being one of "
                        + Provider.labels()
                        + ".")));
  }

  /// A positive number; empty where nothing is said.
  Optional<BigDecimal> number(String key) throws Unreadable {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String digits = text.get().replace("_", "");
    if (!digits.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
      throw new Unreadable("'" + text.get() + "' is no number for " + key + ", such as 2 or 0.50.");
    }
    return Optional.of(new BigDecimal(digits));
  }

  /// The setting that says where a provider is reached.
  static String baseUrlKey(Provider provider) {
    return provider == Provider.OPENAI_COMPATIBLE
        ? "model.base-url"
        : "model." + provider.label() + ".base-url";
  }

  /// What the vault's file could make run or send elsewhere, by key: it counts only where trusted.
  Map<String, String> inNeedOfTrust() {
    Map<String, String> values = new TreeMap<>();
    settings.forEach((key, setting) -> {
      if (setting.origin() == Origin.VAULT && (key.equals(COMMAND) || key.endsWith("base-url"))) {
        values.put(key, setting.text());
      }
    });
    return values;
  }
}
