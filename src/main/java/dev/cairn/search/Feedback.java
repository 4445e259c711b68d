package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Ranks what a query finds a second time, by the words too that the best of it have in common
/// (relevance model 3, Abdul-Jaleel et al. 2004). It finds nothing that the query does not.
final class Feedback {
  /// Files that are taken for what is looked for.
  static final int FILES = 5;

  private static final int WORDS = 30;

  /// What those words weigh of all.
  private static final double SHARE = 0.15;

  /// A query of fewer words names a thing, and what is found with it says little about what else
  /// was meant.
  private static final int LEAST_WORDS = 4;

  /// A word in more of the units than this says nothing about what these are about.
  private static final double COMMON = 0.05;

  private final Vocabulary vocabulary;
  private final StoredFields stored;

  private record Weighed(String term, double weight) {}

  Feedback(Vocabulary vocabulary, StoredFields stored) {
    this.vocabulary = vocabulary;
    this.stored = stored;
  }

  static boolean helps(Sought sought) {
    return sought.wanted().size() >= LEAST_WORDS
        && sought.wanted().stream().noneMatch(wording -> wording.clause().isPhrase());
  }

  /// @param words how many words the query has
  /// @param best what it finds
  Query on(Query query, int words, List<BestPerFile.Found> best) throws IOException {
    List<Weighed> shared = shared(best);
    double sum = shared.stream().mapToDouble(Weighed::weight).sum();
    BooleanQuery.Builder both = new BooleanQuery.Builder().add(query, Occur.MUST);
    for (Weighed each : shared) {
      double share = SHARE / (1 - SHARE) * words * each.weight() / sum;
      Query word = new TermQuery(new Term(Schema.TEXT, each.term()));
      float weight = (float) share * vocabulary.weight(Set.of(each.term()));
      both.add(new BoostQuery(word, weight), Occur.SHOULD);
    }
    return both.build();
  }

  private List<Weighed> shared(List<BestPerFile.Found> best) throws IOException {
    double scores = best.stream().mapToDouble(BestPerFile.Found::score).sum();
    Map<String, Double> weights = new HashMap<>();
    for (BestPerFile.Found found : best) {
      List<String> terms = terms(stored.document(found.document()));
      double weight = found.score() / scores / terms.size();
      terms.forEach(term -> weights.merge(term, weight, Double::sum));
    }
    List<Weighed> shared = new ArrayList<>();
    for (Map.Entry<String, Double> each : weights.entrySet()) {
      if (each.getKey().length() > 1) {
        shared.add(new Weighed(each.getKey(), each.getValue()));
      }
    }
    shared.sort(
        Comparator.comparingDouble(Weighed::weight).reversed().thenComparing(Weighed::term));
    List<Weighed> telling = new ArrayList<>();
    for (int i = 0; i < shared.size() && telling.size() < WORDS; i++) {
      if (vocabulary.isTelling(shared.get(i).term(), COMMON)) {
        telling.add(shared.get(i));
      }
    }
    return telling;
  }

  private static List<String> terms(Document unit) throws IOException {
    Writing writing = Writing.valueOf(unit.get(Schema.WRITING));
    List<String> terms = new ArrayList<>();
    for (String field : List.of(Schema.SHOWN_TITLE, Schema.BODY)) {
      for (List<Tokens.Token> place : Tokens.of(unit.get(field), writing)) {
        place.forEach(token -> terms.add(token.term()));
      }
    }
    return terms;
  }
}
