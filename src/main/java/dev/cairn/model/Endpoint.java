package dev.cairn.model;

import java.time.Duration;

/// A place where one model answers. Sends each call once and keeps nothing.
interface Endpoint {
  /// @param timeout the longest time from sending to the last byte
  /// @throws CallFailure where there is no reply
  Reply send(Call call, Duration timeout);

  /// Offers the model a tool and asks it to call that, to learn whether it can; the reply says so
  /// by how it ends.
  ///
  /// @throws CallFailure where there is no reply
  Reply offerTool(Duration timeout);
}
