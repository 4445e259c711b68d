package dev.cairn.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Adds the parts of a joined name behind the name itself: `snake` and `case` for `snake_case`,
/// `train` and `py` for `train.py`, `nano` and `GPT` for `nanoGPT`. The first part shares the
/// name's position, so that a phrase of the parts finds the name.
final class NameParts extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final List<int[]> parts = new ArrayList<>();
  private String whole = "";
  private int wholeStart;
  private int next;

  NameParts(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws java.io.IOException {
    if (next < parts.size()) {
      int[] part = parts.get(next);
      term.setEmpty().append(whole, part[0], part[1]);
      offset.setOffset(wholeStart + part[0], wholeStart + part[1]);
      increment.setPositionIncrement(next == 0 ? 0 : 1);
      next++;
      return true;
    }
    parts.clear();
    next = 0;
    if (!input.incrementToken()) {
      return false;
    }
    if (isJoined(term.buffer(), term.length())) {
      whole = term.toString();
      wholeStart = offset.startOffset();
      boolean untouched = offset.endOffset() - wholeStart == whole.length();
      if (untouched) {
        split();
      }
    }
    return true;
  }

  @Override
  public void reset() throws java.io.IOException {
    super.reset();
    parts.clear();
    next = 0;
  }

  private static boolean isJoined(char[] buffer, int length) {
    for (int i = 1; i < length; i++) {
      boolean plain = buffer[i] >= 'a' && buffer[i] <= 'z'; // as nearly all are
      if (!plain && endsPart(buffer, i, length)) {
        return true;
      }
    }
    return false;
  }

  private void split() {
    char[] buffer = whole.toCharArray();
    int start = 0;
    for (int i = 0; i <= buffer.length; i++) {
      boolean separator = i == buffer.length || isSeparator(buffer, i, buffer.length);
      if (separator || i > start && endsPart(buffer, i, buffer.length)) {
        if (i > start) {
          parts.add(new int[] {start, i});
        }
        start = separator ? i + 1 : i;
      }
    }
    if (parts.size() < 2) {
      parts.clear();
    }
  }

  private static boolean endsPart(char[] buffer, int i, int length) {
    return isSeparator(buffer, i, length)
        || i > 0 && Character.isLowerCase(buffer[i - 1]) && Character.isUpperCase(buffer[i]);
  }

  private static boolean isSeparator(char[] buffer, int i, int length) {
    char c = buffer[i];
    boolean inside = i > 0 && i + 1 < length;
    return c == '_'
        || inside
            && (c == '.' || c == ':')
            && Character.isLetter(buffer[i - 1])
            && Character.isLetter(buffer[i + 1]);
  }
}
