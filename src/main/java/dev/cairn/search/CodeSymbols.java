package dev.cairn.search;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.apache.lucene.analysis.CharFilter;

/// Keeps `C++`, `C#`, `notepad++` apart from `C` and `notepad`: the signs behind a word become
/// underscores, which the tokenizer takes for part of it. Every character stays where it was.
final class CodeSymbols extends CharFilter {
  /// Most texts are titles and headings.
  private static final int INITIAL = 128;

  private final char[] text;
  private final int end;
  private int at;

  CodeSymbols(Reader input) throws IOException {
    super(input);
    char[] all = new char[INITIAL];
    int length = 0;
    for (int read = input.read(all);
        read >= 0;
        read = input.read(all, length, all.length - length)) {
      length += read;
      if (length == all.length) {
        all = Arrays.copyOf(all, 2 * length);
      }
    }
    text = all;
    end = length;
    replace(text, end);
  }

  static String replaced(String text) {
    if (text.indexOf('+') < 0 && text.indexOf('#') < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    replace(chars, chars.length);
    return new String(chars);
  }

  private static void replace(char[] text, int end) {
    for (int i = 1; i < end; i++) {
      boolean plus = text[i] == '+' && i + 1 < end && text[i + 1] == '+';
      if (plus && isLetter(text, i - 1, end) && !isLetter(text, i + 2, end)) {
        text[i] = '_';
        text[i + 1] = '_';
      } else if (text[i] == '#'
          && isLetter(text, i - 1, end)
          && !isLetter(text, i - 2, end)
          && !isLetter(text, i + 1, end)) {
        text[i] = '_';
      }
    }
  }

  private static boolean isLetter(char[] text, int i, int end) {
    return i >= 0 && i < end && Character.isLetterOrDigit(text[i]);
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    if (at == end && length > 0) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(text, at, buffer, offset, count);
    at += count;
    return count;
  }

  @Override
  protected int correct(int offset) {
    return offset;
  }
}
