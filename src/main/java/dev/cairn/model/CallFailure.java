package dev.cairn.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call that brought no reply. The one place that says which of them may be made again.
final class CallFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What went wrong.
  enum Kind {
    RATE_LIMITED(true, false),
    OVERLOADED(true, false),
    UNREACHABLE(true, false),
    /// The connection broke or the reply made no sense: it may have been paid for.
    GARBLED(true, true),
    TIMEOUT(true, true),
    KEY_REFUSED(false, false),
    NO_SUCH_MODEL(false, false),
    NOT_PAID(false, false),
    BAD_REQUEST(false, false),
    TOO_LARGE(false, true),
    INTERRUPTED(false, true);

    final boolean again;
    final boolean costs;

    Kind(boolean again, boolean costs) {
      this.again = again;
      this.costs = costs;
    }
  }

  final transient Kind kind;

  /// How long the provider asks to wait; null where it does not say.
  final transient @Nullable Duration retryAfter;

  /// @param reason in words, without secrets
  CallFailure(Kind kind, String reason, @Nullable Duration retryAfter) {
    super(reason, null, false, false);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  CallFailure(Kind kind, String reason) {
    this(kind, reason, null);
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /// What an HTTP status other than 2xx means.
  ///
  /// @param retryAfter the header's value
  static CallFailure ofStatus(int status, String body, Optional<String> retryAfter, Instant now) {
    String said = said(body);
    String reason = "HTTP " + status + (said.isEmpty() ? "" : ": " + said);
    return new CallFailure(
        kind(status, body), reason, retryAfter.map(v -> wait(v, now)).orElse(null));
  }

  private static Kind kind(int status, String body) {
    return switch (status) {
      // OpenAI says with the same status that there is no money left, and waiting does not help.
      case 429 -> body.contains("insufficient_quota") ? Kind.NOT_PAID : Kind.RATE_LIMITED;
      case 401, 403 -> Kind.KEY_REFUSED;
      case 402 -> Kind.NOT_PAID;
      case 404 -> Kind.NO_SUCH_MODEL;
      case 408, 504 -> Kind.TIMEOUT;
      case 409, 425 -> Kind.OVERLOADED;
      default -> status >= 500 ? Kind.OVERLOADED : Kind.BAD_REQUEST;
    };
  }

  /// Seconds, or a date, as HTTP has it. What is neither says nothing.
  private static @Nullable Duration wait(String value, Instant now) {
    if (value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      return Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000));
    }
    try {
      Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /// The provider's sentence in an error's body, on one line.
  private static String said(String body) {
    String text = body;
    try {
      JsonNode error = new ObjectMapper().readTree(body).path("error");
      String message = error.path("message").asText(error.asText(""));
      text = message.isBlank() ? body : message;
    } catch (JsonProcessingException e) {
      text = body.stripLeading().startsWith("<") ? "a web page" : body; // a proxy's error page
    }
    return line(text);
  }

  /// A text on one line of at most 300 characters, with nothing that a terminal would obey.
  static String line(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }
}
