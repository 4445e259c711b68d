package dev.cairn.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a proposal is about.
public enum Kind {
  /// A name that stands for several things.
  AMBIGUOUS_NAME,
  /// A place of a page that a person and the engine both changed.
  CONFLICT,
  /// Two pages about one thing.
  MERGE,
  /// A page about several things.
  SPLIT,
  /// A page that nobody needs.
  DELETE,
  /// A page that others link to and that is not there.
  WRITE,
  RENAME,
  /// Which side of a contradiction stands.
  VERDICT,
  /// Any other change of pages.
  EDIT;

  /// The word for it in front matter and JSON, such as `ambiguous-name`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
