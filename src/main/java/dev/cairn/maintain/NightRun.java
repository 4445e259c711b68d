package dev.cairn.maintain;

import dev.cairn.compile.Candidate;
import dev.cairn.compile.ModelUse;
import dev.cairn.compile.Progress;
import dev.cairn.compile.Report;
import dev.cairn.compile.Settings;
import dev.cairn.compile.Workbench;
import dev.cairn.eval.Evaluation;
import dev.cairn.history.Refusal;
import dev.cairn.history.RunLock;
import dev.cairn.model.ModelStopped;
import dev.cairn.model.Spending;
import dev.cairn.review.Proposal;
import dev.cairn.review.Reviews;
import dev.cairn.review.Ruling;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One nightly run: looks for what might be better, tries it in memory, measures, and lands what
/// helps, each as an operation of its own; what code cannot decide it proposes.
///
/// Between two experiments nothing is half done: a run that is killed there has done what it
/// landed. For use by one thread, once.
public final class NightRun {
  /// When the run ends though there is more to try.
  ///
  /// @param experiments the most that are tried
  /// @param time the longest it takes
  public record Caps(int experiments, Optional<Duration> time) {}

  /// What it comes to.
  public sealed interface Result {}

  /// It ran to its end or to a cap.
  public record Finished(NightReport report) implements Result {}

  /// It cannot run now; nothing was written.
  public record Refused(Refusal refusal) implements Result {}

  /// A page that was changed so lately is being worked on.
  private static final Duration RECENT = Duration.ofMinutes(10);

  private static final int MOST_ROUNDS = 8;

  /// As many pages a model writes in a night.
  private static final int MOST_WRITTEN = 20;

  private final Vault vault;
  private final ScratchVault scratch;
  private final Settings settings;
  private final Evaluation.Terms terms;
  private final Clock clock;
  private final Progress progress;
  private final Caps caps;
  private final boolean dryRun;
  private final Optional<ModelUse> model;
  private final List<Proposer> proposers;
  private final long began = System.nanoTime();
  private final List<Trial> trials = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<VaultPath, FileEntry> written = new HashMap<>();
  private @Nullable Workbench held;
  private String cap = "";

  /// @param model what may read new sources and write pages; empty for a night without one
  public NightRun(
      Vault vault,
      Settings settings,
      Evaluation.Terms terms,
      Clock clock,
      Progress progress,
      Caps caps,
      boolean dryRun,
      Optional<ModelUse> model)
      throws IOException {
    this(vault, settings, terms, clock, progress, caps, dryRun, model, Proposers.ALL);
  }

  NightRun(
      Vault vault,
      Settings settings,
      Evaluation.Terms terms,
      Clock clock,
      Progress progress,
      Caps caps,
      boolean dryRun,
      Optional<ModelUse> model,
      List<Proposer> proposers)
      throws IOException {
    this.proposers = List.copyOf(proposers);
    this.vault = vault;
    this.scratch = new ScratchVault(vault.root());
    this.settings = settings;
    this.terms = terms;
    this.clock = clock;
    this.progress = progress;
    this.caps = caps;
    this.dryRun = dryRun;
    this.model = model;
  }

