package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Says a query in the index's terms. The words are looked for in every writing, each in its own fields; a word counts
/// over all fields of a unit together (BM25F), so that a title is worth little more than the text.
final class LuceneQuery {
  private static final Map<String, Float> WEIGHTS =
      Map.of(Schema.TITLE, 1.3f, Schema.ALIASES, 1.3f, Schema.HEADINGS, 1.1f, Schema.TEXT, 1f);

  private final dev.cairn.search.Query query;
  private final List<Clause> clauses;

  LuceneQuery(dev.cairn.search.Query query) {
    this.query = query;
    this.clauses = query.clauses();
  }

  /// The units that are wanted.
  Query wanted() throws IOException {
    BooleanQuery.Builder wanted = new BooleanQuery.Builder();
    addFilters(wanted);
    List<Clause> sought = clauses.stream().filter(clause -> !clause.negated()).toList();
    boolean words = addWords(wanted, sought.stream().filter(clause -> !clause.phrase()).toList());
    boolean phrases = addPhrases(wanted, sought.stream().filter(Clause::phrase).toList());
    if (!words && !phrases) {
      boolean everything = query.text().isBlank() || sought.isEmpty() && hasUnwanted();
      wanted.add(everything ? new MatchAllDocsQuery() : new MatchNoDocsQuery(), Occur.MUST);
    } else if (!phrases) {
      wanted.setMinimumNumberShouldMatch(1);
    }
    return wanted.build();
  }

  boolean hasUnwanted() {
    return clauses.stream().anyMatch(Clause::negated);
  }

  /// The units whose files are not wanted.
  Query unwanted() throws IOException {
    BooleanQuery.Builder unwanted = new BooleanQuery.Builder();
    for (Writing writing : Writing.values()) {
      for (Wording wording : Wording.of(clauses.stream().filter(Clause::negated).toList(), writing)) {
        unwanted.add(together(wording, writing), Occur.SHOULD);
      }
    }
    return unwanted.build();
  }

  private boolean addWords(BooleanQuery.Builder wanted, List<Clause> words) throws IOException {
    boolean any = false;
    for (Writing writing : Writing.values()) {
      for (Wording wording : Wording.of(words, writing)) {
        for (String term : wording.terms()) {
          wanted.add(anywhere(term, writing), Occur.SHOULD);
          any = true;
        }
      }
    }
    return any;
  }

  private boolean addPhrases(BooleanQuery.Builder wanted, List<Clause> phrases) throws IOException {
    boolean any = false;
    for (Clause phrase : phrases) {
      BooleanQuery.Builder either = new BooleanQuery.Builder();
      boolean found = false;
      for (Writing writing : Writing.values()) {
        for (Wording wording : Wording.of(List.of(phrase), writing)) {
          either.add(together(wording, writing), Occur.SHOULD);
          found = true;
        }
      }
      if (found) {
        wanted.add(either.build(), Occur.MUST);
        any = true;
      }
    }
    return any;
  }

  private static Query anywhere(String term, Writing writing) {
    CombinedFieldQuery.Builder combined = new CombinedFieldQuery.Builder(term);
    WEIGHTS.forEach((field, weight) -> combined.addField(writing.field(field), weight));
    return combined.build();
  }

  /// The words of a clause side by side in one field.
  private static Query together(Wording wording, Writing writing) {
    List<Query> fields = new ArrayList<>();
    WEIGHTS.forEach(
        (name, weight) -> {
          String field = writing.field(name);
          MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
          for (List<String> terms : wording.positions()) {
            phrase.add(terms.stream().map(term -> new Term(field, term)).toArray(Term[]::new));
          }
          fields.add(new BoostQuery(phrase.build(), weight));
        });
    return new DisjunctionMaxQuery(fields, 0);
  }

  private void addFilters(BooleanQuery.Builder wanted) {
    wanted.add(kinds(), Occur.FILTER);
    if (query.type() != null) {
      wanted.add(new TermQuery(new Term(Schema.TYPE, query.type())), Occur.FILTER);
    }
    if (query.tag() != null) {
      wanted.add(new TermQuery(new Term(Schema.TAG, FileTexts.tag(query.tag()))), Occur.FILTER);
    }
    if (query.since() != null) {
      long day = query.since().toEpochDay();
      wanted.add(LongPoint.newRangeQuery(Schema.LAST_DAY, day, Long.MAX_VALUE), Occur.FILTER);
    }
    if (query.until() != null) {
      long day = query.until().toEpochDay();
      wanted.add(LongPoint.newRangeQuery(Schema.FIRST_DAY, Long.MIN_VALUE, day), Occur.FILTER);
    }
  }

  private Query kinds() {
    List<FileText.Kind> kinds =
        switch (query.in()) {
          case WIKI -> List.of(FileText.Kind.WIKI);
          case RAW -> List.of(FileText.Kind.RAW);
          case ALL -> List.of(FileText.Kind.values());
        };
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    kinds.forEach(kind -> any.add(new TermQuery(new Term(Schema.KIND, kind.term())), Occur.SHOULD));
    return any.build();
  }
}
