package dev.cairn.eval;

/// What it took to answer a question.
///
/// @param wiki the tokens that had to be read of wiki pages, or [Reader#NEVER]
/// @param raw the same of raw files
/// @param both the same of all that search finds
public record Answered(Question question, int wiki, int raw, int both) {}
