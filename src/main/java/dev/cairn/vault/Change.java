package dev.cairn.vault;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an edit comes to, once it has met what is committed and what stands in the work tree.
///
/// A person's uncommitted words are in `working` and `placed`, and never in `committed`.
///
/// @param head the file at HEAD, null where HEAD has none
/// @param working the file in the work tree when the operation looked, null where there is none
/// @param committed what the operation's commit will hold, null to remove it
/// @param placed what will stand in the work tree, null to remove it
/// @param own what the engine itself wrote, before merging; null where it removes the file
/// @param kept whether words of a person stand in `committed` or `placed`
public record Change(
    VaultPath path,
    @Nullable Content head,
    @Nullable Content working,
    @Nullable Content committed,
    @Nullable Content placed,
    @Nullable Content own,
    boolean kept) {

  /// Whether neither the history nor the work tree would be different afterwards.
  public boolean isEmpty() {
    return Objects.equals(head, committed) && Objects.equals(working, placed);
  }
}
