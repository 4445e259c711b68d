package dev.cairn.compile;

import dev.cairn.compile.Compiler.Arrival;
import dev.cairn.gate.Allowance;
import dev.cairn.gate.Violation;
import dev.cairn.history.History;
import dev.cairn.history.Logged;
import dev.cairn.history.Refusal;
import dev.cairn.history.Trailer;
import dev.cairn.model.ModelStopped;
import dev.cairn.review.Reviews;
import dev.cairn.review.Ruling;
import dev.cairn.review.Step;
import dev.cairn.review.Verdicts;
import dev.cairn.source.Source;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Page;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A vault, locked and made ready for compiling: what the compiler knows agrees with what HEAD
/// holds.
///
/// For use by one thread, for one operation, or for several of [#maintain] while each is done and
/// [#isCurrent].
public final class Workbench implements AutoCloseable {
  /// What an operation comes to.
  public sealed interface Result {}

  /// It is done, or there was nothing to do.
  public record Done(Report report) implements Result {}

  /// The state of the vault or its repository forbids it; nothing was written.
  public record Refused(Refusal refusal) implements Result {}

  /// The gate does not let the pages through; nothing was written.
  public record Rejected(List<Violation> violations) implements Result {}

  /// What opening comes to.
  public sealed interface Opening {}

  /// The vault is ours until the workbench is closed.
  public record Ready(Workbench workbench) implements Opening {}

  /// It cannot be worked on now.
  public record NotReady(Refusal refusal) implements Opening {}

  /// Knows where somebody is at work.
  @FunctionalInterface
  public interface Hands {
    /// Whether a page is to be left alone now.
    boolean areOn(VaultPath page) throws IOException;
  }

  /// The code of a refusal to change a page that was to be left alone.
  public static final String BEING_EDITED = "being-edited";

  /// The operations whose pages follow from the sources.
  private static final Set<String> COMPILING = Set.of("ingest", "remove", "rebuild", "undo");

  final Vault vault;
  final History history;
  final Clock clock;
  final Settings settings;
  final Progress progress;
  final Store store;
  private final List<String> problems = new ArrayList<>();
  private final RawTexts texts;
  private final Readings readings;
  private VaultScan scan;
  private Hands hands = page -> false;

  private Workbench(
      Vault vault, History history, Store store, Settings settings, Clock clock, Progress progress)
      throws IOException {
    this.vault = vault;
    this.history = history;
    this.clock = clock;
    this.settings = settings;
    this.progress = progress;
    this.store = store;
    this.texts = new RawTexts(vault, history, store);
    this.readings = new Readings(history);
    String head = Optional.ofNullable(history.head()).orElse("");
    if (store.head().equals(head) && !store.isEmpty()) {
      this.scan = VaultScan.of(vault, store, settings.ignore());
    } else {
      this.scan = VaultScan.beforeCatchUp(vault, store, settings.ignore());
      catchUp(head);
    }
    findRawProblems();
  }

  /// Takes the vault's lock, finishes what an interrupted operation left, and brings the compiler's
  /// store up to HEAD.
  public static Opening open(Vault vault, Settings settings, Clock clock, Progress progress)
      throws IOException {
    return open(History.open(vault.root(), clock), vault, settings, clock, progress);
  }

