package dev.cairn.model;

import java.time.Duration;

/// A place where one model answers. Sends each call once and keeps nothing.
interface Endpoint {
  /// @param timeout the longest time from sending to the last byte
  /// @throws CallFailure where there is no reply
  Reply send(Call call, Duration timeout);

  /// Whether the model can be brought to call a tool, for `cairn doctor`.
  ///
  /// @throws CallFailure where there is no reply
  boolean callsTools(Duration timeout);
}
