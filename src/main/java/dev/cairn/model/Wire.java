package dev.cairn.model;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The HTTP under LangChain4j: one request, one whole response within one time, or a [CallFailure].
///
/// The JDK's own timeout ends with the response's headers, so a body that stalls would hang for
/// ever; here the clock runs to the last byte. Redirects are not followed: the key would go along.
final class Wire implements dev.langchain4j.http.client.HttpClient {
  /// More than any answer; a response beyond it is not read to its end.
  static final long LARGEST_BODY = 32L << 20;

  private static final Duration CONNECT = Duration.ofSeconds(15);

  private final HttpClient client;
  private final Duration timeout;
  private final InstantSource clock;
  private @Nullable String body;

  /// A wire for one request.
  ///
  /// @param client as [#client] makes it; may be shared
  /// @param timeout the longest time from sending to the last byte
  Wire(HttpClient client, Duration timeout, InstantSource clock) {
    this.client = client;
    this.timeout = timeout;
    this.clock = clock;
  }

  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(Version.HTTP_1_1) // many a local server stumbles over the offer of HTTP/2
        .followRedirects(Redirect.NEVER)
        .connectTimeout(CONNECT)
        .build();
  }

  /// The body of the response; empty where there was none.
  String body() {
    return body == null ? "" : body;
  }

  /// Whether a response came that is no error.
  boolean isAnswered() {
    return body != null;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .method(request.method().name(), body(request));
    request.headers().forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    HttpResponse<byte[]> response = send(builder.build());
    String text = new String(response.body(), StandardCharsets.UTF_8);
    if (response.statusCode() / 100 != 2) {
      throw CallFailure.ofStatus(
          response.statusCode(),
          text,
          response.headers().firstValue("Retry-After"),
          clock.instant());
    }
    body = text;
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .body(response.body())
        .build();
  }

  private static java.net.http.HttpRequest.BodyPublisher body(HttpRequest request) {
    return request.body() == null
        ? java.net.http.HttpRequest.BodyPublishers.noBody()
        : java.net.http.HttpRequest.BodyPublishers.ofString(request.body());
  }

  private HttpResponse<byte[]> send(java.net.http.HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
    try {
      return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new CallFailure(
          CallFailure.Kind.TIMEOUT, "no whole answer within " + timeout.toSeconds() + " s");
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallFailure(CallFailure.Kind.INTERRUPTED, "the call was interrupted");
    } catch (ExecutionException e) {
      throw failure(request.uri(), e.getCause() == null ? e : e.getCause());
    }
  }

  private static CallFailure failure(URI uri, Throwable cause) {
    String where = uri.getScheme() + "://" + uri.getAuthority();
    return switch (cause) {
      case HttpConnectTimeoutException _ ->
          new CallFailure(CallFailure.Kind.UNREACHABLE, where + " does not answer");
      case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
          new CallFailure(CallFailure.Kind.UNREACHABLE, where + " is not known");
      case ConnectException _ ->
          new CallFailure(CallFailure.Kind.UNREACHABLE, "nobody answers at " + where);
      case IOException e when String.valueOf(e.getMessage()).contains("body exceeds capacity") ->
          new CallFailure(
              CallFailure.Kind.TOO_LARGE,
              "the answer is larger than " + (LARGEST_BODY >> 20) + " MB");
      default ->
          new CallFailure(
              CallFailure.Kind.GARBLED,
              "the connection broke: " + CallFailure.line(String.valueOf(cause.getMessage())));
    };
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("no answer is streamed");
  }

  /// What LangChain4j asks for. The times that it sets are ours.
  static final class Builder implements dev.langchain4j.http.client.HttpClientBuilder {
    private final Wire wire;

    Builder(Wire wire) {
      this.wire = wire;
    }

    @Override
    public Duration connectTimeout() {
      return CONNECT;
    }

    @Override
    public Builder connectTimeout(@Nullable Duration timeout) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return wire.timeout;
    }

    @Override
    public Builder readTimeout(@Nullable Duration timeout) {
      return this;
    }

    @Override
    public Wire build() {
      return wire;
    }
  }
}