  static Opening open(
      History.Opening past, Vault vault, Settings settings, Clock clock, Progress progress)
      throws IOException {
    switch (past) {
      case Refusal refusal -> {
        return new NotReady(refusal);
      }
      case History.Opened(History history) -> {
        boolean ready = false;
        try {
          if (history.begin() instanceof Refusal refusal) {
            return new NotReady(refusal);
          }
          Store store = Store.open(vault.derived());
          try {
            Workbench workbench = new Workbench(vault, history, store, settings, clock, progress);
            ready = true;
            return new Ready(workbench);
          } finally {
            if (!ready) {
              store.close();
            }
          }
        } finally {
          if (!ready) {
            history.close();
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    store.close();
    history.close();
  }

  /// Brings the store to the sources that HEAD records, where somebody else has moved HEAD, or the
  /// store is new.
  private void catchUp(String head) throws IOException {
    boolean isNew = store.isEmpty();
    List<Arrival> arrivals = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    Map<String, SourceRecord> recorded = new TreeMap<>();
    for (VaultPath path : history.tree().keySet()) {
      if (path.isUnder(Vault.SOURCES) && path.isMarkdown()) {
        Optional<SourceRecord> record =
            history
                .committed(path)
                .map(content -> Page.of(path, content.text()))
                .flatMap(SourceRecord::of);
        record.ifPresent(known -> {
          recorded.put(known.slug(), known);
          if (!store.record(known.slug()).equals(record)) {
            arrive(known, arrivals, gone);
          }
        });
      }
    }
    store.records().stream()
        .map(SourceRecord::slug)
        .filter(slug -> !recorded.containsKey(slug))
        .forEach(gone::add);
    if (!arrivals.isEmpty() || !gone.isEmpty()) {
      progress.note("Reading " + arrivals.size() + " sources to catch up with the repository…");
    }
    // Where nothing was ever compiled, what is compiled now would pass for what people deleted.
    if (!store.records().isEmpty()
        || !recorded.isEmpty()
        || history.tree().containsKey(Vault.INDEX)) {
      new Adoption(this, recorded).adopt(scan.authored());
      Map<String, List<GivenName>> given =
          isNew ? scan.givenWithout(changedSinceOperation()) : store.given();
      compiler(Set.of()).compile(arrivals, gone, given, Set.of());
    }
    if (isNew) {
      store.putMeta("taken", String.join("\n", scan.taken()));
    }
    store.commit(head);
    scan = VaultScan.of(vault, store, settings.ignore());
  }

  private void arrive(SourceRecord record, List<Arrival> arrivals, List<String> gone) {
    boolean known = store.record(record.slug()).isPresent();
    texts
        .source(record)
        .ifPresentOrElse(
            source -> {
              if (known) {
                gone.add(record.slug());
              }
              arrivals.add(Arrival.of(record, readings.digest(source, record)));
            },
            () ->
                problems.add(
                    record.raw()
                        + " is gone and not in the history either: what rests on it cannot be"
                        + " compiled again"));
  }

  /// The files that people have changed since the last operation. What follows from the names in
  /// them has still to land.
  private Set<VaultPath> changedSinceOperation() throws IOException {
    Set<VaultPath> changed = new HashSet<>(history.uncommitted());
    for (Logged last : history.log(1)) {
      changed.addAll(history.changedSince(last.commit()));
    }
    return changed;
  }

  /// The name that a source without a title goes by.
  static String nameOf(SourceRecord record) {
    return Intake.stem(record.origin().isEmpty() ? record.raw().fileName() : record.origin());
  }

  static Extractor extractor() {
    return new BaselineExtractor();
  }

  private void findRawProblems() {
    for (SourceRecord record : store.records()) {
      Sha256 now = scan.raw().get(record.raw());
      if (now == null) {
        problems.add(
            record.raw()
                + " is missing; its pages stay as they are. Bring it back, or take it out with:"
                + " cairn remove "
                + record.slug());
      } else if (!now.equals(record.sha256())) {
        problems.add(
            record.raw()
                + " has changed since it was taken in; the version taken in still counts. Take the"
                + " new one in with: cairn ingest "
                + record.raw());
      }
    }
  }

  Compiler compiler(Set<String> arriving) throws IOException {
    Set<String> taken = new HashSet<>(scan.taken());
    taken.addAll(arriving);
    return new Compiler(
        store, scan.otherPages(), name -> taken.contains(Vault.foldedName(name)), reviews());
  }

  /// The open proposals, as the files have them.
  public Reviews reviews() throws IOException {
    return Reviews.of(vault, settings.reviews());
  }

  /// What nobody has answered in time, or cannot be done any more, as a ruling that closes it.
  public Ruling expired() throws IOException {
    return reviews().expire(history, clock.instant());
  }

  /// Does what was decided, in one operation with what follows from it.
  public Result decide(Ruling ruling, boolean dryRun) throws IOException {
    return carryOut("review", ruling, dryRun);
  }

  /// Lands what follows from pages that people have made or changed since the last operation, and
  /// from nothing else.
  public Result settle(boolean dryRun) throws IOException {
    String subject = "what follows from pages that people changed";
    Ruling nothing = new Ruling(subject, List.of(), new Edits(List.of()), List.of());
    return carryOut("maintain", nothing, dryRun);
  }

  /// Leaves pages alone on which somebody is at work: an operation that would change one of them is
  /// refused.
  public void leave(Hands others) {
    hands = others;
  }

  Hands hands() {
    return hands;
  }

  /// Whether nobody else has moved HEAD since.
  public boolean isCurrent() throws IOException {
    return store.head().equals(Optional.ofNullable(history.head()).orElse(""));
  }

  /// Mends pages as the nightly run does, in one operation with what follows from it. A person's
  /// words on them stay a person's: the compiler merges such a page and never replaces it.
  public Result maintain(Ruling ruling, boolean dryRun) throws IOException {
    for (Edit edit : ruling.edits().edits()) {
      if (isTopic(edit.path()) && !store.hasPage(edit.path())) {
        scan.expect(edit.path(), edit.content());
      }
    }
    List<Trailer> trailers = new ArrayList<>(ruling.trailers());
    trailers.addAll(Mending.kept(ruling.edits(), store, history));
    Result result =
        carryOut(
            "maintain",
            new Ruling(ruling.subject(), ruling.names(), ruling.edits(), trailers),
            dryRun);
    if (!dryRun && result instanceof Done(Report report)) {
      scan.follow(report.changed());
    }
    return result;
  }

  /// Has a model write pages that code has written so far, and keeps nothing of it.
  ///
  /// @return what it wrote, by page; a page that it made nothing of is missing
  public Map<VaultPath, String> drafts(Collection<VaultPath> pages, ModelUse model)
      throws IOException, ModelStopped {
    Authoring authoring = ModelLanding.authoring(this, model, Rules.of(vault), "", List.of());
    Map<VaultPath, String> texts = new TreeMap<>();
    compiler(Set.of())
        .drafted(pages, authoring)
        .forEach((path, page) -> texts.put(path, page.text()));
    return texts;
  }

  /// Takes what a model wrote for a page's text, and goes on from it.
  ///
  /// @param text as [#drafts] gave it
  public Result author(VaultPath page, String text, String subject) throws IOException {
    String name = Page.of(page, text).front().get("written-by").orElse("");
    Plan plan =
        new Plan(
            "maintain",
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            new Allowance(Set.of(), false, false, settings.allowedUrls(), true),
            List.of(),
            List.of(new Trailer("Cairn-Model", name)),
            Map.of(page, text),
            false);
    Result result = new Landing(this, plan, false, System.nanoTime()).land(subject);
    if (result instanceof Done(Report report)) {
      scan.follow(report.changed());
    }
    return result;
  }

  private static boolean isTopic(VaultPath path) {
    return path.isUnder(Vault.CONCEPTS) || path.isUnder(Vault.ENTITIES);
  }

  private Result carryOut(String kind, Ruling ruling, boolean dryRun) throws IOException {
    for (Step.Naming naming : ruling.names()) {
      scan.give(naming.path(), naming.name());
    }
    scan.foresee(ruling.edits().edits());
    Plan plan =
        new Plan(
            kind,
            List.of(),
            List.of(),
            ruling.edits().edits(),
            Set.of(),
            new Allowance(Set.of(), false, false, settings.allowedUrls(), true),
            List.of(),
            ruling.trailers(),
            false);
    return new Landing(this, plan, dryRun, System.nanoTime()).land(ruling.subject());
  }

  /// A page as the sources give it, with nobody's changes; empty where they give none.
  public Optional<String> compiled(VaultPath path) {
    return store.page(path);
  }

  /// The history that this operation becomes part of.
  public History history() {
    return history;
  }

  String today() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString();
  }

  VaultScan scan() {
    return scan;
  }

  RawTexts texts() {
    return texts;
  }

  Readings readings() {
    return readings;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /// Takes files in and compiles them.
  ///
  /// @param dryRun whether nothing is written and the report only tells what would be
  public Result ingest(List<Candidate> candidates, boolean dryRun) throws IOException {
    long start = System.nanoTime();
    Intake intake = taken(candidates);
    return new Landing(this, plan(intake, intake.arrivals(), List.of()), dryRun, start).land();
  }

  /// The same, with a model that reads the sources and writes the pages that they bear on.
  ///
  /// @throws ModelStopped where the model cannot go on; nothing is written then, and what it
  ///   answered is kept for when the same is asked again
  public Result ingest(List<Candidate> candidates, ModelUse model, boolean dryRun)
      throws IOException, ModelStopped {
    long start = System.nanoTime();
    Intake intake = taken(candidates);
    String rules = Rules.of(vault);
    ModelIntake read = new ModelIntake(this, model, rules);
    model.talk().expect(read.estimate(intake));
    read.read(intake);
    Plan plan = plan(intake, read.arrivals(), read.edits());
    return new Landing(this, plan, dryRun, start)
        .land(new ModelLanding(this, model, read, rules, plan));
  }

  private Intake taken(List<Candidate> candidates) {
    Intake intake = new Intake(store, extractor(), today());
    progress.start("Reading", candidates.size());
    intake.take(candidates, candidate -> progress.step());
    progress.end();
    intake
        .arrivals()
        .forEach(arrival -> {
          if (intake.source(arrival.record().slug()) instanceof Source source) {
            texts.put(arrival.record().slug(), source);
          }
        });
    return intake;
  }

  /// @param readings what was read in the sources, to keep
  private Plan plan(Intake intake, List<Arrival> arrivals, List<Edit> readings) throws IOException {
    List<Edit> edits = new ArrayList<>();
    Set<String> arriving = new HashSet<>();
    for (Map.Entry<VaultPath, Content> raw : intake.added().entrySet()) {
      Content old = history.committed(raw.getKey()).orElse(null);
      edits.add(new Edit(raw.getKey(), old, raw.getValue()));
      if (raw.getKey().isMarkdown()) {
        arriving.add(Vault.foldedName(raw.getKey().basename()));
      }
    }
    boolean replaces = edits.stream().anyMatch(edit -> edit.base() != null);
    edits.addAll(readings);
    return new Plan(
        "ingest",
        arrivals,
        intake.revised(),
        edits,
        arriving,
        new Allowance(Set.copyOf(intake.revised()), false, replaces, settings.allowedUrls(), false),
        intake.reports(),
        List.of(),
        false);
  }

  /// Takes a source out, and what rests on it alone.
  ///
  /// @param deleteRaw whether its raw file goes as well
  public Result remove(SourceRecord record, boolean deleteRaw, boolean dryRun) throws IOException {
    long start = System.nanoTime();
    List<Edit> edits = new ArrayList<>();
    if (deleteRaw) {
      edits.add(new Edit(record.raw(), history.committed(record.raw()).orElse(null), null));
    }
    VaultPath reading = ReadingFile.path(record.slug());
    history.committed(reading).ifPresent(old -> edits.add(new Edit(reading, old, null)));
    Report.SourceReport report =
        new Report.SourceReport(record.raw().value(), record.slug(), Report.Status.REMOVED, "");
    Plan plan =
        new Plan(
            "remove",
            List.of(),
            List.of(record.slug()),
            edits,
            Set.of(),
            new Allowance(Set.of(record.slug()), true, deleteRaw, settings.allowedUrls(), false),
            List.of(report),
            List.of(),
            false);
    return new Landing(this, plan, dryRun, start).land();
  }

  /// Compiles everything from nothing and writes what differs.
  public Result rebuild(boolean dryRun) throws IOException {
    long start = System.nanoTime();
    Allowance allowance = new Allowance(slugs(), true, false, settings.allowedUrls(), false);
    Plan plan =
        new Plan(
            "rebuild", fromRaw(), List.of(), List.of(), Set.of(), allowance, List.of(), List.of(),
            true);
    return new Landing(this, plan, dryRun, start).land();
  }

  /// Compiles everything from nothing and tells in which pages the wiki differs from that. Writes
  /// nothing, and leaves the workbench of no more use.
  public List<Difference> differences() throws IOException {
    List<Arrival> arrivals = fromRaw();
    List<VaultPath> old = store.pages();
    store.clear();
    Compiler.Outcome outcome =
        compiler(Set.of()).compile(arrivals, List.of(), scan.given(), Set.of());
    List<Difference> differences = new ArrayList<>();
    for (PageText page : outcome.after().values()) {
      Optional<Content> file = vault.read(page.path());
      if (file.isEmpty()) {
        differences.add(new Difference(page.path(), "missing"));
      } else if (!file.get().text().equals(Verdicts.carried(page.text(), file.get().text()))) {
        differences.add(new Difference(page.path(), "differs from what raw/ gives"));
      }
    }
    for (VaultPath path : old) {
      if (!outcome.after().containsKey(path) && vault.read(path).isPresent()) {
        differences.add(new Difference(path, "rests on no source"));
      }
    }
    return differences;
  }

  /// A page that is not what raw/ gives.
  public record Difference(VaultPath path, String what) {}

  private Set<String> slugs() {
    Set<String> slugs = new TreeSet<>();
    store.records().forEach(record -> slugs.add(record.slug()));
    return slugs;
  }

  private List<Arrival> fromRaw() {
    List<SourceRecord> records = store.records();
    progress.start("Reading", records.size());
    List<Arrival> arrivals =
        records.parallelStream()
            .flatMap(record -> {
              progress.step();
              return texts
                  .source(record)
                  .map(source -> Arrival.of(record, readings.digest(source, record)))
                  .stream();
            })
            .toList();
    progress.end();
    return arrivals;
  }

  /// Takes an operation back: its sources go or come back as they were, and the pages follow.
  ///
  /// @param run the run to take back, null for the last operation that still stands
  public Result undo(@org.jspecify.annotations.Nullable String run, boolean dryRun)
      throws IOException {
    long start = System.nanoTime();
    return switch (history.undo(run, "undo")) {
      case Refusal refusal -> new Refused(refusal);
      case History.Undo undo when undo.undone().operation().kind().equals("init") ->
          new Refused(
              new Refusal(
                  "nothing-to-undo",
                  "No operation is left to undo.",
                  "`cairn log` shows what there was."));
      case History.Undo undo when !isAboutSources(undo) ->
          Undoing.withoutSources(this, undo, dryRun);
      case History.Undo undo ->
          new Undoing(this, undo)
              .plan()
              .map(plan -> landed(plan, dryRun, start))
              .orElseGet(() ->
                  new Refused(
                      new Refusal(
                          "revised-since",
                          "A later operation has revised a source of run "
                              + undo.undone().operation().run()
                              + ".",
                          "Undo the later operation first; `cairn log` shows the runs.")));
    };
  }

  /// Whether what is undone had to do with what is compiled: sources, or who writes a page; an undo
  /// has where that which it took back had.
  private static boolean isAboutSources(History.Undo undo) {
    String kind = undo.undone().operation().kind();
    boolean otherWriter =
        undo.edits().edits().stream()
            .anyMatch(edit ->
                isTopic(edit.path())
                    && edit.base() != null
                    && edit.content() != null
                    && Landing.isAuthored(Page.of(edit.path(), edit.base().text()))
                        != Landing.isAuthored(Page.of(edit.path(), edit.content().text())));
    return otherWriter || isCompiling(undo, kind);
  }

  private static boolean isCompiling(History.Undo undo, String kind) {
    return COMPILING.contains(kind)
        && (!kind.equals("undo")
            || undo.edits().edits().stream()
                .map(Edit::path)
                .anyMatch(path ->
                    path.isUnder(Vault.RAW)
                        || path.isUnder(Vault.SOURCES)
                        || path.isUnder(Vault.READINGS)));
  }

  private Result landed(Plan plan, boolean dryRun, long start) {
    try {
      return new Landing(this, plan, dryRun, start).land();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Lands edits that leave the sources alone, such as repairs. A person's words on the pages stay
  /// a person's.
  ///
  /// @param subject one line that says what they do
  public Result write(String kind, String subject, Edits edits, boolean dryRun) throws IOException {
    return new Landing(
            this,
            new Plan(
                kind,
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                new Allowance(Set.of(), false, false, settings.allowedUrls(), true),
                List.of(),
                Mending.kept(edits, store, history),
                false),
            dryRun,
            System.nanoTime())
        .write(subject, edits);
  }

  /// The source that a person means: by slug, by its page or by its raw file.
  public Optional<SourceRecord> find(String name) {
    String bare = name.replaceFirst("^\\./", "");
    String slug =
        bare.endsWith(".md") ? bare.substring(bare.lastIndexOf('/') + 1, bare.length() - 3) : bare;
    return store
        .record(slug)
        .or(() -> store.cameFrom("raw:" + bare).stream().findFirst().flatMap(store::record))
        .or(() -> store.cameFrom("raw:raw/" + bare).stream().findFirst().flatMap(store::record))
        .or(() -> store.cameFrom("name:" + bare).stream().findFirst().flatMap(store::record));
  }

  /// The files below `raw/` that no source stands for, or that have changed since.
  public List<Candidate> newRawFiles() throws IOException {
    Set<String> removed = new HashSet<>();
    for (Logged logged : history.log(Integer.MAX_VALUE)) {
      if (logged.operation().kind().equals("remove")) {
        removed.addAll(logged.operation().values("Cairn-Removed"));
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Map.Entry<VaultPath, Sha256> raw : scan.raw().entrySet()) {
      boolean known = store.withContent(raw.getValue()).isPresent() || isEarlier(raw.getKey());
      boolean asset = raw.getKey().isUnder("raw/assets");
      if (!known && !asset && !removed.contains(raw.getValue().hex())) {
        Optional<Content> content = vault.read(raw.getKey());
        content.ifPresent(bytes ->
            candidates.add(
                new Candidate(raw.getKey().value(), raw.getKey().fileName(), bytes, raw.getKey())));
      }
    }
    return candidates;
  }

  /// Whether a raw file is a version that a source has left behind.
  private boolean isEarlier(VaultPath path) {
    return store.records().stream().anyMatch(record -> record.earlier().contains(path.value()));
  }
}
