package dev.cairn.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/// How the words of a text are brought to the form in which they meet: English by its stems, every
/// other language by its words as they stand. No word is left out for being common.
///
/// In both, letter case does not count, letters are found with and without their accents, and
/// Chinese, Japanese and Korean are taken two characters at a time.
enum Writing {
  /// English, and texts too short to tell: their words are met by stem.
  ENGLISH("en"),
  OTHER("xx");

  private final String suffix;
  private final Analyzer forFiles = new Words(true);
  private final Analyzer forQueries = new Words(false);

  Writing(String suffix) {
    this.suffix = suffix;
  }

  /// The writing of a text in a language.
  ///
  /// @param language an ISO 639-1 code, or `und`
  static Writing of(String language) {
    return language.equals("en") || language.startsWith("en-") || language.equals("und")
        ? ENGLISH
        : OTHER;
  }

  /// The name of an index field for texts of this writing.
  String field(String name) {
    return name + "." + suffix;
  }

  /// For what is indexed: single characters of dense writings beside the pairs, so that one alone
  /// can be asked for.
  Analyzer forFiles() {
    return forFiles;
  }

  Analyzer forQueries() {
    return forQueries;
  }

  private final class Words extends Analyzer {
    private final boolean singles;

    Words(boolean singles) {
      this.singles = singles;
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
      try {
        return new CodeSymbols(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("a text in memory cannot fail to be read", e);
      }
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      TokenStream stream = new NameParts(words);
      if (Writing.this == ENGLISH) {
        stream = new EnglishPossessiveFilter(stream);
      }
      stream = new LowerCaseFilter(new CJKWidthFilter(stream));
      stream =
          new CJKBigramFilter(
              stream,
              CJKBigramFilter.HAN
                  | CJKBigramFilter.HIRAGANA
                  | CJKBigramFilter.KATAKANA
                  | CJKBigramFilter.HANGUL,
              singles);
      stream = new ASCIIFoldingFilter(stream, true);
      return new TokenStreamComponents(
          words, Writing.this == ENGLISH ? new PorterStemFilter(stream) : stream);
    }
  }
}
