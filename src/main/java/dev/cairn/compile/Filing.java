package dev.cairn.compile;

import dev.cairn.gate.Allowance;
import dev.cairn.history.Refusal;
import dev.cairn.history.Trailer;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Files a page that is not compiled from the sources, such as an answer: it lands with its line in
/// the index, as one operation, and from then on the compiler leaves it alone.
public final class Filing {
  private final Workbench bench;

  public Filing(Workbench bench) {
    this.bench = bench;
  }

  /// Lands the page, in place of what the engine filed there before. A page that a person has
  /// changed since is left as it is.
  ///
  /// @param kind the command's word
  /// @param trailers more lines for the commit
  /// @param dryRun whether nothing is written
  public Workbench.Result file(String kind, Page page, List<Trailer> trailers, boolean dryRun)
      throws IOException {
    VaultPath path = page.path();
    Optional<Content> committed = bench.history.committed(path);
    boolean strange = committed.isEmpty() && bench.vault.read(path).isPresent();
    if (strange || committed.isPresent() && bench.history.lastToucher(path).isEmpty()) {
      return new Workbench.Refused(
          new Refusal(
              "edited",
              path + " holds a person's words, and stays as it is.",
              "Give that page another name, then file the answer again."));
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(path, committed.orElse(null), Content.of(page.text())));
    edits.addAll(index(page));
    Plan plan =
        new Plan(
            kind,
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            new Allowance(Set.of(), false, false, bench.settings.allowedUrls()),
            List.of(),
            trailers,
            false);
    return new Landing(bench, plan, dryRun, System.nanoTime())
        .write(page.title(), new Edits(edits));
  }

  /// What the index and its parts become with the page.
  private List<Edit> index(Page page) {
    bench.scan().expect(page.path(), Content.of(page.text()));
    Set<String> taken = bench.scan().taken();
    IndexWriter writer =
        new IndexWriter(
            bench.store, bench.scan().otherPages(), name -> taken.contains(Vault.foldedName(name)));
    List<Edit> edits = new ArrayList<>();
    for (PageText index : writer.pages()) {
      Optional<String> known = bench.store.page(index.path());
      if (!known.equals(Optional.of(index.text()))) {
        Content before = known.map(Content::of).orElse(null);
        edits.add(new Edit(index.path(), before, Content.of(index.text())));
        bench.store.putPage(index.path(), index.text());
      }
    }
    return edits;
  }
}
