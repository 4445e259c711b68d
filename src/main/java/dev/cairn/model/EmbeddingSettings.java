package dev.cairn.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.cairn.vault.Content;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The settings `[embedding]`: the vault's `cairn.toml`, over it the environment. A key `base-url`
/// is the variable `CAIRN_EMBEDDING_BASE_URL`.
///
/// @param dimensions how long vectors the model is asked for; 0 for the model's own length
/// @param patience how long a search that has its hits by words waits for the vector of its query
public record EmbeddingSettings(
    EmbeddingProvider provider,
    String model,
    String baseUrl,
    int dimensions,
    EmbeddingPrefixes prefixes,
    Duration patience) {
  private static final String TABLE = "embedding";
  private static final String PROVIDER = "provider";
  private static final String MODEL = "model";
  private static final String BASE_URL = "base-url";
  private static final String DIMENSIONS = "dimensions";
  private static final String QUERY_PREFIX = "query-prefix";
  private static final String DOCUMENT_PREFIX = "document-prefix";
  private static final String PATIENCE = "patience-ms";
  private static final Set<String> KEYS =
      Set.of(PROVIDER, MODEL, BASE_URL, DIMENSIONS, QUERY_PREFIX, DOCUMENT_PREFIX, PATIENCE);

  private static final int MOST_DIMENSIONS = 8_192;
  private static final String USUAL_PATIENCE = "300";

  /// What a vault and its surroundings say of embedding.
  public sealed interface Outcome {}

  /// Nothing: there is no embedding model.
  public record None() implements Outcome {}

  public record Configured(EmbeddingSettings settings) implements Outcome {}

  /// The vault would have texts sent somewhere, and nobody on this machine has agreed to that.
  public record Untrusted(String sentence) implements Outcome {}

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

  /// @param trusted values of a vault that somebody agreed to, by key, such as `embedding.base-url`
  /// @throws Unreadable with one sentence that names the place and what to write
  public static Outcome of(
      Vault vault, Map<String, String> environment, Map<String, String> trusted)
      throws IOException, Unreadable {
    Map<String, String> ofVault = table(vault);
    Map<String, String> values = new TreeMap<>(ofVault);
    for (String key : KEYS) {
      String value = environment.getOrDefault(variable(key), "");
      if (!value.isBlank()) {
        values.put(key, value.strip());
        ofVault.remove(key);
      }
    }
    if (!values.containsKey(MODEL) && !values.containsKey(PROVIDER)) {
      return new None();
    }
    EmbeddingSettings settings = settings(values);
    for (Map.Entry<String, String> need : inNeedOfTrust(ofVault).entrySet()) {
      if (!need.getValue().equals(trusted.get(need.getKey()))) {
        return new Untrusted(
            "%s would have this vault's texts sent to %s, which nobody has agreed to on this machine."
                .formatted(Vault.SETTINGS, settings.baseUrl()));
      }
    }
    return new Configured(settings);
  }

  /// What of a vault's own table makes texts leave for somewhere, by key: any address, and a
  /// provider whose address is on the internet.
  private static Map<String, String> inNeedOfTrust(Map<String, String> table) {
    Map<String, String> needs = new TreeMap<>();
    String provider = table.getOrDefault(PROVIDER, "");
    if (provider.equals(EmbeddingProvider.OPENAI.label())) {
      needs.put(TABLE + "." + PROVIDER, provider);
    }
    if (table.containsKey(BASE_URL)) {
      needs.put(TABLE + "." + BASE_URL, table.getOrDefault(BASE_URL, ""));
    }
    return needs;
  }

  private static EmbeddingSettings settings(Map<String, String> values) throws Unreadable {
    String label = required(values, PROVIDER, "such as \"ollama\"");
    String model = required(values, MODEL, "such as \"nomic-embed-text\"");
    EmbeddingProvider provider =
        EmbeddingProvider.of(label)
            .orElseThrow(() ->
                new Unreadable(
                    "[embedding] provider is '%s'; it must be one of %s."
                        .formatted(label, EmbeddingProvider.labels())));
    String usual = provider.baseUrl();
    String url =
        values.containsKey(BASE_URL) || usual == null
            ? address(required(values, BASE_URL, "such as \"http://localhost:1234/v1\""))
            : usual;
    EmbeddingPrefixes known = EmbeddingPrefixes.of(model);
    return new EmbeddingSettings(
        provider,
        model,
        url,
        number(values, DIMENSIONS, "0", MOST_DIMENSIONS),
        new EmbeddingPrefixes(
            values.getOrDefault(QUERY_PREFIX, known.query()),
            values.getOrDefault(DOCUMENT_PREFIX, known.document())),
        Duration.ofMillis(number(values, PATIENCE, USUAL_PATIENCE, 600_000)));
  }

  private static String required(Map<String, String> values, String key, String example)
      throws Unreadable {
    return Optional.ofNullable(values.get(key))
        .filter(value -> !value.isBlank())
        .orElseThrow(() ->
            new Unreadable(
                "[embedding] %s is missing: write it into %s, %s, or set %s."
                    .formatted(key, Vault.SETTINGS, example, variable(key))));
  }

  private static String address(String written) throws Unreadable {
    URI uri;
    try {
      uri = URI.create(written);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("[embedding] base-url is no address: " + written);
    }
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new Unreadable(
          "[embedding] base-url must begin with http:// or https:// and hold no user or password.");
    }
    return written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
  }

  private static int number(Map<String, String> values, String key, String usual, int most)
      throws Unreadable {
    String value = values.getOrDefault(key, usual);
    if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) > most) {
      throw new Unreadable(
          "[embedding] %s is '%s'; it must be a whole number up to %d."
              .formatted(key, value, most));
    }
    return Integer.parseInt(value);
  }

  /// The vault's table, without a look at the rest of the file where the file does not name it:
  /// most vaults have none, and their searches shall not wait for a parser.
  private static Map<String, String> table(Vault vault) throws IOException, Unreadable {
    Map<String, String> table = new TreeMap<>();
    String text = vault.read(VaultPath.of(Vault.SETTINGS)).map(Content::text).orElse("");
    if (!text.contains(TABLE)) {
      return table;
    }
    try {
      for (Map.Entry<String, JsonNode> entry :
          new TomlMapper().readTree(text).path(TABLE).properties()) {
        if (!KEYS.contains(entry.getKey()) || !entry.getValue().isValueNode()) {
          throw new Unreadable(
              "%s: [embedding] has no setting '%s'; it has %s."
                  .formatted(
                      Vault.SETTINGS,
                      entry.getKey(),
                      String.join(", ", KEYS.stream().sorted().toList())));
        }
        table.put(entry.getKey(), entry.getValue().asText());
      }
      return table;
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new Unreadable(Vault.SETTINGS + where + ": not TOML: " + e.getOriginalMessage());
    }
  }

  private static String variable(String key) {
    return "CAIRN_EMBEDDING_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
