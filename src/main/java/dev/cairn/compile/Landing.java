package dev.cairn.compile;

import dev.cairn.compile.Report.SourceReport;
import dev.cairn.compile.Report.Status;
import dev.cairn.gate.Gate;
import dev.cairn.gate.StandardChecks;
import dev.cairn.gate.Standing;
import dev.cairn.gate.Verified;
import dev.cairn.gate.Violation;
import dev.cairn.history.Conflict;
import dev.cairn.history.History;
import dev.cairn.history.Operation;
import dev.cairn.history.Prepared;
import dev.cairn.history.Refusal;
import dev.cairn.history.Trailer;
import dev.cairn.model.ModelStopped;
import dev.cairn.review.Proposal;
import dev.cairn.review.Verdicts;
import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Carries one plan out: compile, merge with what people wrote, pass the gate, commit.
final class Landing {
  private static final int MOST_ROUNDS = 4;
  private static final Pattern MARK = Pattern.compile("\\[\\^([^\\]\\s]+)]");

  private final Workbench bench;
  private final Plan plan;
  private final boolean dryRun;
  private final long start;
  private @Nullable ModelLanding model;
  private int rejected;
  private String given = "";

  Landing(Workbench bench, Plan plan, boolean dryRun, long start) {
    this.bench = bench;
    this.plan = plan;
    this.dryRun = dryRun;
    this.start = start;
  }

  /// Lands a plan that is about no source.
  ///
  /// @param subject one line that says what it does
  Workbench.Result land(String subject) throws IOException {
    given = subject;
    return land();
  }

  Workbench.Result land() throws IOException {
    Compiler compiler = bench.compiler(plan.taken());
    return land(compiler, compiled(compiler));
  }

  /// The same, with a model that writes the pages on which something new is said.
  Workbench.Result land(ModelLanding writing) throws IOException, ModelStopped {
    model = writing;
    Compiler compiler = bench.compiler(plan.taken());
    compiled(compiler);
    return land(compiler, compiler.authored(writing.authoring()));
  }

  private Compiler.Outcome compiled(Compiler compiler) throws IOException {
    bench.progress.start("Compiling", 0);
    Set<String> taken = new TreeSet<>(bench.scan().taken());
    taken.addAll(plan.taken());
    Set<String> renamed = new HashSet<>(List.of(bench.store.meta("taken").split("\n")));
    Set<String> both = new HashSet<>(renamed);
    both.retainAll(taken);
    renamed.addAll(taken);
    renamed.removeAll(both);
    plan.authored().forEach(this::restore);
    Compiler.Outcome outcome =
        plan.fromNothing()
            ? fromNothing(compiler)
            : compiler.compile(plan.arrivals(), plan.gone(), bench.scan().given(), renamed);
    if (!plan.authored().isEmpty() && plan.arrivals().isEmpty() && plan.gone().isEmpty()) {
      outcome = compiler.without(Set.of(), plan.authored().keySet()); // no source speaks of them
    }
    bench.store.putMeta("taken", String.join("\n", taken));
    bench.progress.end();
    return outcome;
  }

  /// Gives a page that a model wrote back the text that it had.
  private void restore(VaultPath path, String text) {
    if (isAuthored(Page.of(path, text))) {
      bench.store.putAuthored(path, text);
    } else {
      bench.store.removeAuthored(path);
    }
  }

  static boolean isAuthored(Page page) {
    String writer = page.front().get("written-by").orElse("");
    return writer.contains("/");
  }

