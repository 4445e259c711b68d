package dev.cairn.ask;

import dev.cairn.compile.Statement;
import dev.cairn.source.Passage;
import dev.cairn.source.Source;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;

/// A file that can be quoted: a source, or a note that was never ingested.
///
/// @param name what its citations name: the source page's slug, or a note's path without `.md`
/// @param page the source page; of a note the note itself
/// @param ingested whether it is a source with a page, which a page of the wiki may cite
/// @param statements what it states, numbered as its citations are: its sentences, then the rows of
///   its tables
record Witness(
    String name,
    Page page,
    boolean ingested,
    String title,
    Source source,
    List<Statement> statements) {

  static Witness of(String name, Page page, boolean ingested, String title, Source source) {
    List<Statement> statements = new ArrayList<>(Statement.of(source));
    for (int i = 0; i < source.passages().size(); i++) {
      Passage passage = source.passages().get(i);
      if (passage.kind() == Passage.Kind.TABLE_ROW) {
        statements.add(
            new Statement(
                statements.size() + 1,
                passage.text(),
                "",
                passage.locator().toString(),
                passage.headings(),
                i,
                true,
                true));
      }
    }
    return new Witness(name, page, ingested, title, source, List.copyOf(statements));
  }

  /// The name as labels have it.
  String slug() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  VaultPath path() {
    return page.path();
  }

  Passage passage(Statement statement) {
    return source.passages().get(statement.passage());
  }
}
