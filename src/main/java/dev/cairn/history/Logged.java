package dev.cairn.history;

import java.time.Instant;

/// An operation as the history holds it.
///
/// @param commit the full commit id
/// @param time when it was committed
public record Logged(String commit, Instant time, Operation operation) {}
