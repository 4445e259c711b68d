package dev.cairn.compile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.cairn.vault.Content;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.Optional;

/// A reading as the JSON file that the vault keeps, `readings/<source slug>.json`.
final class ReadingFile {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .registerModule(
              new SimpleModule()
                  .addSerializer(Sha256.class, new ToStringSerializer())
                  .addDeserializer(Sha256.class, new HashReader()));

  /// Lines end alike on every system.
  private static final ObjectWriter PRETTY =
      JSON.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private static final class HashReader extends StdDeserializer<Sha256> {
    private static final long serialVersionUID = 1;

    HashReader() {
      super(Sha256.class);
    }

    @Override
    public Sha256 deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String hex = String.valueOf(parser.getValueAsString());
      try {
        return new Sha256(hex);
      } catch (IllegalArgumentException e) {
        throw InvalidFormatException.from(parser, "not a SHA-256", hex, Sha256.class);
      }
    }
  }

  private ReadingFile() {}

  static VaultPath path(String slug) {
    return VaultPath.of(Vault.READINGS + "/" + slug + ".json");
  }

  static Content content(SourceReading reading) {
    try {
      return Content.of(PRETTY.writeValueAsString(reading) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reading can always be printed", e);
    }
  }

  /// The reading that a file holds; empty where it holds none, so that the source is read as if no
  /// model had been there.
  static Optional<SourceReading> of(Content content) {
    try {
      return Optional.of(JSON.readValue(content.text(), SourceReading.class));
    } catch (JsonProcessingException e) {
      System.getLogger(ReadingFile.class.getName())
          .log(System.Logger.Level.DEBUG, "not a reading", e);
      return Optional.empty();
    }
  }
}
