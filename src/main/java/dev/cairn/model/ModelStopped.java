package dev.cairn.model;

/// The run can ask no more: whoever catches this finishes cleanly and says why.
public abstract sealed class ModelStopped extends Exception {
  private static final long serialVersionUID = 1;

  private final String hint;

  private ModelStopped(String sentence, String hint) {
    super(sentence, null, false, false);
    this.hint = hint;
  }

  /// What to do about it.
  public String hint() {
    return hint;
  }

  /// What happened, as one sentence.
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /// A budget is used up: its next call might pass it.
  public static final class BudgetReached extends ModelStopped {
    private static final long serialVersionUID = 1;

    BudgetReached(String sentence, String hint) {
      super(sentence, hint);
    }
  }

  /// The model cannot be reached, or will not take our calls.
  public static final class ModelFailed extends ModelStopped {
    private static final long serialVersionUID = 1;

    ModelFailed(String sentence, String hint) {
      super(sentence, hint);
    }
  }
}
