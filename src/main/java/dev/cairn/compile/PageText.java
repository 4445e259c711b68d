package dev.cairn.compile;

import dev.cairn.vault.VaultPath;

/// A page as the engine writes it.
///
/// @param description one line for the index
record PageText(VaultPath path, String title, String description, String text) {}
