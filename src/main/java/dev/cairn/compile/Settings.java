package dev.cairn.compile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.cairn.review.Reviews;
import dev.cairn.vault.Content;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The vault's settings, as `cairn.toml` gives them.
///
/// @param ignore folders that hold no notes, relative to the vault's root
/// @param allowedUrls addresses that pages may hold whatever the sources say
/// @param reviews how many proposals may be open, and for how long
/// @param language the code of the language that models write all pages in, `und` for that of a
///   page's sources
public record Settings(
    Set<String> ignore, Set<String> allowedUrls, Reviews.Limits reviews, String language) {

  /// The settings of a vault that says nothing of reviews.
  public Settings(Set<String> ignore, Set<String> allowedUrls) {
    this(ignore, allowedUrls, Reviews.Limits.DEFAULT, "und");
  }

  /// `cairn.toml` cannot be read, or says something that is no setting.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  /// @throws Unreadable with one sentence that names the place and what to write
  public static Settings of(Vault vault) throws IOException, Unreadable {
    String text = vault.read(VaultPath.of(Vault.SETTINGS)).map(Content::text).orElse("");
    if (text.lines().allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"))) {
      return new Settings(Set.of(), Set.of());
    }
    try {
      JsonNode root = new TomlMapper().readTree(text);
      return new Settings(
          texts(root, "vault", "ignore"),
          texts(root, "gate", "allowed-urls"),
          new Reviews.Limits(
              number(root, "most-open", Reviews.Limits.DEFAULT.mostOpen()),
              number(root, "expire-after-days", Reviews.Limits.DEFAULT.days())),
          language(root));
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new Unreadable(Vault.SETTINGS + where + ": not TOML: " + e.getOriginalMessage());
    }
  }

  private static Set<String> texts(JsonNode root, String table, String key) throws Unreadable {
    JsonNode value = root.path(table).path(key);
    if (value.isMissingNode()) {
      return Set.of();
    }
    Set<String> texts = new TreeSet<>();
    for (JsonNode item : value) {
      if (item.isTextual()) {
        texts.add(item.asText());
      }
    }
    if (!value.isArray() || texts.size() != value.size()) {
      throw new Unreadable(
          Vault.SETTINGS
              + ": ["
              + table
              + "] "
              + key
              + " must be a list of texts, such as [\"a\", \"b\"]");
    }
    return texts;
  }

  private static String language(JsonNode root) throws Unreadable {
    JsonNode value = root.path("wiki").path("language");
    if (value.isMissingNode()) {
      return "und";
    }
    if (!Set.of(Locale.getISOLanguages()).contains(value.asText())) {
      throw new Unreadable(
          Vault.SETTINGS + ": [wiki] language must be the code of a language, such as \"de\"");
    }
    return value.asText();
  }

  private static int number(JsonNode root, String key, int otherwise) throws Unreadable {
    JsonNode value = root.path("reviews").path(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.canConvertToInt() || value.asInt() < 1) {
      throw new Unreadable(
          Vault.SETTINGS + ": [reviews] " + key + " must be a whole number from 1 on");
    }
    return value.asInt();
  }
}
