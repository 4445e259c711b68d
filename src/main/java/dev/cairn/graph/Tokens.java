package dev.cairn.graph;

import dev.cairn.text.Word;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The words of a text as names are put together from them. Chinese and Japanese are written
/// without spaces, so each of their characters is a word here, and a name is bounded by what stands
/// around it; a Korean name may carry a particle.
final class Tokens {
  /// Characters that hold a Chinese sentence together and are seldom part of a name.
  private static final String CHINESE_FUNCTION =
      "的在是和与及了有到从对为或等之里把被让向由于而且但也都就不很最这那其他她它们我你您个将会能可并以用";

  /// The particles that a Korean noun carries, the longest first.
  private static final List<String> KOREAN_PARTICLES =
      List.of(
          "에서는", "으로는", "이라는", "에서", "으로", "에게", "부터", "까지", "처럼", "보다", "라는", "이다", "은", "는", "이",
          "가", "을", "를", "의", "에", "와", "과", "도", "로", "만");

  /// From this length on a Chinese name is hardly ever a part of another word by chance.
  private static final int TELLING_LENGTH = 3;

  /// Lengthens a vowel, in katakana mostly, and is of no script.
  private static final int LONG_VOWEL = 0x30FC;

  /// Where the letters of Korean begin, before those of Chinese and Japanese.
  private static final int FIRST_OF_THE_EAST = 0x1100;

  private static final Set<UnicodeScript> UNSPACED =
      Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private Tokens() {}

  static List<Word> of(String text) {
    List<Word> tokens = new ArrayList<>();
    for (Word word : Word.of(text)) {
      if (!isUnspaced(word)) {
        tokens.add(word);
        continue;
      }
      for (int i = 0; i < word.text().length(); ) {
        int length = Character.charCount(word.text().codePointAt(i));
        String one = word.text().substring(i, i + length);
        int start = word.start() + i;
        tokens.add(new Word(start, start + length, one, Word.fold(one)));
        i += length;
      }
    }
    return tokens;
  }

  /// Whether two words may belong to one name: a space, a hyphen or a line break lies between them,
  /// or nothing.
  static boolean areJoined(String text, Word left, Word right) {
    int gap = right.start() - left.end();
    if (gap == 0) {
      return true;
    }
    if (gap == 1) {
      return " -‑/'’&\n\u00A0".indexOf(text.charAt(left.end())) >= 0;
    }
    int lines = 0;
    for (int i = left.end(); i < right.start(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        return false;
      }
      lines += c == '\n' ? 1 : 0;
    }
    return lines <= 1;
  }

  /// Whether a name may begin with a word, or the word is the rest of a longer one.
  static boolean canBegin(String text, Word word) {
    int before = word.start() - 1;
    if (before < 0) {
      return true;
    }
    char c = text.charAt(before);
    boolean tie = "-‑/'’@_.".indexOf(c) >= 0 && before > 0;
    return c != '\\' && !(tie && Character.isLetterOrDigit(text.charAt(before - 1)));
  }

  /// Whether a name may end with a word, given where it began.
  ///
  /// @param ending the last word as the name has it, which may be shorter than it stands
  static boolean canEnd(String text, List<Word> words, int first, int last, Word ending) {
    int next = ending.end();
    if (next + 1 < text.length()
        && "-‑/@_\\".indexOf(text.charAt(next)) >= 0
        && Character.isLetterOrDigit(text.charAt(next + 1))) {
      return false;
    }
    return isApart(words, first, first, last, -1) && isApart(words, last, first, last, 1);
  }

  /// Whether nothing ties a name without spaces to the character beside it.
  private static boolean isApart(List<Word> words, int edge, int first, int last, int step) {
    int beside = edge + step;
    if (beside < 0 || beside >= words.size()) {
      return true;
    }
    Word inner = words.get(edge);
    Word outer = words.get(beside);
    boolean touching = step < 0 ? outer.end() == inner.start() : inner.end() == outer.start();
    UnicodeScript script = script(inner);
    if (!touching || script != script(outer)) {
      return true;
    }
    return switch (script) {
      case KATAKANA -> false;
      case HAN, HIRAGANA ->
          last - first + 1 >= TELLING_LENGTH || CHINESE_FUNCTION.contains(outer.text());
      default -> true;
    };
  }

  static boolean mayCarryParticle(Word word) {
    return script(word) == UnicodeScript.HANGUL;
  }

  /// The forms in which a word may end a name: as it stands, and without a Korean particle.
  static List<Word> endings(Word word) {
    if (!mayCarryParticle(word)) {
      return List.of(word);
    }
    String text = word.text();
    for (String particle : KOREAN_PARTICLES) {
      if (text.endsWith(particle) && text.length() - particle.length() >= 2) {
        String stem = text.substring(0, text.length() - particle.length());
        return List.of(
            new Word(word.start(), word.start() + stem.length(), stem, Word.fold(stem)), word);
      }
    }
    return List.of(word);
  }

  private static boolean isUnspaced(Word word) {
    return UNSPACED.contains(script(word));
  }

  private static UnicodeScript script(Word word) {
    int c = word.text().codePointAt(0);
    if (c < FIRST_OF_THE_EAST) {
      return UnicodeScript.COMMON; // which of the others makes no difference here
    }
    return c == LONG_VOWEL ? UnicodeScript.KATAKANA : UnicodeScript.of(c);
  }
}
