package dev.cairn.search;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody looks for.
///
/// Any of the words finds a file; `"words in quotation marks"` must stand in it so; a file with a
/// word behind `-` is left out; `begin*` is any word that begins so. `in:raw`, `type:concept`,
/// `tag:zoo`, `path:wiki/concepts`, `since:2026-01` and `until:2026-02-03` narrow like the filters
/// beside the text, and all but the last two leave out behind a `-`. A text without words finds
/// every file that the filters let through.
///
/// @param type the vault format's page type; `raw` for raw files, `note` for pages without a type;
///   null for any
/// @param tag a tag without `#`, found also as the beginning of nested ones; null for any
/// @param since the first day, inclusive, that a file's date may be; null for any
/// @param until the last day, inclusive
/// @param limit the most hits, at least 1
public record Query(
    String text,
    Scope in,
    @Nullable String type,
    @Nullable String tag,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    int limit) {
  /// The hits that are shown where nobody says how many.
  public static final int DEFAULT_LIMIT = 10;

  private static final int MOST_HITS = 10_000;

  /// Which files are searched.
  public enum Scope {
    /// Pages below `wiki/`.
    WIKI,
    /// Raw files.
    RAW,
    /// Both, and a person's own notes beside them.
    ALL
  }

  public Query {
    if (limit < 1) {
      throw new IllegalArgumentException("a search for " + limit + " hits");
    }
    limit = Math.min(limit, MOST_HITS);
  }

  /// A query of all files for what a person typed.
  public static Query parse(String text) {
    return new Query(text, Scope.ALL, null, null, null, null, DEFAULT_LIMIT);
  }

  public Query in(Scope scope) {
    return new Query(text, scope, type, tag, since, until, limit);
  }

  public Query limitedTo(int most) {
    return new Query(text, in, type, tag, since, until, most);
  }
}
