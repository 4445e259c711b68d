package dev.cairn.compile;

import dev.cairn.vault.Content;
import dev.cairn.vault.VaultPath;
import org.jspecify.annotations.Nullable;

/// A file that somebody wants taken in.
///
/// @param name as people know it: its path as they gave it
/// @param fileName the last part of its path
/// @param place where it lies below `raw/` already, null where it comes from outside
public record Candidate(String name, String fileName, Content content, @Nullable VaultPath place) {}
