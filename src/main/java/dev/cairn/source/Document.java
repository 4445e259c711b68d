package dev.cairn.source;

import java.util.List;

/// What a reader makes of a file, before its language is told and its content judged.
record Document(
    Source.Format format, Facts facts, List<Passage> passages, List<Injection> injections) {}
