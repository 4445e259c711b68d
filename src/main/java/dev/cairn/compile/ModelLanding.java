package dev.cairn.compile;

import dev.cairn.gate.PageChecks;
import dev.cairn.gate.Surroundings;
import dev.cairn.history.Trailer;
import dev.cairn.model.Task;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a model has to do with one landing: it writes pages, and the commit and the report say what
/// that took.
final class ModelLanding {
  private final Workbench bench;
  private final ModelUse use;
  private final ModelIntake read;
  private final Authoring authoring;

  ModelLanding(Workbench bench, ModelUse use, ModelIntake read, String rules, Plan plan)
      throws IOException {
    this.bench = bench;
    this.use = use;
    this.read = read;
    this.authoring = authoring(bench, use, rules, read.guidance(), plan.rawEdits());
  }

  /// The writing of pages for a vault.
  ///
  /// @param guidance what the owner wants them to heed; empty where nothing was said
  /// @param coming the files that come with the operation
  static Authoring authoring(
      Workbench bench, ModelUse use, String rules, String guidance, List<Edit> coming)
      throws IOException {
    return new Authoring(
        use.chat(),
        bench.store,
        new PagePrompt(use.chat(), rules, use.operation()),
        use.wishes(),
        new Authoring.Heed(guidance, bench.scan().handsOff(), bench.reviews().decisions()),
        pages -> checks(bench, pages, coming),
        bench.progress);
  }

  Authoring authoring() {
    return authoring;
  }

  /// The gate's checks on a page in the vault as it will be.
  private static PageChecks checks(
      Workbench bench, Map<VaultPath, PageText> pages, List<Edit> coming) {
    Set<VaultPath> more = new HashSet<>(pages.keySet());
    coming.forEach(edit -> more.add(edit.path()));
    return new PageChecks(
        new Surroundings(
            bench.scan().names().with(more, Set.of()),
            path -> page(bench, path, pages),
            bench.texts(),
            bench.settings.allowedUrls()));
  }

  private static Optional<Page> page(
      Workbench bench, VaultPath path, Map<VaultPath, PageText> pages) {
    PageText own = pages.get(path);
    try {
      return own != null ? Optional.of(Page.of(path, own.text())) : bench.vault.page(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Trailer> trailers() {
    return ModelTrailers.of(model(), use.chat().spent());
  }

  private String model() {
    return use.chat().facts(Task.WRITE).name().toString();
  }

  Report.Writing writing() {
    List<String> notes = new ArrayList<>(read.notes());
    notes.addAll(authoring.notes());
    return new Report.Writing(
        model(),
        use.chat().spent(),
        authoring.written(),
        read.dropped() + authoring.leftOut(),
        notes);
  }
}
