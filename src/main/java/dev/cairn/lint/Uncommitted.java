package dev.cairn.lint;

import dev.cairn.compile.VaultSources;
import dev.cairn.gate.Allowance;
import dev.cairn.gate.Gate;
import dev.cairn.gate.StandardChecks;
import dev.cairn.gate.Standing;
import dev.cairn.gate.Violation;
import dev.cairn.history.History;
import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What stands in the work tree and is not committed, held to what the gate asks of Cairn itself:
/// for agents and people who write pages with an editor.
///
/// @param changes what was added, changed and removed below `wiki/` and `raw/`, by path
/// @param violations ordered by place
public record Uncommitted(List<Change> changes, List<Violation> violations) {
  private static final Set<VaultPath> GENERATED = Set.of(Vault.INDEX, Vault.LOG);
  private static final List<String> TOPICS = List.of(Vault.CONCEPTS, Vault.ENTITIES, Vault.ANSWERS);

  public Uncommitted {
    changes = List.copyOf(changes);
    violations = List.copyOf(violations);
  }

  /// Looks at what is not committed, and at other pages only where a page of theirs is gone.
  ///
  /// @param urls addresses that the owner allows in pages
  public static Uncommitted of(Vault vault, History history, Set<String> urls) throws IOException {
    List<Change> changes = new ArrayList<>();
    for (String folder : List.of(Vault.RAW, Vault.WIKI)) {
      for (VaultPath path : history.uncommitted(folder)) {
        changes.add(change(path, history.committed(path), vault.read(path)));
      }
    }
    if (changes.isEmpty()) {
      return new Uncommitted(List.of(), List.of());
    }
    try {
      return new Uncommitted(changes, new Look(vault, changes, urls).violations());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// The change as if Cairn had made it: all of what stands there now is to be answered for.
  private static Change change(VaultPath path, Optional<Content> committed, Optional<Content> now) {
    Content before = committed.orElse(null);
    Content after = now.orElse(null);
    return new Change(path, before, before, after, after, after, false);
  }

  private static final class Look {
    private final Vault vault;
    private final List<Change> changes;
    private final Set<String> urls;
    private final VaultSources sources;
    private final Set<VaultPath> files = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private Look(Vault vault, List<Change> changes, Set<String> urls) throws IOException {
      this.vault = vault;
      this.changes = changes;
      this.urls = urls;
      this.sources = new VaultSources(vault);
      vault.files("").forEach(entry -> files.add(entry.path()));
    }

    private List<Violation> violations() throws IOException {
      Set<VaultPath> before = new HashSet<>(files);
      changes.stream().filter(Look::isRemoved).map(Change::path).forEach(before::add);
      Standing standing = new Standing(before, this::page, sources);
      Allowance allowance = new Allowance(Set.of(), false, false, urls, true);
      if (new Gate(StandardChecks.of(standing, allowance)).check(changes)
          instanceof Gate.Rejected(List<Violation> found)) {
        violations.addAll(found);
      }
      for (Change change : changes) {
        generated(change);
        writer(change);
        source(change);
      }
      links();
      violations.sort(
          Comparator.comparing(Violation::path)
              .thenComparing(Violation::line)
              .thenComparing(Violation::rule));
      return violations;
    }

    private static boolean isRemoved(Change change) {
      return change.placed() == null;
    }

    private Optional<Page> page(VaultPath path) {
      try {
        return vault.page(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void generated(Change change) {
      if (GENERATED.contains(change.path())) {
        add(
            Violation.Rule.PATH,
            change.path(),
            "cairn writes this file: take your change back with git checkout -- " + change.path());
      }
    }

    /// Who wrote a page decides what is asked of it, so a new page says so.
    private void writer(Change change) {
      Content placed = change.placed();
      if (change.head() != null
          || placed == null
          || TOPICS.stream().noneMatch(change.path()::isUnder)) {
        return;
      }
      Page page = Page.of(change.path(), placed.text());
      if (page.front().isPresent() && page.front().get("written-by").isEmpty()) {
        add(
            Violation.Rule.FRONT_MATTER,
            change.path(),
            "the front matter lacks written-by: add agent, or human where a person wrote the"
                + " page");
      }
    }

    /// A source page says which file it speaks of; whoever changed that would make its citations
    /// quote something else.
    private void source(Change change) throws IOException {
      Content placed = change.placed();
      if (placed == null || !change.path().isUnder(Vault.SOURCES)) {
        return;
      }
      Page page = Page.of(change.path(), placed.text());
      Optional<String> raw = page.front().get("raw");
      Optional<String> sha256 = page.front().get("sha256");
      if (raw.isPresent() && sha256.isPresent()) {
        FileLint.raw(change.path(), raw.get(), sha256.get(), sources::hash)
            .ifPresent(finding -> add(Violation.Rule.CITATION, change.path(), finding.message()));
      }
    }

    /// Finds the links of other pages that led to a page that is gone.
    private void links() throws IOException {
      List<String> gone =
          changes.stream().filter(Look::isRemoved).map(c -> c.path().basename()).toList();
      if (gone.isEmpty()) {
        return;
      }
      FileNames names = new FileNames(files);
      Set<VaultPath> looked = new HashSet<>(GENERATED);
      changes.forEach(change -> looked.add(change.path()));
      for (VaultPath path : files) {
        if (path.isUnder(Vault.WIKI) && path.isMarkdown() && !looked.contains(path)) {
          Page page = page(path).orElseThrow();
          if (gone.stream().anyMatch(page.body()::contains)) {
            page.links().forEach(link -> link(link, path, gone, names));
          }
        }
      }
    }

    private void link(Link link, VaultPath from, List<String> gone, FileNames names) {
      String name = link.target().substring(link.target().lastIndexOf('/') + 1);
      if (gone.contains(name) && names.resolve(link.target(), from) instanceof FileNames.Missing) {
        violations.add(
            new Violation(
                Violation.Rule.LINK,
                from,
                link.line(),
                "",
                "[["
                    + link.target()
                    + "]] leads to a page that you removed: put it back or change this page"));
      }
    }

    private void add(Violation.Rule rule, VaultPath path, String message) {
      violations.add(new Violation(rule, path, 0, "", message));
    }
  }
}
