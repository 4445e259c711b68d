package dev.cairn.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;

/// How the words of a text are brought to the form in which they meet: by the stems of its
/// language, or as they stand where Cairn knows none. No word is left out for being common.
///
/// In all of them letter case does not count, letters are found with and without their accents, and
/// Chinese, Japanese and Korean are taken two characters at a time. Each makes as many words of a
/// text as every other, so that what one makes of a word stands beside what the others do.
enum Writing {
  /// English, and texts too short to tell.
  ENGLISH("en"),
  GERMAN("de"),
  FRENCH("fr"),
  SPANISH("es"),
  ITALIAN("it"),
  PORTUGUESE("pt"),
  DUTCH("nl"),
  SWEDISH("sv"),
  DANISH("da"),
  NORWEGIAN("no"),
  FINNISH("fi"),
  RUSSIAN("ru"),
  OTHER("");

  /// Words between two values of a field, so that no phrase reaches across them.
  private static final int GAP = 100;

  private final String language;
  private final Analyzer forFiles = new Words(true);
  private final Analyzer forQueries = new Words(false);

  Writing(String language) {
    this.language = language;
  }

  /// The writing of a text in a language.
  ///
  /// @param language an ISO 639-1 code, also with a region behind it, or `und`
  static Writing of(String language) {
    String code = language.toLowerCase(Locale.ROOT);
    code = code.length() > 2 && code.charAt(2) == '-' ? code.substring(0, 2) : code;
    if (code.equals("und")) {
      return ENGLISH;
    }
    for (Writing writing : values()) {
      if (writing.language.equals(code)) {
        return writing;
      }
    }
    return OTHER;
  }

  /// An ISO 639-1 code; empty where it is that of no language in particular.
  String language() {
    return language;
  }

  /// For what is indexed: single characters of dense writings beside the pairs, so that one alone
  /// can be asked for.
  Analyzer forFiles() {
    return forFiles;
  }

  Analyzer forQueries() {
    return forQueries;
  }

  private TokenStream stemmed(TokenStream words) {
    return switch (this) {
      case ENGLISH -> new PorterStemFilter(words);
      case GERMAN -> new GermanLightStemFilter(words);
      case FRENCH -> new FrenchLightStemFilter(words);
      case SPANISH -> new SpanishLightStemFilter(words);
      case ITALIAN -> new ItalianLightStemFilter(words);
      case PORTUGUESE -> new PortugueseLightStemFilter(words);
      case DUTCH -> new SnowballFilter(words, new DutchStemmer());
      case SWEDISH -> new SwedishLightStemFilter(words);
      case DANISH -> new SnowballFilter(words, new DanishStemmer());
      case NORWEGIAN -> new NorwegianLightStemFilter(words);
      case FINNISH -> new FinnishLightStemFilter(words);
      case RUSSIAN -> new RussianLightStemFilter(words);
      case OTHER -> words;
    };
  }

  /// Without what is written together with a word and is none of it: `l'` and `'s`.
  private TokenStream bare(TokenStream words) {
    return switch (this) {
      case ENGLISH -> new EnglishPossessiveFilter(words);
      case FRENCH, ITALIAN -> new ElisionFilter(words, Articles.ELIDED);
      default -> words;
    };
  }

  /// Loaded with the first French or Italian text.
  private static final class Articles {
    static final CharArraySet ELIDED =
        new CharArraySet(
            List.of(
                ("l m t qu n s j d c jusqu quoiqu lorsqu puisqu all dall dell nell sull coll gl agl"
                        + " dagl degl negl sugl un v")
                    .split(" ")),
            true);

    private Articles() {}
  }

  private final class Words extends Analyzer {
    private final boolean singles;

    Words(boolean singles) {
      this.singles = singles;
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return GAP;
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
      TokenStream stream = new LowerCaseFilter(new CJKWidthFilter(bare(new NameParts(words))));
      stream =
          new CJKBigramFilter(
              stream,
              CJKBigramFilter.HAN
                  | CJKBigramFilter.HIRAGANA
                  | CJKBigramFilter.KATAKANA
                  | CJKBigramFilter.HANGUL,
              singles);
      return new TokenStreamComponents(words, stemmed(new ASCIIFoldingFilter(stream, true)));
    }
  }
}
