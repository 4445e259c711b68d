package dev.cairn.compile;

import java.util.List;
import java.util.SortedSet;

/// Names that mean one thing, before it is decided whether that thing has a page.
///
/// @param keys the keys of all the names
/// @param given what people called it
/// @param ambiguous the keys that led here and elsewhere, and so are no names of it
record NameGroup(SortedSet<String> keys, List<GivenName> given, SortedSet<String> ambiguous) {

  /// The key under which the group is kept.
  String id() {
    return keys.first();
  }
}
