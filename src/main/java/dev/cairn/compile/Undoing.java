package dev.cairn.compile;

import dev.cairn.compile.Compiler.Arrival;
import dev.cairn.compile.Report.SourceReport;
import dev.cairn.compile.Report.Status;
import dev.cairn.gate.Allowance;
import dev.cairn.history.History;
import dev.cairn.history.Logged;
import dev.cairn.history.Trailer;
import dev.cairn.source.Reading;
import dev.cairn.source.SourceReader;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Plans an undo by what the operation did to the sources, so that generated pages are compiled and
/// never merged with what they were.
final class Undoing {
  private final Workbench bench;
  private final History.Undo undo;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private final Map<VaultPath, Content> restored = new HashMap<>();

  Undoing(Workbench bench, History.Undo undo) {
    this.bench = bench;
    this.undo = undo;
  }

  /// Takes back an operation that had to do with pages only, such as a review's: each page is
  /// merged with what it was, and what came later stays.
  static Workbench.Result withoutSources(Workbench bench, History.Undo undo, boolean dryRun)
      throws IOException {
    Logged undone = undo.undone();
    List<Edit> pages =
        undo.edits().edits().stream().filter(edit -> !edit.path().equals(Vault.LOG)).toList();
    List<Trailer> trailers = new ArrayList<>(undo.operation().trailers());
    // What stands there again may be a person's; the compiler is to merge it and not replace it.
    pages.forEach(edit -> trailers.add(new Trailer("Cairn-Kept", edit.path().value())));
    Plan plan =
        new Plan(
            "undo",
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            new Allowance(Set.of(), true, false, bench.settings.allowedUrls(), true, true),
            List.of(),
            trailers,
            false);
    bench.scan().foresee(pages);
    String subject = undone.operation().kind() + ": " + undone.operation().subject();
    return new Landing(bench, plan, dryRun, System.nanoTime())
        .takeBack(subject, new History.Undo(undo.operation(), new Edits(pages), undone));
  }

  /// The plan; empty where a later operation has gone on from the sources of this one.
  Optional<Plan> plan() {
    List<Edit> raw = new ArrayList<>();
    Map<VaultPath, String> authored = new TreeMap<>();
    for (Edit edit : undo.edits().edits()) {
      if (edit.path().isUnder(Vault.READINGS)) {
        raw.add(edit);
        if (edit.content() != null) {
          ReadingFile.of(edit.content())
              .ifPresent(reading -> bench.readings().put(edit.path().basename(), reading));
        }
      } else if (isTopic(edit.path())) {
        authored.put(edit.path(), edit.content() == null ? "" : edit.content().text());
      } else if (edit.path().isUnder(Vault.ANSWERS)) {
        raw.add(edit);
        bench.scan().expect(edit.path(), edit.content());
      } else if (edit.path().isUnder(Vault.RAW)) {
        raw.add(edit);
        if (edit.content() != null) {
          restored.put(edit.path(), edit.content());
        }
      }
    }
    for (Edit edit : undo.edits().edits()) {
      if (edit.path().isUnder(Vault.SOURCES)
          && !takesBack(record(edit, edit.base()), record(edit, edit.content()))) {
        return Optional.empty();
      }
    }
    Set<String> slugs = new TreeSet<>(gone);
    String subject = undo.undone().operation().kind() + ": " + undo.undone().operation().subject();
    List<SourceReport> reports = new ArrayList<>();
    gone.forEach(slug ->
        reports.add(
            new SourceReport(Vault.SOURCES + "/" + slug + ".md", slug, Status.UNDONE, subject)));
    if (reports.isEmpty()) {
      reports.add(new SourceReport("", "", Status.UNDONE, subject));
    }
    return Optional.of(
        new Plan(
            "undo",
            arrivals,
            gone,
            raw,
            Set.of(),
            new Allowance(slugs, true, true, bench.settings.allowedUrls(), false),
            reports,
            undo.operation().trailers(),
            authored,
            false));
  }

  private static boolean isTopic(VaultPath path) {
    return path.isUnder(Vault.CONCEPTS) || path.isUnder(Vault.ENTITIES);
  }

  private static @Nullable SourceRecord record(Edit edit, @Nullable Content content) {
    return content == null
        ? null
        : SourceRecord.of(Page.of(edit.path(), content.text())).orElse(null);
  }

  /// @param after the source as the operation left it, null where it took it out
  /// @param before the source as it was, null where the operation took it in
  private boolean takesBack(@Nullable SourceRecord after, @Nullable SourceRecord before) {
    if (after == null && before == null || after != null && after.equals(before)) {
      return true;
    }
    Optional<SourceRecord> now =
        bench.store.record(
            after == null ? java.util.Objects.requireNonNull(before).slug() : after.slug());
    if (after == null ? now.isPresent() : !now.equals(Optional.of(after))) {
      return false;
    }
    if (after != null) {
      gone.add(after.slug());
    }
    return before == null || comesBack(before);
  }

  private boolean comesBack(SourceRecord record) {
    Content content = restored.get(record.raw());
    Optional<dev.cairn.source.Source> source =
        content == null
            ? bench.texts().source(record)
            : switch (SourceReader.read(record.raw().fileName(), content.bytes())) {
              case Reading.Read(dev.cairn.source.Source read) -> Optional.of(read);
              case Reading.Refused _ -> Optional.empty();
            };
    source.ifPresent(read -> {
      bench.texts().put(record.slug(), read);
      arrivals.add(Arrival.of(record, bench.readings().digest(read, record)));
    });
    return source.isPresent();
  }
}
