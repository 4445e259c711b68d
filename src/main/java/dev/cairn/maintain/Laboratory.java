package dev.cairn.maintain;

import dev.cairn.compile.VaultSources;
import dev.cairn.eval.Comparison;
import dev.cairn.eval.Comparison.Guarding;
import dev.cairn.eval.Comparison.Verdict;
import dev.cairn.eval.Evaluation;
import dev.cairn.eval.Scorecard;
import dev.cairn.gate.Allowance;
import dev.cairn.gate.Gate;
import dev.cairn.gate.StandardChecks;
import dev.cairn.gate.Standing;
import dev.cairn.gate.Violation;
import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tries experiments on a vault in memory: through the gate, then measured. Knows the score and
/// shows nothing of it but what an experiment came to.
final class Laboratory implements Closeable {
  private final ScratchVault scratch;
  private final Evaluation evaluation;
  private final Evaluation.Terms terms;
  private final Scorecard start;
  private Scorecard now;

  Laboratory(ScratchVault scratch, Evaluation.Terms terms) throws IOException {
    this.scratch = scratch;
    this.terms = terms;
    this.evaluation = Evaluation.of(scratch, terms);
    this.start = evaluation.scorecard();
    this.now = start;
  }

  Scorecard start() {
    return start;
  }

  Scorecard now() {
    return now;
  }

  /// Lays the experiment over the vault and says whether it helps. It stays laid over the vault
  /// until [#take] or [#drop].
  Trial attempt(Experiment experiment, Look look) throws IOException {
    int faults = faults(experiment, look);
    scratch.lay(experiment.edits());
    List<Violation> violations = violations(experiment, look);
    if (!violations.isEmpty()) {
      return new Trial(
          experiment,
          Trial.Outcome.REFUSED,
          now.score(),
          now.score(),
          0,
          violations.getFirst().toString(),
          0,
          "");
    }
    Scorecard after = evaluation.refresh(experiment.touched());
    Comparison comparison = Comparison.of(now, after, Guarding.EACH);
    Comparison sinceStart = Comparison.of(start, after, Guarding.EACH);
    String against =
        sinceStart.lost().isEmpty() ? against(comparison) : "costs " + sinceStart.lost();
    if (against.isEmpty() && comparison.verdict() == Verdict.SAME) {
      look.take(experiment);
      against = faults(experiment, look) < faults ? "" : "changes nothing that is measured";
      look.takeBack(experiment);
    }
    Trial.Outcome outcome = against.isEmpty() ? Trial.Outcome.KEPT : Trial.Outcome.DROPPED;
    return new Trial(
        experiment, outcome, now.score(), after.score(), comparison.gain(), against, 0, "");
  }

  private static String against(Comparison comparison) {
    return switch (comparison.verdict()) {
      case BETTER, SAME -> "";
      case WORSE ->
          comparison.lost().isEmpty()
              ? "the score falls"
              : "costs " + String.join(", ", comparison.lost());
    };
  }

  /// What the score may not see of a repair: faults of the pages that are there before and after.
  private int faults(Experiment experiment, Look look) throws IOException {
    int faults = 0;
    for (Edit edit : experiment.edits().edits()) {
      Optional<Page> page = scratch.page(edit.path());
      if (edit.content() != null && edit.base() != null && page.isPresent()) {
        faults += look.violations(page.get()).size() + look.mentions(page.get()).size();
      }
    }
    return faults;
  }

  private List<Violation> violations(Experiment experiment, Look look) {
    List<Change> changes = new ArrayList<>();
    for (Edit edit : experiment.edits().edits()) {
      changes.add(
          new Change(
              edit.path(),
              edit.base(),
              edit.base(),
              edit.content(),
              edit.content(),
              edit.content(),
              false));
    }
    Standing standing =
        new Standing(look.files(), look.names(), this::page, new VaultSources(scratch));
    Allowance allowance = new Allowance(Set.of(), false, false, terms.allowedUrls(), true);
    return switch (new Gate(StandardChecks.of(standing, allowance)).check(changes)) {
      case Gate.Passed _ -> List.of();
      case Gate.Rejected(List<Violation> found) -> found;
    };
  }

  private Optional<Page> page(VaultPath path) {
    try {
      return scratch.page(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes the experiment off again, as if it had never been tried.
  void drop(Experiment experiment) throws IOException {
    scratch.clear();
    now = evaluation.refresh(experiment.touched());
  }

  /// Takes what has landed for the state from which the next experiment starts.
  ///
  /// @param landed the files that were written
  void take(Experiment experiment, Collection<VaultPath> landed) throws IOException {
    Map<VaultPath, Optional<Content>> measured = new LinkedHashMap<>();
    for (VaultPath path : experiment.touched()) {
      measured.put(path, scratch.read(path));
    }
    scratch.clear();
    Set<VaultPath> touched = new LinkedHashSet<>(landed);
    for (Map.Entry<VaultPath, Optional<Content>> file : measured.entrySet()) {
      if (scratch.read(file.getKey()).equals(file.getValue())) {
        touched.remove(file.getKey()); // it is as it was measured
      } else {
        touched.add(file.getKey());
      }
    }
    now = evaluation.refresh(touched);
  }

  /// Goes on as if the experiment had landed, where nothing is to be written.
  void suppose() {
    scratch.keep();
    now = evaluation.scorecard();
  }

  @Override
  public void close() throws IOException {
    evaluation.close();
  }
}
