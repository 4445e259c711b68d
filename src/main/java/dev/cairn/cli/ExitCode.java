package dev.cairn.cli;

/// What a command's exit code means.
enum ExitCode {
  DONE(0),
  /// There are findings, or the gate refused.
  FINDINGS(1),
  USAGE(2),
  /// The vault's state forbids it: locked, merging, no vault at all.
  STATE(3),
  /// The model or the network failed.
  NETWORK(4),
  BUDGET(5),
  INTERNAL(70),
  INTERRUPTED(130);

  final int code;

  ExitCode(int code) {
    this.code = code;
  }
}
