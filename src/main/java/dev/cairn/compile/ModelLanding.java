package dev.cairn.compile;

import dev.cairn.gate.PageChecks;
import dev.cairn.gate.Surroundings;
import dev.cairn.history.Trailer;
import dev.cairn.model.Task;
import dev.cairn.vault.FileNames;
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
    PagePrompt prompts = new PagePrompt(use.chat(), rules, use.operation());
    this.authoring =
        new Authoring(
            use.chat(),
            bench.store,
            prompts,
            use.wishes(),
            new Authoring.Heed(
                read.guidance(), bench.scan().handsOff(), bench.reviews().decisions()),
            pages -> checks(pages, plan),
            bench.progress);
  }

  Authoring authoring() {
    return authoring;
  }

  /// The gate's checks on a page in the vault as it will be.
  private PageChecks checks(Map<VaultPath, PageText> pages, Plan plan) {
    Set<VaultPath> files = new HashSet<>(bench.scan().files());
    files.addAll(pages.keySet());
    plan.rawEdits().forEach(edit -> files.add(edit.path()));
    return new PageChecks(
        new Surroundings(
            new FileNames(files),
            path -> page(path, pages),
            bench.texts(),
            plan.allowance().urls()));
  }

  private Optional<Page> page(VaultPath path, Map<VaultPath, PageText> pages) {
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
