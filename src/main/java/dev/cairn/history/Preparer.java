package dev.cairn.history;

import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/// Lets edits meet what people made of the files: once what is committed, once what stands in the
/// work tree.
final class Preparer {
  /// A file on both sides.
  private record Sides(@Nullable Content head, WorkFile working) {
    boolean same(VaultPath path) {
      return working instanceof WorkFile.Plain plain && Preparer.same(path, head, plain.content());
    }
  }

  /// @param whole whether nothing of ours could be taken in
  private record Meeting(@Nullable Content content, List<Conflict> conflicts, boolean whole) {}

  private final VaultRepository repository;
  private final List<Change> changes = new ArrayList<>();
  private final Set<Conflict> conflicts = new LinkedHashSet<>();

  Preparer(VaultRepository repository) {
    this.repository = repository;
  }

  /// @param replaceOwn whether a file that only the engine has written so far is replaced, whatever
  ///   the edit's base
  Prepared prepare(Edits edits, boolean replaceOwn) throws IOException {
    Map<VaultPath, Sides> sides = new HashMap<>();
    try (ObjectReader reader = repository.git().newObjectReader()) {
      Snapshot head = repository.snapshot(reader, repository.head());
      for (Edit edit : edits.edits()) {
        sides.put(
            edit.path(),
            new Sides(
                head.content(repository.gitPath(edit.path())),
                WorkFile.at(repository.root(), edit.path())));
      }
    }
    Set<VaultPath> own = replaceOwn ? engineOwned(edits, sides) : Set.of();
    for (Edit edit : edits.edits()) {
      meet(edit, Objects.requireNonNull(sides.get(edit.path())), own.contains(edit.path()));
    }
    return new Prepared(changes, List.copyOf(conflicts));
  }

  /// The files, among those where it makes a difference, that hold nobody's words but the engine's.
  private Set<VaultPath> engineOwned(Edits edits, Map<VaultPath, Sides> sides) throws IOException {
    Set<VaultPath> asked = new TreeSet<>();
    for (Edit edit : edits.edits()) {
      Sides file = Objects.requireNonNull(sides.get(edit.path()));
      boolean settled =
          same(edit.path(), edit.base(), file.head) || same(edit.path(), edit.content(), file.head);
      if (file.same(edit.path()) && !settled && !edit.path().isUnder("raw")) {
        asked.add(edit.path());
      }
    }
    Set<VaultPath> own = new TreeSet<>();
    new Touchers(repository)
        .of(asked)
        .forEach((path, logged) -> {
          if (!logged.operation().values(Operation.KEPT).contains(path.value())) {
            own.add(path);
          }
        });
    return own;
  }

  private void meet(Edit edit, Sides sides, boolean own) {
    Content ours = edit.content();
    switch (sides.working) {
      case WorkFile.Foreign foreign ->
          conflicts.add(new Conflict(edit.path(), text(edit.base()), text(ours), foreign.what()));
      case WorkFile.Plain(var working) -> {
        if (own) {
          add(edit, sides.head, working, like(edit, sides.head), like(edit, working));
          return;
        }
        Meeting committed = merge(edit, sides.head);
        Meeting placed = merge(edit, working);
        conflicts.addAll(committed.conflicts);
        conflicts.addAll(placed.conflicts);
        // Half of it would leave a person's page untracked, or removed under their hands.
        if (!committed.whole && !placed.whole) {
          add(edit, sides.head, working, committed.content, placed.content);
        }
      }
    }
  }

  private void add(
      Edit edit,
      @Nullable Content head,
      @Nullable Content working,
      @Nullable Content committed,
      @Nullable Content placed) {
    boolean kept = !isOwn(edit, committed) || !isOwn(edit, placed);
    Change change = new Change(edit.path(), head, working, committed, placed, edit.content(), kept);
    if (!change.isEmpty()) {
      changes.add(change);
    }
  }

  private static boolean isOwn(Edit edit, @Nullable Content content) {
    return content == null || same(edit.path(), content, edit.content());
  }

  private static Meeting merge(Edit edit, @Nullable Content theirs) {
    Content base = edit.base();
    Content ours = edit.content();
    if (same(edit.path(), theirs, ours)) {
      return new Meeting(theirs, List.of(), false);
    }
    if (same(edit.path(), base, theirs)) {
      return new Meeting(like(edit, theirs), List.of(), false);
    }
    if (base != null && same(edit.path(), base, ours)) {
      return new Meeting(theirs, List.of(), false);
    }
    if (base == null || ours == null || theirs == null || !edit.path().isMarkdown()) {
      Conflict whole = new Conflict(edit.path(), text(base), text(ours), text(theirs));
      return new Meeting(theirs, List.of(whole), true);
    }
    PageMerge.Merged merged = PageMerge.merge(base, ours, theirs);
    List<Conflict> clashes =
        merged.clashes().stream()
            .map(clash -> new Conflict(edit.path(), clash.base(), clash.ours(), clash.theirs()))
            .toList();
    return new Meeting(merged.content(), clashes, false);
  }

  /// What the edit wants, with the line ends that the page has now. Only pages: elsewhere a byte is
  /// a byte.
  private static @Nullable Content like(Edit edit, @Nullable Content theirs) {
    Content ours = edit.content();
    if (theirs == null || ours == null || !edit.path().isMarkdown()) {
      return ours;
    }
    return PageMerge.withLineEndsOf(theirs, ours);
  }

  private static boolean same(VaultPath path, @Nullable Content one, @Nullable Content other) {
    if (one == null || other == null || !path.isMarkdown()) {
      return Objects.equals(one, other);
    }
    return PageMerge.sameText(one, other);
  }

  private static String text(@Nullable Content content) {
    return content == null ? "" : content.text();
  }
}
