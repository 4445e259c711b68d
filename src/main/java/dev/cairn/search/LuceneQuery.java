package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/// Says a query in the index's terms. Any of its words finds; words that follow each other count
/// once more where they do so in a text; a file that bears the whole query as its name comes before
/// all others. Common words are not looked for beside others: they are in nearly every file.
final class LuceneQuery {
  /// What a pair of words that stand side by side adds, as a part of what they are worth alone.
  private static final float PAIR = 0.1f;

  /// Words between the two of a pair, at most; two words that have changed places are that far
  /// apart too. The nearer they stand, the more it counts.
  private static final int NEAR = 2;

  /// Pairs behind this many are not looked for.
  private static final int MOST_PAIRS = 16;

  /// What a page gets whose title or alias is the query: more than the words of any query of the
  /// length of a name add up to.
  static final float NAMED = 100;

  private final dev.cairn.search.Query query;
  private final QueryText text;
  private final Vocabulary vocabulary;
  private final Sought sought;

  LuceneQuery(dev.cairn.search.Query query, Vocabulary vocabulary) throws IOException {
    this.query = query;
    this.vocabulary = vocabulary;
    this.text = QueryText.of(query.text());
    this.sought = Sought.of(text.clauses(), vocabulary);
  }

  Sought sought() {
    return sought;
  }

  /// The units that are wanted.
  Query wanted() throws IOException {
    BooleanQuery.Builder wanted = new BooleanQuery.Builder();
    addFilters(wanted);
    List<Wording> phrases = phrases();
    phrases.forEach(phrase -> wanted.add(inARow(phrase.places(), 0), Occur.MUST));
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    addWords(any);
    addName(any);
    Query found = any.build();
    if (!((BooleanQuery) found).clauses().isEmpty()) {
      wanted.add(found, phrases.isEmpty() ? Occur.MUST : Occur.SHOULD);
    } else if (phrases.isEmpty()) {
      wanted.add(asksForNothing() ? anyUnit() : new MatchNoDocsQuery(), Occur.MUST);
    }
    addPairs(wanted);
    return wanted.build();
  }

  /// Whether filters or phrases keep any file out, but for where it lies.
  boolean hasConditions() {
    return query.type() != null
        || query.tag() != null
        || query.since() != null
        || query.until() != null
        || !text.conditions().isEmpty()
        || !phrases().isEmpty();
  }

  /// The units that the filters and phrases let through, whatever the words.
  Query conditions() {
    BooleanQuery.Builder conditions = new BooleanQuery.Builder();
    conditions.add(anyUnit(), Occur.FILTER);
    addFilters(conditions);
    phrases().forEach(phrase -> conditions.add(inARow(phrase.places(), 0), Occur.MUST));
    return conditions.build();
  }

  boolean hasUnwanted() {
    return !sought.unwanted().isEmpty();
  }

