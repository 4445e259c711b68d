package dev.cairn.history;

/// Why nothing was done: the state of the repository or the vault forbids it.
///
/// @param code a stable word for programs, such as `merging`
/// @param sentence what stands in the way
/// @param hint what the person can do about it
public record Refusal(String code, String sentence, String hint)
    implements History.Opening, History.Beginning, History.Landing, History.Undoing {}
