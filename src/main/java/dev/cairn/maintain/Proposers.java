package dev.cairn.maintain;

import java.util.List;

/// All that a run looks for without a model.
final class Proposers {
  static final List<Proposer> ALL =
      List.of(
          new MendLinks(),
          new RefreshStale(),
          new CiteSentences(),
          new MergeTwins(),
          new DropRepetitions(),
          new LinkMentions(),
          new AskPeople());

  private Proposers() {}
}