  private Workbench.Result land(Compiler compiler, Compiler.Outcome compiled) throws IOException {
    Compiler.Outcome outcome = compiled;
    for (int round = 0; ; round++) {
      Map<VaultPath, Edit> edits = edits(outcome);
      if (edits.isEmpty() && plan.rawEdits().isEmpty()) {
        return nothing();
      }
      Prepared prepared = prepared(edits);
      if (prepared.changes().stream().allMatch(change -> change.path().equals(Vault.LOG))) {
        return nothing(); // the files say already what the compiler has just found out
      }
      for (Change change : prepared.changes()) {
        if (!change.isEmpty() && bench.hands().areOn(change.path())) {
          return new Workbench.Refused(
              new Refusal(
                  Workbench.BEING_EDITED,
                  "Somebody is at work on " + change.path() + ".",
                  "It is left alone until it has been closed."));
        }
      }
      bench.progress.start("Checking", prepared.changes().size());
      Gate.Verdict verdict = gate().check(prepared.changes());
      bench.progress.end();
      switch (verdict) {
        case Gate.Passed(Verified verified) -> {
          return commit(outcome, prepared, verified);
        }
        case Gate.Rejected(List<Violation> violations) -> {
          Map<VaultPath, Set<Integer>> struck = struck(violations, outcome);
          List<Violation> others =
              violations.stream().filter(one -> !struck.containsKey(one.path())).toList();
          Set<String> banned = labels(others, outcome);
          if (banned.isEmpty() && struck.isEmpty() || round == MOST_ROUNDS) {
            return new Workbench.Rejected(violations);
          }
          rejected += banned.size() + struck.values().stream().mapToInt(Set::size).sum();
          compiler.strike(struck);
          outcome = compiler.without(banned, violations.stream().map(Violation::path).toList());
        }
      }
    }
  }

  /// Compiles all sources into an empty store and compares what comes of it with the files.
  private Compiler.Outcome fromNothing(Compiler compiler) throws IOException {
    Map<VaultPath, String> before = new TreeMap<>();
    for (VaultPath path : bench.store.pages()) {
      bench.store.page(path).ifPresent(text -> before.put(path, text));
    }
    bench.store.clear();
    Compiler.Outcome fresh =
        compiler.compile(plan.arrivals(), List.of(), bench.scan().given(), Set.of());
    Map<VaultPath, PageText> after = new TreeMap<>();
    for (PageText page : fresh.after().values()) {
      Optional<Content> file = bench.vault.read(page.path());
      if (file.isPresent() && file.get().text().equals(page.text())) {
        before.remove(page.path());
      } else {
        after.put(page.path(), page);
        if (file.isPresent()) {
          before.putIfAbsent(page.path(), page.text());
        } else {
          before.remove(page.path());
        }
      }
    }
    return new Compiler.Outcome(before, after);
  }

  private Gate gate() {
    Standing standing =
        new Standing(bench.scan().files(), bench.scan().names(), this::page, bench.texts());
    return new Gate(StandardChecks.of(standing, plan.allowance()));
  }

