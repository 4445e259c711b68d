package dev.cairn.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/// Says in a vector index's terms which files a query lets through: its filters, its phrases, and
/// the words it leaves out. Types, tags, days and words stand in the search index alone, which is
/// asked for the files.
final class VectorFilter {
  private VectorFilter() {}

  /// Empty where every file is let through.
  static Optional<org.apache.lucene.search.Query> of(Query query, DirectoryReader commit)
      throws IOException {
    BooleanQuery.Builder filter = new BooleanQuery.Builder();
    filter.add(new MatchAllDocsQuery(), Occur.FILTER);
    LuceneQuery sought = new LuceneQuery(query, new Vocabulary(commit));
    if (sought.hasConditions()) {
      filter.add(files(commit, sought.conditions()), Occur.FILTER);
    } else if (query.in() != Query.Scope.ALL) {
      String folder = query.in() == Query.Scope.RAW ? "raw/" : "wiki/";
      filter.add(new PrefixQuery(new Term(VectorSchema.FILE, folder)), Occur.FILTER);
    }
    if (sought.hasUnwanted()) {
      filter.add(files(commit, sought.unwanted()), Occur.MUST_NOT);
    }
    BooleanQuery all = filter.build();
    return all.clauses().size() > 1 ? Optional.of(all) : Optional.empty();
  }

  private static TermInSetQuery files(DirectoryReader commit, org.apache.lucene.search.Query units)
      throws IOException {
    List<BytesRef> paths =
        new IndexSearcher(commit)
            .search(units, new BestPerFile(Integer.MAX_VALUE, java.util.Set.of())).found().stream()
                .map(found -> new BytesRef(found.path()))
                .toList();
    return new TermInSetQuery(VectorSchema.FILE, paths);
  }
}
