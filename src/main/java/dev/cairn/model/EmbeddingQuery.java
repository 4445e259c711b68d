package dev.cairn.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks for the vector of what somebody looks for: once, for somebody waits.
///
/// A search is a process of its own, and what it loads it waits for: until the vector is there, the
/// library that asks for documents takes half a second, the JDK's oldest client a tenth.
final class EmbeddingQuery {
  private static final int TO_CONNECT_MS = 2_000;
  private static final int MOST_NUMBERS = 8_192;
  private static final int MOST_SAID = 1_000;

  /// What the vectors are called in the answers of both protocols.
  private static final Set<String> NAMES = Set.of("embedding", "embeddings");

  private static final JsonFactory JSON = new JsonFactory();

  private final EmbeddingSettings settings;
  private final @Nullable String key;
  private final Duration toAnswer;
  private final EmbeddingFailure failure;

  /// Holds a sentence already.
  private static final class Told extends IOException {
    private static final long serialVersionUID = 1;

    Told(String sentence) {
      super(sentence);
    }
  }

  EmbeddingQuery(EmbeddingSettings settings, @Nullable String key, Duration toAnswer) {
    this.settings = settings;
    this.key = key;
    this.toAnswer = toAnswer;
    this.failure = new EmbeddingFailure(settings);
  }

  /// @throws IOException with a sentence
  float[] vector(String text) throws IOException {
    HttpURLConnection connection = open();
    try {
      connection.getOutputStream().write(request(text));
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new Told(failure.status(status, said(connection), 1));
      }
      try (InputStream body = connection.getInputStream()) {
        return read(body);
      }
    } catch (Told e) {
      throw e;
    } catch (ConnectException | UnknownHostException e) {
      throw new IOException(failure.nobody(), e);
    } catch (SocketTimeoutException e) {
      throw new IOException(failure.late(1), e);
    } catch (JsonProcessingException e) {
      throw new IOException(failure.garbled(String.valueOf(e.getOriginalMessage())), e);
    } catch (IOException e) {
      throw new IOException(failure.broken(String.valueOf(e.getMessage())), e);
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection open() throws IOException {
    String path = settings.provider() == EmbeddingProvider.OLLAMA ? "/api/embed" : "/embeddings";
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(settings.baseUrl() + path).toURL().openConnection();
    connection.setConnectTimeout(TO_CONNECT_MS);
    connection.setReadTimeout((int) toAnswer.toMillis());
    connection.setInstanceFollowRedirects(false); // texts go where they were sent, or nowhere
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("Accept", "application/json");
    if (key != null) {
      connection.setRequestProperty("Authorization", "Bearer " + key);
    }
    return connection;
  }

  private byte[] request(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("model", settings.model());
      json.writeArrayFieldStart("input");
      json.writeString(text);
      json.writeEndArray();
      if (settings.dimensions() > 0) {
        json.writeNumberField("dimensions", settings.dimensions());
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /// The first vector of an answer. Whatever else stands there is passed over.
  private float[] read(InputStream body) throws IOException {
    try (JsonParser json = JSON.createParser(body)) {
      JsonToken token = json.nextToken();
      while (token != null
          && !(token == JsonToken.FIELD_NAME && NAMES.contains(json.currentName()))) {
        token = json.nextToken();
      }
      do {
        token = json.nextToken();
      } while (token == JsonToken.START_ARRAY);
      float[] numbers = new float[MOST_NUMBERS];
      int count = 0;
      while (token != null && token.isNumeric() && count < MOST_NUMBERS) {
        numbers[count++] = json.getFloatValue();
        token = json.nextToken();
      }
      if (count == 0 || token != JsonToken.END_ARRAY) {
        throw new Told(failure.garbled("there is no vector in it"));
      }
      return Arrays.copyOf(numbers, count);
    }
  }

  private static String said(HttpURLConnection connection) throws IOException {
    try (InputStream error = connection.getErrorStream()) {
      return error == null ? "" : new String(error.readNBytes(MOST_SAID), StandardCharsets.UTF_8);
    }
  }
}