  private Optional<Page> page(VaultPath path) {
    try {
      return bench.vault.page(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<VaultPath, Edit> edits(Compiler.Outcome outcome) throws IOException {
    Map<VaultPath, Edit> edits = new TreeMap<>();
    outcome
        .before()
        .forEach((path, text) -> edits.put(path, new Edit(path, Content.of(text), null)));
    for (PageText page : outcome.after().values()) {
      VaultPath path = page.path();
      String before = outcome.before().get(path);
      String standing = bench.vault.read(path).map(Content::text).orElse("");
      edits.put(
          path,
          new Edit(
              path,
              before == null ? null : Content.of(base(path, before, standing)),
              Content.of(Verdicts.carried(page.text(), standing))));
    }
    showVerdicts(edits);
    bench.scan().handsOff().forEach(edits::remove);
    plan.rawEdits().forEach(edit -> edits.remove(edit.path()));
    return edits;
  }

  /// What the compiler last wrote, with people's verdicts, so that only what it changes itself
  /// counts as its change. To show a verdict is such a change once the verdict is committed.
  private String base(VaultPath path, String before, String standing) throws IOException {
    boolean committed =
        Verdicts.areIn(standing) && bench.history.committed(path).equals(bench.vault.read(path));
    return committed
        ? Verdicts.beforeCarrying(before, standing)
        : Verdicts.carried(before, standing);
  }

  /// Shows what people have decided on pages that are not written anyway.
  private void showVerdicts(Map<VaultPath, Edit> edits) throws IOException {
    for (VaultPath path : bench.scan().shared()) {
      Optional<Content> committed = bench.history.committed(path);
      // The engine has no part in what is not committed yet.
      if (!edits.containsKey(path)
          && committed.isPresent()
          && committed.equals(bench.vault.read(path))) {
        String text = committed.get().text();
        String shown = Verdicts.shown(text);
        if (!shown.equals(text)) {
          edits.put(path, new Edit(path, committed.get(), Content.of(shown)));
        }
      }
    }
  }

  /// The edits with those of the log, met with what people wrote; where both changed one place, a
  /// review is added.
  private Prepared prepared(Map<VaultPath, Edit> edits) throws IOException {
    List<Edit> all = new ArrayList<>(edits.values());
    all.addAll(plan.rawEdits());
    all.add(log(edits));
    Prepared first = bench.history.prepare(new Edits(all));
    Map<VaultPath, List<Conflict>> byPath = new LinkedHashMap<>();
    first.conflicts().stream()
        .filter(Landing::isWorthAsking)
        .forEach(conflict ->
            byPath.computeIfAbsent(conflict.path(), path -> new ArrayList<>()).add(conflict));
    if (byPath.isEmpty() || plan.kind().equals("review")) {
      return first;
    }
    List<Proposal> proposals = new ArrayList<>();
    for (Map.Entry<VaultPath, List<Conflict>> entry : byPath.entrySet()) {
      String placed = placed(first, entry.getKey());
      proposals.add(ReviewWriter.conflict(entry.getKey(), placed, entry.getValue(), bench.today()));
    }
    int names = bench.store.catalogue(Vault.REVIEWS).size();
    all.addAll(bench.reviews().propose(proposals, names).edits().edits());
    return bench.history.prepare(new Edits(all));
  }

  /// The page as it will stand, with the line ends that proposals are made for.
  private String placed(Prepared prepared, VaultPath path) throws IOException {
    Optional<Change> change =
        prepared.changes().stream().filter(one -> one.path().equals(path)).findFirst();
    Optional<Content> content =
        change.isPresent() ? Optional.ofNullable(change.get().placed()) : bench.vault.read(path);
    return content.map(Content::text).orElse("").replace("\r\n", "\n");
  }

  /// Whether a person would want to know. One who has deleted something has decided already.
  private static boolean isWorthAsking(Conflict conflict) {
    return conflict.path().isUnder(Vault.WIKI)
        && !isMetadata(conflict)
        && !conflict.theirs().isBlank();
  }

  /// Front matter that both sides keep up is not worth a person's time.
  private static boolean isMetadata(Conflict conflict) {
    return conflict
        .ours()
        .matches("(?s)(?:aliases|updated|sources|tags|description|created|written-by):.*");
  }

  private Edit log(Map<VaultPath, Edit> edits) throws IOException {
    String log = bench.vault.read(Vault.LOG).map(Content::text).orElse("");
    List<Edit> pages =
        edits.values().stream().filter(edit -> edit.path().isUnder(Vault.WIKI)).toList();
    long created = pages.stream().filter(edit -> edit.base() == null).count();
    long removed = pages.stream().filter(edit -> edit.content() == null).count();
    long updated = pages.size() - created - removed;
    String what =
        "Pages: " + created + " created, " + updated + " updated, " + removed + " removed";
    String text = LogWriter.with(log, bench.today(), plan.kind(), oneLine(subject()), what);
    return new Edit(Vault.LOG, log.isEmpty() ? null : Content.of(log), Content.of(text));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private String subject() {
    if (!given.isEmpty()) {
      return given;
    }
    List<String> titles =
        plan.arrivals().stream().map(arrival -> arrival.digest().title()).distinct().toList();
    if (plan.kind().equals("rebuild")) {
      return "from " + bench.store.records().size() + " sources";
    }
    if (plan.kind().equals("undo")) {
      return plan.reports().isEmpty() ? "an operation" : plan.reports().getFirst().reason();
    }
    if (titles.isEmpty()) {
      return String.join(", ", plan.gone());
    }
    return titles.size() == 1
        ? titles.getFirst()
        : plan.arrivals().size() + " sources, " + titles.getFirst() + " and others";
  }

  /// The lines of models' pages that the gate objects to, by page: what rested on several sources
  /// may not hold when one has gone.
  private Map<VaultPath, Set<Integer>> struck(
      List<Violation> violations, Compiler.Outcome outcome) {
    Map<VaultPath, Set<Integer>> struck = new TreeMap<>();
    for (Violation violation : violations) {
      boolean authored =
          outcome.after().containsKey(violation.path())
              && bench.store.authored(violation.path()).isPresent();
      if (authored && violation.line() > 0) {
        struck.computeIfAbsent(violation.path(), _ -> new TreeSet<>()).add(violation.line());
      }
    }
    return struck;
  }

  /// The citations on the lines that the gate objects to.
  private static Set<String> labels(List<Violation> violations, Compiler.Outcome outcome) {
    Set<String> labels = new TreeSet<>();
    for (Violation violation : violations) {
      PageText page = outcome.after().get(violation.path());
      if (page == null || violation.line() == 0) {
        continue;
      }
      List<String> lines = page.text().lines().toList();
      if (violation.line() <= lines.size()) {
        Matcher mark = MARK.matcher(lines.get(violation.line() - 1));
        while (mark.find()) {
          labels.add(mark.group(1));
        }
      }
    }
    return labels;
  }

  /// Lands edits as they are, with an entry in the log.
  Workbench.Result write(String subject, Edits edits) throws IOException {
    if (edits.isEmpty()) {
      return nothing();
    }
    given = subject;
    Map<VaultPath, Edit> byPath = new TreeMap<>();
    edits.edits().forEach(edit -> byPath.put(edit.path(), edit));
    return checked(prepared(byPath));
  }

  /// Lands an undo that leaves the sources alone.
  Workbench.Result takeBack(String subject, History.Undo undo) throws IOException {
    given = subject;
    Map<VaultPath, Edit> byPath = new TreeMap<>();
    undo.edits().edits().forEach(edit -> byPath.put(edit.path(), edit));
    List<Edit> all = new ArrayList<>(byPath.values());
    all.add(log(byPath));
    return checked(
        bench.history.prepareUndo(
            new History.Undo(undo.operation(), new Edits(all), undo.undone())));
  }

  private Workbench.Result checked(Prepared prepared) throws IOException {
    return switch (gate().check(prepared.changes())) {
      case Gate.Passed(Verified verified) ->
          commit(new Compiler.Outcome(Map.of(), Map.of()), prepared, verified);
      case Gate.Rejected(List<Violation> violations) -> new Workbench.Rejected(violations);
    };
  }

  private Workbench.Result nothing() throws IOException {
    if (!dryRun) {
      bench.store.commit(Optional.ofNullable(bench.history.head()).orElse(""));
    }
    return new Workbench.Done(
        report("", "", List.of(), List.of(), new Compiler.Outcome(Map.of(), Map.of())));
  }

  private Workbench.Result commit(Compiler.Outcome outcome, Prepared prepared, Verified verified)
      throws IOException {
    String run =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                .format(bench.clock.instant().atOffset(ZoneOffset.UTC))
            + "-"
            + digestOf(prepared.changes());
    List<VaultPath> kept = prepared.conflicts().stream().map(Conflict::path).distinct().toList();
    if (dryRun) {
      return new Workbench.Done(report(run, "", prepared.changes(), kept, outcome));
    }
    Operation operation = new Operation(plan.kind(), subject(), run, trailers());
    return switch (bench.history.commit(operation, verified)) {
      case Refusal refusal -> new Workbench.Refused(refusal);
      case History.Nothing _ -> nothing();
      case History.Landed(String commit, List<VaultPath> notPlaced) -> {
        remember(prepared.changes(), new HashSet<>(notPlaced));
        bench.store.commit(commit);
        List<VaultPath> all = new ArrayList<>(kept);
        all.addAll(notPlaced);
        yield new Workbench.Done(report(run, commit, prepared.changes(), all, outcome));
      }
    };
  }

  private static String digestOf(List<Change> changes) {
    StringBuilder all = new StringBuilder();
    changes.forEach(change ->
        all.append(change.path())
            .append(change.committed() == null ? "" : change.committed().sha256()));
    return Content.of(all.toString()).sha256().abbreviated();
  }

  private List<Trailer> trailers() {
    List<Trailer> trailers = new ArrayList<>(plan.trailers());
    if (model != null) {
      trailers.addAll(model.trailers());
    }
    plan.reports().stream()
        .filter(report ->
            switch (report.status()) {
              case NEW, REVISED, REMOVED -> true;
              case REFUSED, UNCHANGED, UNDONE -> false;
            })
        .limit(50)
        .forEach(report -> trailers.add(new Trailer("Cairn-Source", report.slug())));
    plan.reports().stream()
        .filter(report -> report.status() == Status.REMOVED)
        .forEach(report ->
            removedContent(report)
                .ifPresent(hex -> trailers.add(new Trailer("Cairn-Removed", hex))));
    return trailers;
  }

  private Optional<String> removedContent(SourceReport report) {
    return Optional.ofNullable(bench.scan().raw().get(VaultPath.of(report.path())))
        .map(sha -> sha.hex());
  }

  /// Notes how the files that were just put in place look, so that the next operation need not read
  /// them.
  private void remember(List<Change> changes, Set<VaultPath> notPlaced) throws IOException {
    Set<VaultPath> named = bench.scan().givenNames();
    for (Change change : changes) {
      VaultPath path = change.path();
      Content placed = change.placed();
      boolean own =
          !change.kept()
              && !named.contains(path)
              && path.isUnder(Vault.WIKI)
              && !path.equals(Vault.LOG);
      if (placed != null && own && !notPlaced.contains(path) && bench.store.hasPage(path)) {
        BasicFileAttributes file =
            Files.readAttributes(path.in(bench.vault.root()), BasicFileAttributes.class);
        Object key = file.fileKey();
        Vault.FileEntry entry =
            new Vault.FileEntry(
                path,
                file.size(),
                file.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                key == null ? 0 : key.hashCode());
        if (file.size() == placed.size()) {
          bench.store.putSeen(path, SeenFile.of(entry, "", SeenFile.Facts.NONE));
        }
      }
    }
  }

  private Report report(
      String run,
      String commit,
      List<Change> changes,
      List<VaultPath> kept,
      Compiler.Outcome outcome) {
    List<VaultPath> created = new ArrayList<>();
    List<VaultPath> updated = new ArrayList<>();
    List<VaultPath> removed = new ArrayList<>();
    for (Change change : changes) {
      if (change.path().isUnder(Vault.WIKI) && !change.isEmpty()) {
        boolean was = change.working() != null || change.head() != null;
        (change.placed() == null ? removed : was ? updated : created).add(change.path());
      }
    }
    int citations = 0;
    Set<String> disagreements = new HashSet<>();
    for (PageText page : outcome.after().values()) {
      citations += (int) page.text().lines().filter(line -> line.startsWith("[^")).count();
      List<String> lines = page.text().lines().toList();
      for (int i = 0; i + 2 < lines.size(); i++) {
        if (lines.get(i).startsWith("> [!warning] Sources disagree")) {
          disagreements.add(
              new TreeSet<>(List.of(lastMark(lines.get(i + 1)), lastMark(lines.get(i + 2))))
                  .toString());
        }
      }
    }
    return new Report(
        run,
        commit,
        plan.reports(),
        created,
        updated,
        removed,
        citations,
        rejected,
        disagreements.size(),
        kept,
        problems(),
        model == null ? Report.Writing.NONE : model.writing(),
        (System.nanoTime() - start) / 1_000_000);
  }

  /// What is wrong with raw files, without those that this operation takes in anew.
  private List<String> problems() {
    return bench.problems().stream()
        .filter(problem ->
            plan.rawEdits().stream().noneMatch(edit -> problem.startsWith(edit.path() + " ")))
        .toList();
  }

  private static String lastMark(String line) {
    return line.substring(Math.max(0, line.lastIndexOf("[^")));
  }
}
