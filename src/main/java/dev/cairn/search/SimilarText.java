package dev.cairn.search;

import dev.cairn.text.CommonWords;
import dev.cairn.text.Language;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/// Finds the pages and notes that use the words of a page: those that are frequent in it and rare
/// elsewhere.
final class SimilarText {
  /// A word that stands in more than one of this many sections says little.
  private static final int COMMON = 10;

  /// In a small vault a word may stand in this many sections all the same.
  private static final int FEW = 20;

  /// How many words of the page are looked for.
  private static final int WORDS = 30;

  /// Shorter words are seldom what a page is about.
  private static final int SHORTEST = 3;

  /// The words that are told of a page that was found.
  private static final int TOLD = 3;

  /// More sections of one page are not read.
  private static final int SECTIONS = 200;

  private final IndexSearcher searcher;
  private final StoredFields stored;

  SimilarText(IndexSearcher searcher) throws IOException {
    this.searcher = searcher;
    this.stored = searcher.storedFields();
  }

  /// The most similar first; none where the index does not have the page.
  List<Similar> to(VaultPath page, int limit) throws IOException {
    List<String> texts = new ArrayList<>();
    Writing writing = Writing.ENGLISH;
    for (ScoreDoc section :
        searcher.search(new TermQuery(Schema.fileTerm(page)), SECTIONS).scoreDocs) {
      Document unit = stored.document(section.doc);
      if (unit.get(Schema.BODY) != null) {
        texts.add(unit.get(Schema.BODY));
        writing = Writing.valueOf(unit.get(Schema.WRITING));
      }
    }
    Query words = like(texts, writing);
    Map<String, Float> telling = telling(words);
    if (telling.isEmpty()) {
      return List.of();
    }
    List<Similar> similar = new ArrayList<>();
    for (BestPerFile.Found found :
        searcher.search(pages(words), new BestPerFile(limit, Set.of(page.value()))).found()) {
      String text = stored.document(found.document()).get(Schema.BODY);
      similar.add(
          new Similar(VaultPath.of(found.path()), found.score(), shared(text, writing, telling)));
    }
    return similar;
  }

  private Query like(List<String> texts, Writing writing) throws IOException {
    MoreLikeThis like = new MoreLikeThis(searcher.getIndexReader());
    like.setAnalyzer(writing.forQueries());
    like.setMinTermFreq(1);
    like.setMinDocFreq(2);
    like.setMaxDocFreq(Math.max(FEW, searcher.getIndexReader().numDocs() / COMMON));
    like.setMaxQueryTerms(WORDS);
    like.setMinWordLen(SHORTEST);
    like.setBoost(true);
    return like.like(Schema.TEXT, texts.stream().map(StringReader::new).toArray(Reader[]::new));
  }

  private static Query pages(Query words) {
    BooleanQuery.Builder kinds = new BooleanQuery.Builder();
    for (FileText.Kind kind : List.of(FileText.Kind.WIKI, FileText.Kind.NOTE)) {
      kinds.add(new TermQuery(new Term(Schema.KIND, kind.term())), Occur.SHOULD);
    }
    return new BooleanQuery.Builder()
        .add(words, Occur.MUST)
        .add(kinds.build(), Occur.FILTER)
        .build();
  }

  /// The words that are looked for, and how telling each is.
  private static Map<String, Float> telling(Query words) {
    Map<String, Float> telling = new HashMap<>();
    if (words instanceof BooleanQuery any) {
      for (BooleanClause clause : any.clauses()) {
        if (clause.query() instanceof BoostQuery boosted
            && boosted.getQuery() instanceof TermQuery term) {
          telling.put(term.getTerm().text(), boosted.getBoost());
        }
      }
    }
    return telling;
  }

  private static List<String> shared(String text, Writing writing, Map<String, Float> telling)
      throws IOException {
    Map<String, String> written = new HashMap<>();
    try (TokenStream words = writing.forQueries().tokenStream("", text)) {
      CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = words.addAttribute(OffsetAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        if (telling.containsKey(term.toString())) {
          written.putIfAbsent(
              term.toString(), text.substring(place.startOffset(), place.endOffset()));
        }
      }
    }
    return written.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, String> word) -> -telling.getOrDefault(word.getKey(), 0f))
                .thenComparing(Map.Entry::getKey))
        .map(word -> word.getValue().toLowerCase(Locale.ROOT).replaceFirst("['’]s$", ""))
        .filter(word -> !CommonWords.isGeneral(word) && !Language.isFrequent(word))
        .distinct()
        .limit(TOLD)
        .toList();
  }
}
