package dev.cairn.history;

import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// Plans the operation that takes another one back.
final class Undoer {
  private static final String KIND = "undo";

  private final VaultRepository repository;

  Undoer(VaultRepository repository) {
    this.repository = repository;
  }

  /// @param run the run to take back, null for the last one that still stands
  /// @param newRun the id of the run that does it
  History.Undoing plan(@Nullable String run, String newRun) throws IOException {
    Logged target = find(run);
    if (target == null) {
      return run == null
          ? new Refusal(
              "nothing-to-undo",
              "No operation is left to undo.",
              "`cairn log` shows what there was.")
          : new Refusal(
              "unknown-run",
              "The history has no operation of run " + run + " that still stands.",
              "`cairn log` shows the runs.");
    }
    Operation operation =
        new Operation(
            KIND,
            target.operation().kind() + ": " + target.operation().subject(),
            newRun,
            List.of(new Trailer(Operation.UNDOES, target.commit())));
    return new History.Undo(operation, edits(ObjectId.fromString(target.commit())), target);
  }

  private @Nullable Logged find(@Nullable String run) throws IOException {
    Set<String> undone = new HashSet<>();
    List<Logged> found = new ArrayList<>();
    new OperationLog(repository)
        .each(logged -> {
          Operation operation = logged.operation();
          boolean wanted =
              run == null ? !operation.kind().equals(KIND) : operation.run().equals(run);
          if (wanted && !undone.contains(logged.commit())) {
            found.add(logged);
          } else if (!undone.contains(logged.commit())) {
            // An undo that was itself undone takes nothing back any more.
            undone.addAll(operation.values(Operation.UNDOES));
          }
          return found.isEmpty();
        });
    return found.isEmpty() ? null : found.getFirst();
  }

  private Edits edits(ObjectId commit) throws IOException {
    try (ObjectReader reader = repository.git().newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      RevCommit done = walk.parseCommit(commit);
      ObjectId parent = done.getParentCount() == 0 ? null : done.getParent(0).copy();
      Snapshot before = repository.snapshot(reader, parent);
      Snapshot after = repository.snapshot(reader, commit);
      List<Edit> edits = new ArrayList<>();
      for (VaultPath path : new Differences(repository).between(parent, commit)) {
        Content result = after.content(repository.gitPath(path));
        Content original = before.content(repository.gitPath(path));
        edits.add(new Edit(path, result, original));
      }
      return new Edits(edits);
    }
  }
}
