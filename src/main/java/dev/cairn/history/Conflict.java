package dev.cairn.history;

import dev.cairn.vault.VaultPath;

/// A block that a person and the engine both changed. The person's stays; the engine's is here for
/// a review.
///
/// @param base the text both started from, empty where there was none
/// @param ours what the engine wanted, empty where it wanted the text gone
/// @param theirs what the person wrote and what stays, empty where they removed it
public record Conflict(VaultPath path, String base, String ours, String theirs) {}
