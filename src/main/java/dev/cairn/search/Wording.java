package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// A clause in the form in which a writing's words meet.
///
/// @param positions the terms at each place of the clause; more than one where a word has several
///   forms
record Wording(Clause clause, List<List<String>> positions) {
  /// Terms behind this many are not looked for, so that no text that is pasted in asks more of the
  /// index than it bears.
  private static final int MOST_TERMS = 100;

  Wording {
    positions = List.copyOf(positions);
  }

  /// The clauses that have words.
  static List<Wording> of(List<Clause> clauses, Writing writing) throws IOException {
    List<Wording> wordings = new ArrayList<>();
    int room = MOST_TERMS;
    for (Clause clause : clauses) {
      List<List<String>> positions = positions(clause.text(), writing, room);
      if (!positions.isEmpty()) {
        Wording wording = new Wording(clause, positions);
        room -= wording.terms().size();
        wordings.add(wording);
      }
    }
    return wordings;
  }

  /// All its terms, in order.
  List<String> terms() {
    return positions.stream().flatMap(List::stream).toList();
  }

  private static List<List<String>> positions(String text, Writing writing, int room)
      throws IOException {
    List<List<String>> positions = new ArrayList<>();
    try (TokenStream words = writing.forQueries().tokenStream("", text)) {
      CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute increment = words.addAttribute(PositionIncrementAttribute.class);
      words.reset();
      for (int count = 0; count < room && words.incrementToken(); count++) {
        if (positions.isEmpty() || increment.getPositionIncrement() > 0) {
          positions.add(new ArrayList<>(1));
        }
        positions.getLast().add(term.toString());
      }
    }
    return positions;
  }
}
