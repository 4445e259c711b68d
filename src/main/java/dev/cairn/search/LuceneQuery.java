package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/// Says a query in the index's terms. The words are looked for in every writing, each in its own
/// fields; a word counts over all fields of a unit together (BM25F), so that a title is worth
/// little more than the text. A common word adds to the score of what other words found, and finds
/// only where it stands alone: it is in nearly every file.
final class LuceneQuery {
  private static final Map<String, Float> WEIGHTS =
      Map.of(Schema.TITLE, 1.3f, Schema.ALIASES, 1.3f, Schema.HEADINGS, 1.1f, Schema.TEXT, 1f);

  private final dev.cairn.search.Query query;
  private final Map<Writing, List<Wording>> sought = new EnumMap<>(Writing.class);
  private final Map<Writing, List<Wording>> unwanted = new EnumMap<>(Writing.class);
  private final Set<Clause> telling;
  private final boolean onlyUnwanted;

  LuceneQuery(dev.cairn.search.Query query) throws IOException {
    this.query = query;
    List<Clause> clauses = query.clauses();
    for (Writing writing : Writing.values()) {
      sought.put(writing, Wording.of(clauses.stream().filter(c -> !c.negated()).toList(), writing));
      unwanted.put(writing, Wording.of(clauses.stream().filter(Clause::negated).toList(), writing));
    }
    List<Clause> worded =
        clauses.stream()
            .filter(c ->
                sought.values().stream().flatMap(List::stream).anyMatch(w -> w.clause().equals(c)))
            .toList();
    telling = Set.copyOf(Clause.telling(worded));
    onlyUnwanted = hasUnwanted() && clauses.stream().allMatch(Clause::negated);
  }

  /// The units that are wanted.
  Query wanted() {
    BooleanQuery.Builder wanted = new BooleanQuery.Builder();
    addFilters(wanted);
    boolean words = addWords(wanted);
    boolean phrases = addPhrases(wanted);
    if (!words && !phrases) {
      boolean everything = query.text().isBlank() || onlyUnwanted;
      wanted.add(everything ? new MatchAllDocsQuery() : new MatchNoDocsQuery(), Occur.MUST);
    }
    return wanted.build();
  }

  /// The units that the filters and phrases let through, whatever the words.
  Query conditions() {
    BooleanQuery.Builder conditions = new BooleanQuery.Builder();
    addFilters(conditions);
    addPhrases(conditions);
    return conditions.build();
  }

  boolean hasUnwanted() {
    return unwanted.values().stream().anyMatch(wordings -> !wordings.isEmpty());
  }

  /// The units whose files are not wanted.
  Query unwanted() {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    unwanted.forEach((writing, wordings) ->
        wordings.forEach(wording -> any.add(together(wording, writing), Occur.SHOULD)));
    return any.build();
  }

  /// Any of the telling words must stand in the unit, unless phrases say already which units are
  /// meant.
  private boolean addWords(BooleanQuery.Builder wanted) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    boolean found = false;
    boolean phrases = telling.stream().anyMatch(Clause::phrase);
    for (Writing writing : Writing.values()) {
      for (Wording wording : sought.getOrDefault(writing, List.of())) {
        if (wording.clause().phrase()) {
          continue;
        }
        boolean finds = telling.contains(wording.clause()) && !phrases;
        for (String term : wording.terms()) {
          (finds ? any : wanted).add(anywhere(term, writing), Occur.SHOULD);
        }
        found |= finds;
      }
    }
    if (found) {
      wanted.add(any.build(), Occur.MUST);
    }
    return found;
  }

  /// A phrase must stand in the unit, in whichever writing it is.
  private boolean addPhrases(BooleanQuery.Builder wanted) {
    Map<Clause, BooleanQuery.Builder> phrases = new LinkedHashMap<>();
    sought.forEach((writing, wordings) -> {
      for (Wording wording : wordings) {
        if (wording.clause().phrase()) {
          phrases
              .computeIfAbsent(wording.clause(), clause -> new BooleanQuery.Builder())
              .add(together(wording, writing), Occur.SHOULD);
        }
      }
    });
    phrases.values().forEach(either -> wanted.add(either.build(), Occur.MUST));
    return !phrases.isEmpty();
  }

  private static Query anywhere(String term, Writing writing) {
    CombinedFieldQuery.Builder combined = new CombinedFieldQuery.Builder(term);
    WEIGHTS.forEach((field, weight) -> combined.addField(writing.field(field), weight));
    return combined.build();
  }

  /// The words of a clause side by side in one field.
  private static Query together(Wording wording, Writing writing) {
    List<Query> fields = new ArrayList<>();
    WEIGHTS.forEach((name, weight) -> {
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
