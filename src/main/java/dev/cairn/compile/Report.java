package dev.cairn.compile;

import dev.cairn.model.Spending;
import dev.cairn.source.Injection;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;

/// What an operation did.
///
/// @param run the id by which it can be undone
/// @param commit the commit's id; empty where there was nothing to commit, or nothing was to be
///   written
/// @param kept pages in which a person's words stood in the way of ours and stayed
/// @param problems raw files that are not what they were, one sentence each
/// @param ms how long it took
public record Report(
    String run,
    String commit,
    List<SourceReport> sources,
    List<VaultPath> created,
    List<VaultPath> updated,
    List<VaultPath> removed,
    int citations,
    int rejected,
    int disagreements,
    List<VaultPath> kept,
    List<String> problems,
    Writing writing,
    long ms) {
  /// What a model had to do with it.
  ///
  /// @param model as a page's `written-by` names it, empty where none was used
  /// @param pages the pages that it wrote
  /// @param dropped how many quotations and names of its own the sources do not hold
  /// @param notes what code had to do instead, one sentence each
  public record Writing(
      String model, Spending spending, List<VaultPath> pages, int dropped, List<String> notes) {
    public static final Writing NONE = new Writing("", Spending.NOTHING, List.of(), 0, List.of());

    public Writing {
      pages = List.copyOf(pages);
      notes = List.copyOf(notes);
    }
  }

  /// What became of a source.
  ///
  /// @param path where it came from
  /// @param slug its page's slug, empty where it has none
  /// @param reason why it was refused, else empty
  /// @param injections where it reads like an instruction to a model
  public record SourceReport(
      String path, String slug, Status status, String reason, List<Injection> injections) {
    /// A source of which nothing of the kind is known.
    public SourceReport(String path, String slug, Status status, String reason) {
      this(path, slug, status, reason, List.of());
    }

    public SourceReport {
      injections = List.copyOf(injections);
    }
  }

  /// What can become of a source.
  public enum Status {
    NEW,
    REVISED,
    UNCHANGED,
    REFUSED,
    REMOVED,
    /// An undo has set it back to what it was before the operation.
    UNDONE
  }

  public Report {
    sources = List.copyOf(sources);
    created = List.copyOf(created);
    updated = List.copyOf(updated);
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
    problems = List.copyOf(problems);
  }

  /// The pages that are not what they were.
  public List<VaultPath> changed() {
    List<VaultPath> changed = new ArrayList<>(created);
    changed.addAll(updated);
    changed.addAll(removed);
    return changed;
  }
}
