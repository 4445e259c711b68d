package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/// A text's words as they are indexed, each with where in the text it stands.
final class Tokens {
  /// @param start offset of the first character
  /// @param end offset behind the last
  record Token(String term, int start, int end) {}

  private Tokens() {}

  /// The tokens at each place, in order.
  static List<List<Token>> of(String text, Writing writing) throws IOException {
    List<List<Token>> places = new ArrayList<>();
    try (TokenStream words = writing.forFiles().tokenStream("", text)) {
      CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = words.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute increment = words.addAttribute(PositionIncrementAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        if (places.isEmpty() || increment.getPositionIncrement() > 0) {
          places.add(new ArrayList<>(1));
        }
        places.getLast().add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
      }
    }
    return places;
  }

  /// The first word that is indexed as the term, as the text writes it; null where none is.
  static @Nullable String firstWritten(String text, Writing writing, String term)
      throws IOException {
    for (List<Token> place : of(text, writing)) {
      for (Token token : place) {
        if (token.term().equals(term)) {
          return text.substring(token.start(), token.end());
        }
      }
    }
    return null;
  }
}
