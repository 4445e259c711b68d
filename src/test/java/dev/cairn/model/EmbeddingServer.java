package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// A server on loopback that embeds as OpenAI and as Ollama do, with toy vectors by words and their
/// meanings, and goes wrong when a test wants it to.
public final class EmbeddingServer implements AutoCloseable {
  public static final int DIMENSIONS = 64;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> MEANINGS =
      Map.of("automobile", "car", "vehicle", "car", "sencha", "tea");

  /// Answers a request in its own way.
  public interface Fault {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /// What a request was.
  public record Request(String path, String authorization, JsonNode body) {}

  private final HttpServer server;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

  public EmbeddingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public String root() {
    return "http://"
        + InetAddress.getLoopbackAddress().getHostAddress()
        + ":"
        + server.getAddress().getPort();
  }

  /// The next request is answered so.
  public EmbeddingServer then(Fault fault) {
    faults.add(fault);
    return this;
  }

  public EmbeddingServer then(int status, String body) {
    return then(exchange -> send(exchange, status, body));
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /// All texts that were to be embedded.
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Request request : requests) {
      JsonNode input = request.body().path("input");
      if (input.isArray()) {
        input.forEach(text -> texts.add(text.asText()));
      } else {
        texts.add(input.asText());
      }
    }
    return texts;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      String path = exchange.getRequestURI().getPath();
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      requests.add(new Request(path, authorization == null ? "" : authorization, body));
      Fault fault = faults.poll();
      if (fault != null) {
        fault.answer(exchange);
      } else if (path.equals("/v1/embeddings")) {
        send(exchange, 200, openAi(vectors(body)));
      } else if (path.equals("/api/embed")) {
        send(exchange, 200, ollama(vectors(body)));
      } else {
        send(exchange, 404, "{\"error\":\"no such path\"}");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static List<float[]> vectors(JsonNode body) {
    List<float[]> vectors = new ArrayList<>();
    JsonNode input = body.path("input");
    if (input.isArray()) {
      input.forEach(text -> vectors.add(vector(text.asText())));
    } else {
      vectors.add(vector(input.asText()));
    }
    return vectors;
  }

  public static float[] vector(String text) {
    float[] vector = new float[DIMENSIONS];
    vector[0] = 0.1f;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
      vector[Math.floorMod(MEANINGS.getOrDefault(word, word).hashCode() * 31, DIMENSIONS)] = 1;
    }
    return vector;
  }

  public static String openAi(List<float[]> vectors) {
    ObjectNode root = JSON.createObjectNode().put("object", "list").put("model", "toy");
    ArrayNode data = root.putArray("data");
    for (int i = 0; i < vectors.size(); i++) {
      ObjectNode one = data.addObject().put("object", "embedding").put("index", i);
      ArrayNode numbers = one.putArray("embedding");
      for (float number : vectors.get(i)) {
        numbers.add(number);
      }
    }
    root.putObject("usage").put("prompt_tokens", 1).put("total_tokens", 1);
    return root.toString();
  }

  private static String ollama(List<float[]> vectors) {
    ObjectNode root = JSON.createObjectNode().put("model", "toy");
    ArrayNode data = root.putArray("embeddings");
    for (float[] vector : vectors) {
      ArrayNode numbers = data.addArray();
      for (float number : vector) {
        numbers.add(number);
      }
    }
    return root.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