  /// The units whose files are not wanted.
  Query unwanted() {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Wording wording : sought.unwanted()) {
      any.add(inARow(wording.places(), 0), Occur.SHOULD);
    }
    return any.build();
  }

  private List<Wording> phrases() {
    return sought.wanted().stream().filter(wording -> wording.clause().isPhrase()).toList();
  }

  private boolean asksForNothing() {
    return Clause.wanted(text.clauses()).isEmpty() && (hasUnwanted() || text.clauses().isEmpty());
  }

  private void addWords(BooleanQuery.Builder any) throws IOException {
    for (Wording wording : sought.wanted()) {
      if (!wording.clause().isPhrase()) {
        for (Wording.Form form : wording.forms()) {
          any.add(
              new BoostQuery(oneOf(form.terms()), vocabulary.weight(form.terms())), Occur.SHOULD);
        }
      }
    }
  }

  private void addName(BooleanQuery.Builder any) {
    String name =
        Name.of(
            String.join(" ", Clause.wanted(text.clauses()).stream().map(Clause::text).toList()));
    if (!name.isEmpty()) {
      Query named = new ConstantScoreQuery(new TermQuery(new Term(Schema.NAME, name)));
      any.add(new BoostQuery(named, NAMED), Occur.SHOULD);
    }
  }

  private void addPairs(BooleanQuery.Builder wanted) {
    List<Set<String>> places = new ArrayList<>();
    sought.wanted().stream()
        .filter(wording -> !wording.clause().isPhrase())
        .forEach(wording -> places.addAll(wording.places()));
    for (int i = 0; i + 1 < Math.min(places.size(), MOST_PAIRS + 1); i++) {
      Query pair = inARow(places.subList(i, i + 2), NEAR);
      wanted.add(new BoostQuery(pair, PAIR), Occur.SHOULD);
    }
  }

  /// Whatever of the terms a unit has, it counts as one word.
  private static Query oneOf(Set<String> terms) {
    if (terms.size() == 1) {
      return new TermQuery(new Term(Schema.TEXT, terms.iterator().next()));
    }
    SynonymQuery.Builder any = new SynonymQuery.Builder(Schema.TEXT);
    terms.forEach(term -> any.addTerm(new Term(Schema.TEXT, term)));
    return any.build();
  }

  /// At each place one of its terms.
  ///
  /// @param apart how many words may stand between them
  private static Query inARow(List<Set<String>> places, int apart) {
    if (places.size() == 1) {
      return oneOf(places.getFirst());
    }
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(apart);
    for (Set<String> terms : places) {
      phrase.add(terms.stream().map(term -> new Term(Schema.TEXT, term)).toArray(Term[]::new));
    }
    return phrase.build();
  }

  private void addFilters(BooleanQuery.Builder wanted) {
    if (query.in() != dev.cairn.search.Query.Scope.ALL) {
      wanted.add(in(query.in()), Occur.FILTER);
    }
    if (query.type() != null) {
      wanted.add(new TermQuery(new Term(Schema.TYPE, query.type())), Occur.FILTER);
    }
    if (query.tag() != null) {
      wanted.add(new TermQuery(new Term(Schema.TAG, FileTexts.tag(query.tag()))), Occur.FILTER);
    }
    if (query.since() != null) {
      wanted.add(since(query.since().toEpochDay()), Occur.FILTER);
    }
    if (query.until() != null) {
      wanted.add(until(query.until().toEpochDay()), Occur.FILTER);
    }
    for (Condition.Key key : Condition.Key.values()) {
      addConditions(wanted, key);
    }
  }

  /// A file has all the tags, any of the types, paths and scopes that are asked for, and none of
  /// those that are left out.
  private void addConditions(BooleanQuery.Builder wanted, Condition.Key key) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    boolean either = false;
    for (Condition condition : text.conditions()) {
      if (condition.key() != key) {
        continue;
      }
      Query met = met(condition);
      if (condition.negated()) {
        wanted.add(met, Occur.MUST_NOT);
      } else if (key == Condition.Key.TYPE
          || key == Condition.Key.PATH
          || key == Condition.Key.IN) {
        any.add(met, Occur.SHOULD);
        either = true;
      } else {
        wanted.add(met, Occur.FILTER);
      }
    }
    if (either) {
      wanted.add(any.build(), Occur.FILTER);
    }
  }

  private static Query met(Condition condition) {
    String value = condition.value();
    return switch (condition.key()) {
      case IN -> in(condition.scope());
      case TYPE -> new TermQuery(new Term(Schema.TYPE, value));
      case TAG -> new TermQuery(new Term(Schema.TAG, FileTexts.tag(value)));
      case PATH -> new PrefixQuery(new Term(Schema.FILE, value));
      case SINCE -> since(condition.days().first());
      case UNTIL -> until(condition.days().last());
    };
  }

  private static Query since(long day) {
    return NumericDocValuesField.newSlowRangeQuery(Schema.LAST_DAY, day, Long.MAX_VALUE);
  }

  private static Query until(long day) {
    return NumericDocValuesField.newSlowRangeQuery(Schema.FIRST_DAY, Long.MIN_VALUE, day);
  }

  /// Every document that is a unit: only units have words, so that a query for words needs no such
  /// filter.
  private static Query anyUnit() {
    return new ConstantScoreQuery(in(dev.cairn.search.Query.Scope.ALL));
  }

  private static Query in(dev.cairn.search.Query.Scope scope) {
    List<FileText.Kind> kinds =
        switch (scope) {
          case WIKI -> List.of(FileText.Kind.WIKI);
          case RAW -> List.of(FileText.Kind.RAW);
          case ALL -> List.of(FileText.Kind.values());
        };
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    kinds.forEach(kind -> any.add(new TermQuery(new Term(Schema.KIND, kind.term())), Occur.SHOULD));
    return any.build();
  }
}
