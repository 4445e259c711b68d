package dev.cairn.search;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;

/// Keeps `C++`, `C#`, `notepad++` apart from `C` and `notepad`: the signs behind a word become
/// underscores, which the tokenizer takes for part of it. Every character stays where it was.
final class CodeSymbols extends CharFilter {
  private final Reader text;

  CodeSymbols(Reader input) throws IOException {
    super(input);
    this.text = Reader.of(replaced(input.readAllAsString()));
  }

  static String replaced(String text) {
    if (text.indexOf('+') < 0 && text.indexOf('#') < 0) {
      return text;
    }
    char[] out = text.toCharArray();
    for (int i = 1; i < out.length; i++) {
      boolean plus =
          out[i] == '+'
              && i + 1 < out.length
              && out[i + 1] == '+'
              && isLetter(text, i - 1)
              && !isLetter(text, i + 2);
      boolean sharp =
          out[i] == '#'
              && isLetter(text, i - 1)
              && !isLetter(text, i - 2)
              && !isLetter(text, i + 1);
      if (plus) {
        out[i] = '_';
        out[i + 1] = '_';
      } else if (sharp) {
        out[i] = '_';
      }
    }
    return new String(out);
  }

  private static boolean isLetter(String text, int i) {
    return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    return text.read(buffer, offset, length);
  }

  @Override
  protected int correct(int offset) {
    return offset;
  }
}
