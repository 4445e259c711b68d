package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// The words of a text, taken apart once and handed out as often as they are wanted: a file's title
/// and tags stand in each of its units. Says nothing of where in the text they stood.
final class KeptWords extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final List<char[]> terms = new ArrayList<>();
  private final List<Integer> increments = new ArrayList<>();
  private int next;

  KeptWords(String text, Writing writing) throws IOException {
    try (TokenStream words = writing.forFiles().tokenStream("", text)) {
      CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = words.addAttribute(PositionIncrementAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        terms.add(Arrays.copyOf(word.buffer(), word.length()));
        increments.add(step.getPositionIncrement());
      }
    }
  }

  @Override
  public void reset() {
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    if (next == terms.size()) {
      return false;
    }
    clearAttributes();
    char[] word = terms.get(next);
    term.copyBuffer(word, 0, word.length);
    increment.setPositionIncrement(increments.get(next));
    next++;
    return true;
  }
}
