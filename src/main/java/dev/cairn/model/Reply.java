package dev.cairn.model;

import org.jspecify.annotations.Nullable;

/// What a provider sent back, before anybody judged it.
///
/// @param text empty where there was none
/// @param end why it ended there
/// @param reason the provider's words about that, empty where it gave none
/// @param tokens null where the provider did not count them
record Reply(String text, End end, String reason, @Nullable Tokens tokens) {
  /// Why a reply ended.
  enum End {
    COMPLETE,
    CUT,
    REFUSED,
    /// It calls a tool, and none was offered.
    TOOL
  }

  /// The provider's count.
  ///
  /// @param input with what was cached or put into the cache
  record Tokens(long input, long output, long cached, long written) {}
}
