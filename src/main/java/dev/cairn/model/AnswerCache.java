package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answers that were paid for, in `.cairn/answers`, by what was asked of which model. Only
/// results are kept; a file that is damaged is as good as none.
final class AnswerCache {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  AnswerCache(Vault vault) throws IOException {
    this.folder = vault.derived().resolve("answers");
    // Somebody else's vault may hold a link in its place, which would have us write elsewhere.
    for (Path path : new Path[] {vault.derived(), folder}) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(path + " is not a folder; remove it, answers are kept there");
      }
    }
  }

  /// What tells one question from another: the prompt's parts, its schema, the length it allows,
  /// the model. Not the purpose.
  static Sha256 key(ModelName model, Prompt prompt) {
    ObjectNode key = JSON.createObjectNode();
    key.put("version", 1);
    key.put("model", model.toString());
    key.put("maxOutputTokens", prompt.maxOutputTokens());
    key.set("schema", prompt.schema());
    ArrayNode parts = key.putArray("parts");
    for (Part part : prompt.parts()) {
      ObjectNode node = parts.addObject();
      switch (part) {
        case Part.Shared(String text) -> node.put("shared", text);
        case Part.Own(String text) -> node.put("own", text);
        case Part.Image image ->
            node.put("image", image.mediaType()).put("sha256", image.hash().hex());
      }
    }
    return Sha256.of(key.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Path file(Sha256 key) {
    return folder.resolve(key.hex() + ".json");
  }

  Optional<Answer> get(Sha256 key, @Nullable JsonNode schema) throws IOException {
    Path file = file(key);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    JsonNode kept;
    try {
      kept = JSON.readTree(Files.readAllBytes(file));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return Optional.empty(); // damaged: the question is asked again
    }
    JsonNode text = kept.path("text");
    JsonNode value = kept.path("value");
    if (schema == null) {
      return text.isTextual() && !text.asText().isBlank()
          ? Optional.of(new Answer.Text(text.asText(), Usage.NONE))
          : Optional.empty();
    }
    return !value.isMissingNode() && JsonShape.problem(value, schema).isEmpty()
        ? Optional.of(new Answer.Value(value, Usage.NONE))
        : Optional.empty();
  }

  /// Keeps a result; what is none is not kept.
  void put(Sha256 key, Answer answer) throws IOException {
    ObjectNode kept = JSON.createObjectNode();
    switch (answer) {
      case Answer.Text(String text, _) -> kept.put("text", text);
      case Answer.Value(JsonNode value, _) -> kept.set("value", value);
      case Answer.Truncated _, Answer.Refused _, Answer.TooLong _, Answer.Unusable _ -> {
        return;
      }
    }
    Path file = file(key);
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "answer", null);
    try {
      Files.write(fresh, JSON.writeValueAsBytes(kept));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
