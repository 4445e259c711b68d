package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.vault.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Answers from a folder of recordings, for tests and for runs that must come out the same. A call
/// that is not recorded goes to the model behind it and is recorded; where there is none, it fails.
///
/// One file holds one call and its reply, in words that a person can read and correct. It is named
/// by what was asked, so that other words in a prompt need another recording.
final class RecordedEndpoint implements Endpoint {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final @Nullable Endpoint model;

  RecordedEndpoint(Path folder, @Nullable Endpoint model) {
    this.folder = folder;
    this.model = model;
  }

  @Override
  public Reply send(Call call, Duration timeout) {
    ObjectNode asked = asked(call);
    Sha256 key = Sha256.of(asked.toString().getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve(key.hex().substring(0, 16) + ".json");
    try {
      if (Files.isRegularFile(file)) {
        return reply(JSON.readTree(Files.readAllBytes(file)).path("reply"));
      }
      if (model == null) {
        throw new CallFailure(
            CallFailure.Kind.BAD_REQUEST,
            "no recording " + file + " of " + CallFailure.line(asked.toString()));
      }
      Reply reply = model.send(call, timeout);
      ObjectNode recording = JSON.createObjectNode();
      recording.set("call", asked);
      recording.set("reply", json(reply));
      Files.createDirectories(folder);
      Files.writeString(file, recording.toPrettyString() + "\n");
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Reply offerTool(Duration timeout) {
    if (model == null) {
      throw new CallFailure(CallFailure.Kind.BAD_REQUEST, "recordings call no tools");
    }
    return model.offerTool(timeout);
  }

  private static ObjectNode asked(Call call) {
    ObjectNode asked = JSON.createObjectNode();
    asked.put("shared", call.shared());
    ArrayNode parts = asked.putArray("parts");
    for (Part part : call.parts()) {
      switch (part) {
        case Part.Shared(String text) -> parts.add(text);
        case Part.Own(String text) -> parts.add(text);
        case Part.Image image ->
            parts.addObject().put("image", image.mediaType()).put("sha256", image.hash().hex());
      }
    }
    asked.set("schema", call.schema());
    Call.Correction correction = call.correction();
    if (correction != null) {
      asked.put("answered", correction.answer());
      asked.put("complaint", correction.complaint());
    }
    return asked;
  }

  private static ObjectNode json(Reply reply) {
    ObjectNode json = JSON.createObjectNode();
    json.put("text", reply.text());
    json.put("end", reply.end().name());
    json.put("reason", reply.reason());
    Reply.Tokens tokens = reply.tokens();
    if (tokens != null) {
      json.put("input", tokens.input());
      json.put("output", tokens.output());
      json.put("cached", tokens.cached());
      json.put("written", tokens.written());
    }
    return json;
  }

  private static Reply reply(JsonNode json) {
    Reply.Tokens tokens =
        json.has("input")
            ? new Reply.Tokens(
                json.path("input").asLong(),
                json.path("output").asLong(),
                json.path("cached").asLong(),
                json.path("written").asLong())
            : null;
    return new Reply(
        json.path("text").asText(),
        Reply.End.valueOf(json.path("end").asText("COMPLETE")),
        json.path("reason").asText(),
        tokens);
  }
}
