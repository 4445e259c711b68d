package dev.cairn.maintain;

import dev.cairn.eval.Scorecard;
import dev.cairn.model.Spending;
import dev.cairn.review.Proposal;
import java.util.List;

/// What a nightly run did.
///
/// @param trials all experiments, in the order in which they were tried
/// @param opened proposals that were opened
/// @param waiting all proposals that are open now
/// @param cap which cap ended it while there was more to try; empty where none did
/// @param problems what stood in the way, one sentence each
public record NightReport(
    List<Trial> trials,
    List<Proposal> opened,
    int waiting,
    Scorecard before,
    Scorecard after,
    Spending spending,
    String cap,
    List<String> problems,
    long ms) {
  public NightReport {
    trials = List.copyOf(trials);
    opened = List.copyOf(opened);
    problems = List.copyOf(problems);
  }

  /// Those that made the wiki better.
  public List<Trial> kept() {
    return trials.stream().filter(Trial::isKept).toList();
  }

  public boolean isEmpty() {
    return kept().isEmpty() && opened.isEmpty();
  }
}
