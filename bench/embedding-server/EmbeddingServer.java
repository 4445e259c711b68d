import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Serves a small embedding model on loopback as OpenAI's `/v1/embeddings`, for benchmarks:
/// all-MiniLM-L6-v2, quantised, 384 numbers, on the processor.
///
///     java -cp 'LIB/*' bench/embedding-server/EmbeddingServer.java ADDRESS
///
/// LIB holds what pom.xml beside this names. ADDRESS is a file; the base URL is written into it once
/// the server answers.
final class EmbeddingServer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AllMiniLmL6V2QuantizedEmbeddingModel model =
      new AllMiniLmL6V2QuantizedEmbeddingModel();

  public static void main(String[] arguments) throws IOException {
    EmbeddingServer embedding = new EmbeddingServer();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/embeddings", embedding::answer);
    server.start();
    embedding.model.embed("warm");
    Path ready = Path.of(arguments[0] + ".new");
    Files.writeString(ready, "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    Files.move(ready, Path.of(arguments[0]));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode input = JSON.readTree(exchange.getRequestBody()).path("input");
      List<TextSegment> texts = new ArrayList<>();
      if (input.isArray()) {
        input.forEach(text -> texts.add(TextSegment.from(text.asText())));
      } else {
        texts.add(TextSegment.from(input.asText()));
      }
      ObjectNode root = JSON.createObjectNode().put("object", "list").put("model", "minilm");
      ArrayNode data = root.putArray("data");
      for (Embedding embedding : model.embedAll(texts).content()) {
        ObjectNode one = data.addObject().put("object", "embedding").put("index", data.size() - 1);
        ArrayNode numbers = one.putArray("embedding");
        for (float number : embedding.vector()) {
          numbers.add(number);
        }
      }
      root.putObject("usage").put("prompt_tokens", 0).put("total_tokens", 0);
      byte[] bytes = root.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException | RuntimeException e) {
      System.err.println(e);
    }
  }
}
