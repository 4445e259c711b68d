package dev.cairn.vault;

import org.jspecify.annotations.Nullable;

/// What an operation wants of one file.
///
/// @param base what the writer of this edit takes to be its own earlier work, the common ancestor
///   of a merge with what people made of it; null where it wrote nothing there before
/// @param content what shall stand there; null to remove the file
public record Edit(VaultPath path, @Nullable Content base, @Nullable Content content) {}
