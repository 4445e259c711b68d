package dev.cairn.compile;

/// A source's word for it that two names mean one thing.
///
/// @param shorter the key of the name that could stand for several things: an acronym, a surname
/// @param longer the key of the name in full
/// @param full the name in full as the source writes it
record AliasPair(Kind kind, String shorter, String longer, String full) {
  /// How the source says so.
  enum Kind {
    /// `Best Matching 25 (BM25)`
    ACRONYM,
    /// `Andrej Karpathy … Karpathy`
    SURNAME,
    /// `autoresearch, also called …`
    SAID
  }
}
