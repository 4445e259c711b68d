package dev.cairn.search;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A condition on files that stands among the words of a query, such as `tag:otter`.
///
/// @param negated whether the files that meet it are left out
record Condition(Key key, String value, boolean negated) {
  /// What a condition is about.
  enum Key {
    IN,
    TYPE,
    TAG,
    /// The beginning of the path from the vault's root.
    PATH,
    SINCE,
    UNTIL;

    /// The word before the colon.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The key whose word and colon stand at a place of a text, null where none does.
  static @Nullable Key keyAt(String text, int at) {
    for (Key key : Key.values()) {
      String word = key.word();
      if (text.startsWith(word, at) && text.startsWith(":", at + word.length())) {
        return key;
      }
    }
    return null;
  }

  /// The condition, null where the value means nothing to the key: then it is words like others.
  static @Nullable Condition of(Key key, String value, boolean negated) {
    boolean meant =
        switch (key) {
          case IN -> scopeOf(value) != null;
          case TYPE, TAG, PATH -> !value.isBlank();
          case SINCE, UNTIL -> !negated && Days.of(value) != null;
        };
    return meant ? new Condition(key, value.strip(), negated) : null;
  }

  /// Which files [Key#IN] means.
  Query.Scope scope() {
    return Objects.requireNonNull(scopeOf(value));
  }

  /// The days that [Key#SINCE] or [Key#UNTIL] names.
  Days days() {
    return Objects.requireNonNull(Days.of(value));
  }

  private static Query.@Nullable Scope scopeOf(String value) {
    for (Query.Scope scope : Query.Scope.values()) {
      if (scope.name().equalsIgnoreCase(value)) {
        return scope;
      }
    }
    return null;
  }
}
