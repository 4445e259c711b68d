package dev.cairn.model;

/// Something that answers prompts: the port through which the rest of Cairn asks models.
///
/// Safe for use by several threads.
public interface Chat {

  /// Asks, unless the same was asked before and its answer is kept.
  ///
  /// @throws ModelStopped where no further call may or can be made; nothing is half done
  Answer answer(Prompt prompt) throws ModelStopped;

  /// Counts a page that is about to be written.
  ///
  /// @throws ModelStopped where the run may write no more of them
  void page() throws ModelStopped;

  /// What the calls have taken so far.
  Spending spent();

  /// What is known of the model that does a task.
  ModelFacts facts(Task task);
}
