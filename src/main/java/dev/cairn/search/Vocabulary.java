package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/// The words of an index.
final class Vocabulary {
  /// Words with the same beginning that are looked at.
  private static final int MOST_BEGINNINGS = 5_000;

  /// BM25 weighs a word by the logarithm of its rarity; this power of the same is a weight on top.
  private static final double SPECIFICITY = 0.2;

  private final IndexReader reader;
  private final int units;
  private final Set<Writing> writings = EnumSet.noneOf(Writing.class);

  private record Counted(String term, int documents) {}

  Vocabulary(IndexReader reader) throws IOException {
    this.reader = reader;
    this.units = reader.getDocCount(Schema.TEXT);
    for (Writing writing : Writing.values()) {
      if (reader.docFreq(new Term(Schema.WRITING, writing.name())) > 0) {
        writings.add(writing);
      }
    }
  }

  /// The writings that its texts are in.
  Set<Writing> writings() {
    return writings;
  }

  /// How much more than BM25 thinks a word says that has any of the terms: a rare one tells more.
  float weight(Set<String> terms) throws IOException {
    return (float) Math.pow(rarity(terms), SPECIFICITY);
  }

  /// The logarithm of how rarely a text has any of the terms, as BM25 weighs a word.
  double rarity(Set<String> terms) throws IOException {
    int having = 0;
    for (String term : terms) {
      having = Math.max(having, reader.docFreq(new Term(Schema.TEXT, term)));
    }
    return Math.log1p((units - having + 0.5) / (having + 0.5));
  }

  boolean has(Wording wording) throws IOException {
    for (Wording.Form form : wording.forms()) {
      if (has(form.terms())) {
        return true;
      }
    }
    return false;
  }

  boolean has(Set<String> terms) throws IOException {
    for (String term : terms) {
      if (reader.docFreq(new Term(Schema.TEXT, term)) > 0) {
        return true;
      }
    }
    return false;
  }

  /// The most frequent of the terms that begin so.
  Set<String> beginning(String prefix, int most) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, Schema.TEXT);
    if (terms == null || prefix.isEmpty()) {
      return Set.of();
    }
    List<Counted> found = new ArrayList<>();
    TermsEnum each = terms.iterator();
    BytesRef bytes = new BytesRef(prefix);
    for (TermsEnum.SeekStatus at = each.seekCeil(bytes);
        at != TermsEnum.SeekStatus.END
            && found.size() < MOST_BEGINNINGS
            && StringHelper.startsWith(each.term(), bytes);
        at = each.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.NOT_FOUND) {
      found.add(new Counted(each.term().utf8ToString(), each.docFreq()));
    }
    found.sort(Comparator.comparingInt(Counted::documents).reversed());
    Set<String> frequent = new TreeSet<>();
    found.stream().limit(most).forEach(counted -> frequent.add(counted.term()));
    return frequent;
  }

  /// The term that differs from another by the fewest letters changed, left out, added or swapped,
  /// and of those the most frequent; null where none differs by that few.
  ///
  /// @param edits 1 or 2
  @Nullable String nearest(String term, int edits) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, Schema.TEXT);
    if (terms == null) {
      return null;
    }
    for (int distance = 1; distance <= edits; distance++) {
      TermsEnum near = new FuzzyTermsEnum(terms, new Term(Schema.TEXT, term), distance, 0, true);
      String best = null;
      int most = 0;
      for (BytesRef each = near.next(); each != null; each = near.next()) {
        if (near.docFreq() > most) {
          most = near.docFreq();
          best = each.utf8ToString();
        }
      }
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  /// How a text of the index writes the word that a term stands for; the term itself where none
  /// shows it.
  String written(String term) throws IOException {
    PostingsEnum units =
        MultiTerms.getTermPostingsEnum(reader, Schema.TEXT, new BytesRef(term), PostingsEnum.NONE);
    if (units == null || units.nextDoc() == DocIdSetIterator.NO_MORE_DOCS) {
      return term;
    }
    var unit = reader.storedFields().document(units.docID());
    Writing writing = Writing.valueOf(unit.get(Schema.WRITING));
    for (String field : List.of(Schema.SHOWN_TITLE, Schema.SECTION, Schema.BODY)) {
      String word = Tokens.firstWritten(unit.get(field), writing, term);
      if (word != null) {
        return word;
      }
    }
    return term;
  }
}
