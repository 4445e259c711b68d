package dev.cairn.compile;

import java.util.List;

/// How one source uses one name.
///
/// @param marks the [Mark]s that set it apart there, as a bit set
/// @param roles its statements that bear on the name, by number
record NameUse(int marks, List<Role> roles) {

  /// What sets a name apart in a source.
  enum Mark {
    TITLE,
    HEADING,
    EMPHASIS,
    QUOTED,
    DEFINED,
    LABEL,
    ACRONYM,
    PROPER,
    LINKED,
    ABOUT,
    PERSON,
    LOWER;

    int bit() {
      return 1 << ordinal();
    }

    boolean in(int marks) {
      return (marks & bit()) != 0;
    }
  }

  /// One statement's bearing on the name.
  ///
  /// @param statement the statement's number
  /// @param score from 0, where the name is only mentioned, to 99
  record Role(int statement, int score) {
    /// From this score on, a statement is about the name.
    static final int CENTRAL = 45;

    /// From this score on, it is what the statement is about before all else.
    static final int FOREMOST = 55;

    /// Scores from here on belong to definitions.
    static final int DEFINITION = 80;

    boolean isCentral() {
      return score >= CENTRAL;
    }
  }

  NameUse {
    roles = List.copyOf(roles);
  }

  boolean has(Mark mark) {
    return mark.in(marks);
  }

  /// Whether the source speaks of the name rather than mention it in passing.
  boolean isSpokenOf() {
    return roles.stream().anyMatch(Role::isCentral);
  }
}
