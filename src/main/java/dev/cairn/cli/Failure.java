package dev.cairn.cli;

import dev.cairn.model.ModelStopped;

/// A command that cannot do what it was asked, told in one sentence with the way out.
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  final ExitCode exit;
  final String code;
  final String hint;

  /// @param code a stable word for programs, such as `no-vault`
  /// @param sentence what is wrong
  /// @param hint what to do; may be empty
  Failure(ExitCode exit, String code, String sentence, String hint) {
    super(sentence, null, false, false);
    this.exit = exit;
    this.code = code;
    this.hint = hint;
  }

  static Failure usage(String code, String sentence, String hint) {
    return new Failure(ExitCode.USAGE, code, sentence, hint);
  }

  static Failure of(dev.cairn.history.Refusal refusal) {
    return new Failure(ExitCode.STATE, refusal.code(), refusal.sentence(), refusal.hint());
  }

  static Failure of(ModelStopped stopped) {
    return switch (stopped) {
      case ModelStopped.BudgetReached reached ->
          new Failure(ExitCode.BUDGET, "budget", reached.sentence(), reached.hint());
      case ModelStopped.ModelFailed failed ->
          new Failure(ExitCode.NETWORK, "model", failed.sentence(), failed.hint());
    };
  }
}
