package dev.cairn.source;

import java.util.List;
import java.util.Locale;

/// An address of the web that asks whoever writes it down to fill in what they know: its query has
/// a place left open for a summary, a secret or a conversation.
final class LeakingAddress {
  private static final List<String> OPEN = List.of("{", "<", "[", "$", "%7b", "%3c");
  private static final List<String> GOODS =
      List.of(
          "summar",
          "conversation",
          "history",
          "secret",
          "password",
          "note",
          "context",
          "prompt",
          "answer",
          "memory",
          "chat",
          "everything",
          "private",
          "content");

  private LeakingAddress() {}

  /// Whether one stands in a line; it ends at white space or a bracket that closes a link.
  static boolean standsIn(String line) {
    int end = 0;
    for (int at = line.indexOf("://"); at >= 0; at = line.indexOf("://", end)) {
      end = at + 3;
      while (end < line.length()
          && line.charAt(end) > ' '
          && ")\"'".indexOf(line.charAt(end)) < 0) {
        end++;
      }
      int query = line.indexOf('?', at);
      if (query >= 0 && query < end && asks(line.substring(query, end).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static boolean asks(String query) {
    for (String open : OPEN) {
      int at = query.indexOf(open);
      if (at >= 0 && GOODS.stream().anyMatch(query.substring(at)::contains)) {
        return true;
      }
    }
    return false;
  }
}
