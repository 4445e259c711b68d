package dev.cairn.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The signs behind a word, in a text and in what is read piece by piece.
final class CodeSymbolsTest {
  @ParameterizedTest
  @CsvSource({
    "C++ and C, C__ and C",
    "notepad++, notepad__",
    "C#, C_",
    "'see F#.', 'see F_.'",
    "AC#, AC#",
    "#tag, #tag",
    "a+b, a+b",
    "a++b, a++b",
    "++, ++"
  })
  void signsBehindAWordBelongToIt(String text, String seen) throws IOException {
    assertThat(CodeSymbols.replaced(text)).isEqualTo(seen);
    assertThat(new CodeSymbols(new StringReader(text)).readAllAsString()).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 129, 256, 1_000, 100_000})
  void aTextOfAnyLengthIsReadWhole(int length) throws IOException {
    String text = "tea ".repeat(length / 4 + 1).substring(0, length);

    assertThat(new CodeSymbols(inPieces(text)).readAllAsString()).isEqualTo(text);
  }

  /// Gives at most 100 characters at a time.
  private static Reader inPieces(String text) {
    return new StringReader(text) {
      @Override
      public int read(char[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(length, 100));
      }
    };
  }
}
