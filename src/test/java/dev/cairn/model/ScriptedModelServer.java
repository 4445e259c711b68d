package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.model.WireFormat.Ending;
import dev.cairn.model.WireFormat.Tokens;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A model server on loopback that speaks every provider's wire format and does what it is told:
/// answer, or fail in each of the ways in which servers fail.
public final class ScriptedModelServer implements AutoCloseable {
  /// What it does with one request.
  public sealed interface Step {}

  public record Says(String text, Ending ending, Tokens tokens) implements Step {}

  /// An HTTP error, or a status with any body.
  ///
  /// @param retryAfter null for none
  public record Sends(int status, String body, String retryAfter) implements Step {}

  /// Takes the request and answers when the server is closed, or never.
  public record Stalls() implements Step {}

  /// Sends the beginning of an answer and no more of it.
  ///
  /// @param hangsUp whether the connection is closed, or stays open in silence
  public record Breaks(boolean hangsUp) implements Step {}

  /// Says something larger than anybody reads.
  public record Floods() implements Step {}

  /// A request as it came.
  public record Request(String path, String headers, JsonNode body) {
    public WireFormat format() {
      return WireFormat.at(path);
    }

    public String shared() {
      return format().shared(body);
    }
  }

  private static final AtomicInteger SERVERS = new AtomicInteger();

  /// What every address of this server begins with, so that a late request to another server that
  /// had the port before is none to this one.
  private final String root = "/" + SERVERS.incrementAndGet();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile Function<Request, Step> otherwise = request -> says("It is so.");

  public ScriptedModelServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(root + "/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public static Says says(String text) {
    return new Says(text, Ending.STOP, new Tokens(100, 20, 0));
  }

  public static Says says(String text, Ending ending) {
    return new Says(text, ending, new Tokens(100, 20, 0));
  }

  public static Sends error(int status) {
    return new Sends(status, "{\"error\":{\"message\":\"scripted\"}}", null);
  }

  /// What it does next, in this order, once each.
  public ScriptedModelServer then(Step... next) {
    synchronized (steps) {
      steps.addAll(List.of(next));
    }
    return this;
  }

  /// What it does when nothing else is to be done.
  public ScriptedModelServer otherwise(Function<Request, Step> answer) {
    otherwise = answer;
    return this;
  }

  /// The requests that came, in order.
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /// Where it is, without a slash at the end.
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + root;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Request request =
          new Request(
              exchange.getRequestURI().toString().substring(root.length()),
              exchange.getRequestHeaders().entrySet().toString(),
              new ObjectMapper().readTree(body));
      requests.add(request);
      Step step;
      synchronized (steps) {
        step = steps.isEmpty() ? otherwise.apply(request) : steps.remove();
      }
      perform(exchange, request, step);
    }
  }

  private void perform(HttpExchange exchange, Request request, Step step) throws IOException {
    switch (step) {
      case Says(String text, Ending ending, Tokens tokens) ->
          send(exchange, 200, request.format().says(text, ending, tokens));
      case Sends(int status, String text, String retryAfter) -> {
        if (retryAfter != null) {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        send(exchange, status, text);
      }
      case Stalls _ -> untilClosed();
      case Breaks(boolean hangsUp) -> {
        byte[] whole =
            request
                .format()
                .says("It is so.", Ending.STOP, new Tokens(100, 20, 0))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, whole.length);
        exchange.getResponseBody().write(whole, 0, whole.length / 2);
        exchange.getResponseBody().flush();
        if (!hangsUp) {
          untilClosed();
        }
      }
      case Floods _ -> flood(exchange);
    }
  }

  private void untilClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void flood(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = exchange.getResponseBody()) {
      for (long sent = 0; sent <= Wire.LARGEST_BODY; sent += megabyte.length) {
        out.write(megabyte);
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