  /// Something that forbids to go on.
  private static final class Stopped extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    private Stopped(Refusal refusal) {
      super(refusal.sentence());
      this.refusal = refusal;
    }
  }

  /// Runs. At most one run is at work on a vault.
  public Result run() throws IOException {
    Optional<RunLock> lock = RunLock.take(vault.derived());
    if (lock.isEmpty()) {
      return new Refused(
          new Refusal(
              "busy",
              "A nightly run is at work in this vault already.",
              "Wait until it has ended, then run this again."));
    }
    try (RunLock _ = lock.get()) {
      return new Finished(night());
    } catch (Stopped e) {
      return new Refused(e.refusal);
    }
  }

  private NightReport night() throws IOException, Stopped {
    takeIn();
    Attempts attempts = Attempts.of(vault);
    progress.start("Evaluating", 0);
    try (Laboratory laboratory = new Laboratory(scratch, terms)) {
      progress.end();
      Ideas ideas = new Ideas();
      for (int round = 0; round < MOST_ROUNDS && cap.isEmpty(); round++) {
        Look look = look();
        ideas = ideas(look);
        if (round == 0) {
          write(look, ideas);
        }
        if (!tryAll(ideas, look, laboratory, attempts)) {
          break;
        }
      }
      return finish(ideas, laboratory);
    }
  }

  /// The vault, with the pages left alone that somebody is at work on now.
  private Workbench bench() throws IOException, Stopped {
    switch (Workbench.open(vault, settings, clock, progress)) {
      case Workbench.NotReady(Refusal refusal) -> throw new Stopped(refusal);
      case Workbench.Ready(Workbench bench) -> {
        BeingEdited edited = new BeingEdited(vault, bench.history(), RECENT);
        bench.leave(page -> edited.is(page, clock.instant(), isOwn(page)));
        return bench;
      }
    }
  }

  /// The same, kept open from one experiment to the next: what it takes a look at the whole vault
  /// to know is not found out anew for each.
  private Workbench held() throws IOException, Stopped {
    if (held != null && !held.isCurrent()) {
      release();
    }
    if (held == null) {
      held = bench();
    }
    return held;
  }

  private void release() throws IOException {
    if (held != null) {
      held.close();
      held = null;
    }
  }

  private Set<VaultPath> busy(Workbench bench) throws IOException {
    return new BeingEdited(vault, bench.history(), RECENT).pages(clock.instant(), own());
  }

  /// Compiles what is new or changed in `raw/`, which its owner has put there to be taken in, and
  /// what follows from pages that people changed.
  private void takeIn() throws IOException, Stopped {
    try {
      takeIn(dryRun ? Optional.empty() : model);
    } catch (ModelStopped stopped) {
      problems.add(told(stopped)); // what is new is compiled without it
      takeInWithout();
    }
  }

  private void takeInWithout() throws IOException, Stopped {
    try {
      takeIn(Optional.empty());
    } catch (ModelStopped e) {
      throw new IllegalStateException("no model was to be asked", e);
    }
  }

  private void takeIn(Optional<ModelUse> reader) throws IOException, Stopped, ModelStopped {
    try (Workbench bench = bench()) {
      List<Candidate> candidates = bench.newRawFiles();
      switch (candidates.isEmpty() ? bench.settle(dryRun) : ingest(bench, candidates, reader)) {
        case Workbench.Refused(Refusal refusal) -> postponed(refusal);
        case Workbench.Rejected(var violations) ->
            problems.add("New sources were not taken in: " + violations.getFirst());
        case Workbench.Done(Report report) -> {
          note(report);
          report.sources().stream()
              .filter(source -> source.status() == Report.Status.REFUSED)
              .forEach(
                  source -> problems.add(source.path() + " was not taken in: " + source.reason()));
        }
      }
    }
  }

  private Workbench.Result ingest(
      Workbench bench, List<Candidate> candidates, Optional<ModelUse> reader)
      throws IOException, ModelStopped {
    return reader.isPresent()
        ? bench.ingest(candidates, reader.get(), false)
        : bench.ingest(candidates, dryRun);
  }

  private static String told(ModelStopped stopped) {
    return (stopped.sentence() + " " + stopped.hint()).strip();
  }

  /// Has the model write pages that code wrote so far: whether they are better is measured.
  private void write(Look look, Ideas ideas) throws IOException, Stopped {
    List<VaultPath> pages =
        WritePages.worthwhile(look, Math.min(MOST_WRITTEN, caps.experiments() - trials.size()));
    if (model.isEmpty() || dryRun || pages.isEmpty()) {
      return;
    }
    try (Workbench bench = bench()) {
      WritePages.propose(bench.drafts(pages, model.get()), look, ideas);
    } catch (ModelStopped stopped) {
      problems.add(told(stopped));
    }
  }

  /// What would change a page that somebody is at work on waits for another night; every other
  /// refusal ends this one.
  private void postponed(Refusal refusal) throws Stopped {
    if (!refusal.code().equals(Workbench.BEING_EDITED)) {
      throw new Stopped(refusal);
    }
    String problem = refusal.sentence() + " What would change it waits.";
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /// Takes note of how the files look that this run has written.
  private void note(Report report) throws IOException {
    List<VaultPath> paths = new ArrayList<>(report.created());
    paths.addAll(report.updated());
    for (VaultPath path : paths) {
      vault.entry(path).ifPresent(file -> written.put(path, file));
    }
  }

  /// Closes what nobody has answered in time or cannot be done any more, so that there is room for
  /// what matters now.
  private void closeExpired() throws IOException, Stopped {
    if (dryRun || Reviews.of(vault, settings.reviews()).open().isEmpty()) {
      return;
    }
    try (Workbench bench = bench()) {
      Ruling expired = bench.expired();
      if (!expired.isEmpty() && bench.decide(expired, false) instanceof Workbench.Refused(var no)) {
        postponed(no);
      }
    }
  }

  private Look look() throws IOException, Stopped {
    try (Workbench bench = bench()) {
      return new Look(scratch, bench, busy(bench), settings.allowedUrls(), today());
    }
  }

  /// The pages that are as this run has written them.
  private Set<VaultPath> own() throws IOException {
    Set<VaultPath> own = new HashSet<>();
    for (VaultPath path : written.keySet()) {
      if (isOwn(path)) {
        own.add(path);
      }
    }
    return own;
  }

  private boolean isOwn(VaultPath path) throws IOException {
    FileEntry file = written.get(path);
    return file != null && vault.entry(path).equals(Optional.of(file));
  }

  private Ideas ideas(Look look) throws IOException {
    Ideas ideas = new Ideas();
    for (Proposer proposer : proposers) {
      proposer.look(look, ideas);
    }
    return ideas;
  }

  /// @return whether anything was kept, so that it is worth looking again
  private boolean tryAll(Ideas ideas, Look look, Laboratory laboratory, Attempts attempts)
      throws IOException, Stopped {
    try {
      return tryEach(ideas, look, laboratory, attempts);
    } finally {
      release();
    }
  }

  private boolean tryEach(Ideas ideas, Look look, Laboratory laboratory, Attempts attempts)
      throws IOException, Stopped {
    boolean kept = false;
    Order order = Order.of(scratch, look, laboratory.now());
    for (Experiment experiment : order.sorted(ideas.experiments())) {
      if (attempts.hasFailed(experiment) || !experiment.isFor(scratch)) {
        continue;
      }
      cap = reached();
      if (!cap.isEmpty()) {
        return false;
      }
      long start = System.nanoTime();
      Trial trial =
          attempt(experiment, look, laboratory).taking((System.nanoTime() - start) / 1_000_000);
      trials.add(trial);
      if (!dryRun && trial.outcome() != Trial.Outcome.POSTPONED) {
        attempts.add(trial, today());
      }
      kept |= trial.isKept();
    }
    return kept;
  }

  private String reached() {
    if (trials.size() >= caps.experiments()) {
      return caps.experiments() + " experiments";
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    return caps.time().filter(time -> taken.compareTo(time) >= 0).isPresent()
        ? caps.time().get().toMinutes() + " minutes"
        : "";
  }

  private Trial attempt(Experiment experiment, Look look, Laboratory laboratory)
      throws IOException, Stopped {
    Trial trial = laboratory.attempt(experiment, look);
    if (!trial.isKept()) {
      laboratory.drop(experiment);
      return trial;
    }
    if (dryRun) {
      look.take(experiment);
      laboratory.suppose();
      return trial;
    }
    switch (landed(experiment)) {
      case Workbench.Refused(Refusal refusal) -> {
        release();
        postponed(refusal);
        laboratory.drop(experiment);
        return trial.postponed(refusal.sentence());
      }
      case Workbench.Rejected(var violations) -> {
        release();
        laboratory.drop(experiment);
        return trial.refused(violations.getFirst().toString());
      }
      case Workbench.Done(Report report) -> {
        note(report);
        look.take(experiment);
        laboratory.take(experiment, report.changed());
        return trial.landed(laboratory.now().score(), report.run());
      }
    }
  }

  private Workbench.Result landed(Experiment experiment) throws IOException, Stopped {
    Edit first = experiment.edits().edits().getFirst();
    if (experiment.kind() == Kind.WRITE && first.content() != null) {
      return held().author(experiment.page(), first.content().text(), experiment.subject());
    }
    Ruling ruling =
        new Ruling(
            experiment.subject(), experiment.names(), Catalogue.without(experiment), List.of());
    return held().maintain(ruling, false);
  }

  private NightReport finish(Ideas ideas, Laboratory laboratory) throws IOException, Stopped {
    closeExpired();
    try (Workbench bench = bench()) {
      Ruling opening = bench.reviews().propose(ideas.proposals());
      List<Proposal> opened =
          ideas.proposals().stream()
              .filter(proposal ->
                  opening.edits().edits().stream()
                      .anyMatch(edit -> edit.path().equals(proposal.path())))
              .toList();
      NightReport report =
          new NightReport(
              trials,
              opened,
              waiting(bench.reviews(), opened),
              laboratory.start(),
              laboratory.now(),
              model.map(use -> use.chat().spent()).orElse(Spending.NOTHING),
              cap,
              problems,
              (System.nanoTime() - began) / 1_000_000);
      if (!dryRun && !report.isEmpty()) {
        land(report, opening, bench);
      }
      return report;
    }
  }

  private static int waiting(Reviews reviews, List<Proposal> opened) {
    Set<String> ids = new HashSet<>();
    reviews.open().forEach(proposal -> ids.add(proposal.id()));
    opened.forEach(proposal -> ids.add(proposal.id()));
    return ids.size();
  }

  private void land(NightReport report, Ruling opening, Workbench bench)
      throws IOException, Stopped {
    List<Edit> edits = new ArrayList<>(opening.edits().edits());
    Content before = vault.read(Vault.MORNING).orElse(null);
    edits.add(new Edit(Vault.MORNING, before, Content.of(MorningPage.of(report, today()))));
    Ruling ruling = new Ruling(MorningPage.subject(report), List.of(), new Edits(edits), List.of());
    switch (bench.maintain(ruling, false)) {
      case Workbench.Done _ -> {}
      case Workbench.Refused(Refusal refusal) -> postponed(refusal);
      case Workbench.Rejected(var violations) ->
          problems.add("The report was not written: " + violations.getFirst());
    }
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
  }
}
