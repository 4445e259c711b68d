package dev.cairn.history;

import java.util.List;
import java.util.Objects;

/// What one commit of the engine did.
///
/// @param kind the command's word, such as `ingest`; becomes the start of the subject and
///   `Cairn-Op`
/// @param subject the rest of the commit's first line
/// @param run the id by which the operation can be undone; becomes `Cairn-Run`
/// @param trailers further lines, in order, such as `Cairn-Source`
public record Operation(String kind, String subject, String run, List<Trailer> trailers) {
  static final String OP = "Cairn-Op";
  static final String RUN = "Cairn-Run";
  static final String KEPT = "Cairn-Kept";
  static final String UNDOES = "Cairn-Undoes";

  public Operation {
    if (!kind.matches("[a-z][a-z-]*")) {
      throw new IllegalArgumentException("not a kind of operation: '" + kind + "'");
    }
    Objects.requireNonNull(run);
    subject = subject.replaceAll("\\s+", " ").strip();
    trailers = List.copyOf(trailers);
  }

  /// The values of the trailers with this key, in order.
  public List<String> values(String key) {
    return trailers.stream().filter(t -> t.key().equals(key)).map(Trailer::value).toList();
  }

  /// The commit message, with a `Cairn-Kept` line for every path in which a person's words were
  /// kept.
  String message(List<String> kept) {
    StringBuilder message = new StringBuilder(kind + ": " + subject + "\n\n");
    line(message, OP, kind);
    line(message, RUN, new Trailer(RUN, run).value());
    trailers.forEach(t -> line(message, t.key(), t.value()));
    kept.forEach(path -> line(message, KEPT, new Trailer(KEPT, path).value()));
    return message.toString();
  }

  private static void line(StringBuilder message, String key, String value) {
    message.append(key).append(": ").append(value).append('\n');
  }
}
