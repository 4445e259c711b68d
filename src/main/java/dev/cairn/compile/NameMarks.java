package dev.cairn.compile;

import dev.cairn.compile.NameUse.Mark;
import dev.cairn.source.Passage;
import dev.cairn.text.CommonWords;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the names that a source sets apart: in headings, labels, quotation marks, emphasis, links,
/// capitals.
final class NameMarks {
  private static final Pattern QUOTED =
      Pattern.compile(
          "“([^“”]{2,50})”|\"([^\"]{2,50})\"|「([^「」]{1,20})」|„([^„“]{2,50})“|«\\s?([^«»]{2,50}?)\\s?»");
  private static final Set<String> VAGUE_HEADING_WORDS =
      Set.of(
          "they", "their", "them", "they'd", "you", "your", "we", "our", "i", "my", "us", "this",
          "that", "these");

  /// Endings that names of people and places seldom have.
  private static final Pattern NOUN_OR_VERB =
      Pattern.compile("(?:ing|tion|sion|ment|ness|ly|ed|ism|ics|ysis)$");

  private static final Set<String> LINKING =
      Set.of(
          "of", "the", "for", "de", "von", "van", "der", "la", "du", "del", "over", "in", "to",
          "we", "may", "as");
  private static final int MOST_WORDS = 5;

  /// A longer title is a sentence about things, not the name of one.
  private static final int LONGEST_NAMING_TITLE = 4;

  private final Set<String> functionWords;
  private final boolean nounsAreCapitalised;
  private final Map<String, Integer> marks = new HashMap<>();
  private final Map<String, List<Word>> capitalised = new HashMap<>();

  NameMarks(Set<String> functionWords, String language) {
    this.functionWords = functionWords;
    this.nounsAreCapitalised = language.equals("de");
  }

  /// Whether the language writes every noun with a capital, as German does.
  boolean nounsAreCapitalised() {
    return nounsAreCapitalised;
  }

  Map<String, Integer> marks() {
    return marks;
  }

  /// Takes a title that reads as a person's name for one.
  void title(String title) {
    List<Word> words = Word.of(title);
    if (words.size() >= 2
        && words.size() <= 4
        && joined(title, words)
        && words.stream().allMatch(Word::isCapitalised)) {
      capitalised.putIfAbsent(NameKey.of(words, 0, words.size()), words);
    }
  }

  /// The capitalised names of more than one word, by key, with their words.
  Map<String, List<Word>> capitalised() {
    return capitalised;
  }

  void mark(String key, Mark mark) {
    if (!key.isEmpty()) {
      marks.merge(key, mark.bit(), (a, b) -> a | b);
    }
  }

  /// Marks the names in a heading, a title or a label: its noun phrases, and the last word of each.
  List<String> phrases(String text, Mark mark) {
    List<String> keys = new ArrayList<>();
    List<Word> words = Word.of(text);
    boolean vague =
        words.stream().anyMatch(word -> VAGUE_HEADING_WORDS.contains(word.folded()))
            || text.endsWith("?")
                && mark != Mark.TITLE
                && text.indexOf('“') < 0
                && text.indexOf('"') < 0;
    if (vague && mark == Mark.HEADING) {
      return keys;
    }
    for (int first = 0; first < words.size(); first++) {
      if (isStop(words.get(first))) {
        continue;
      }
      int last = first;
      while (last + 1 < words.size()
          && !isStop(words.get(last + 1))
          && Grams.isJoined(text, words.get(last), words.get(last + 1))) {
        last++;
      }
      if (mark != Mark.TITLE || words.size() <= LONGEST_NAMING_TITLE || last > first) {
        phrase(words, first, last, mark, keys);
      }
      first = last;
    }
    whole(words, text, mark, keys);
    return keys;
  }

  private void phrase(List<Word> words, int first, int last, Mark mark, List<String> keys) {
    if (last - first < MOST_WORDS) {
      add(words, first, last + 1, mark, keys);
    }
    for (int i = first + 1; i < last; i++) {
      if (words.get(i).hasDigit() && words.get(first).isCapitalised()) {
        add(words, first, i + 1, mark, keys);
      }
    }
    if (last > first && isPatternWord(words.get(last))) {
      add(words, first, last, mark, keys);
    } else if (last > first && mark == Mark.HEADING) {
      add(words, last, last + 1, mark, keys);
    }
  }

  /// A title or heading that reads as one name though it holds function words: `File over app`.
  private void whole(List<Word> words, String text, Mark mark, List<String> keys) {
    boolean inner = words.size() >= 3 && words.size() <= MOST_WORDS;
    if (inner
        && !isStop(words.getFirst())
        && !isStop(words.getLast())
        && words.stream().filter(this::isStop).allMatch(word -> LINKING.contains(word.folded()))
        && joined(text, words)) {
      add(words, 0, words.size(), mark, keys);
    }
  }

  private static boolean joined(String text, List<Word> words) {
    for (int i = 1; i < words.size(); i++) {
      if (!Grams.isJoined(text, words.get(i - 1), words.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void add(List<Word> words, int from, int to, Mark mark, List<String> keys) {
    boolean single = to - from == 1;
    if (single
        && (words.get(from).text().length() < 2 || CommonWords.isGeneral(words.get(from).text()))) {
      return;
    }
    if (words.subList(from, to).stream().noneMatch(Word::hasLetter)) {
      return;
    }
    String key = NameKey.of(words, from, to);
    mark(key, mark);
    if (!keys.contains(key)) {
      keys.add(key);
    }
  }

  static boolean isPatternWord(Word word) {
    return Set.of(
            "pattern",
            "concept",
            "idea",
            "method",
            "algorithm",
            "technique",
            "framework",
            "project",
            "principle")
        .contains(NameKey.singular(word.folded()));
  }

  private boolean isStop(Word word) {
    return functionWords.contains(word.folded())
        || word.text().length() == 1 && !word.hasDigit()
        || word.folded().equals("vs")
        || word.folded().equals("versus");
  }

  /// Marks what a passage's markup and quotation marks set apart.
  void passage(Passage passage) {
    String text = passage.text();
    for (Passage.Mark mark : passage.marks()) {
      Mark kind =
          switch (mark.type()) {
            case EMPHASIS, STRONG -> Mark.EMPHASIS;
            case LINK, WIKILINK -> Mark.LINKED;
            case CODE -> null;
          };
      if (kind != null && mark.end() > mark.start()) {
        name(text.substring(mark.start(), mark.end()), kind);
      }
    }
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      for (int i = 1; i <= quoted.groupCount(); i++) {
        if (quoted.group(i) != null) {
          name(quoted.group(i), Mark.QUOTED);
        }
      }
    }
  }

  /// Marks a stretch as a whole where it can be a name.
  private void name(String text, Mark mark) {
    String bare = text.replaceAll("[,.;:]$", "");
    List<Word> words = Word.of(bare);
    boolean sentence = text.matches(".*[.!?]$") || bare.indexOf(',') >= 0;
    if (words.isEmpty() || words.size() > MOST_WORDS || sentence) {
      return;
    }
    boolean allCapital = words.stream().allMatch(word -> word.isCapitalised() || word.hasDigit());
    boolean bounded = !isStop(words.getFirst()) && !isStop(words.getLast());
    if ((bounded || allCapital && words.size() > 1) && joined(bare, words)) {
      add(words, 0, words.size(), mark, new ArrayList<>());
    }
  }

  /// Marks the capitalised names of a statement.
  ///
  /// @param lowerCase the words that the source also writes with a small first letter
  void capitals(String text, List<Word> words, Set<String> lowerCase) {
    if (isTitleCase(words)) {
      return;
    }
    for (int first = 0; first < words.size(); first++) {
      if (!startsName(words, first)) {
        continue;
      }
      int last = first;
      for (int next = first + 1; next < words.size() && next - first < MOST_WORDS; next++) {
        if (!Grams.isJoined(text, words.get(next - 1), words.get(next))) {
          break;
        }
        if (belongs(words.get(next))) {
          last = next;
        } else if (!LINKING.contains(words.get(next).folded())) {
          break;
        }
      }
      capital(text, words, first, last, lowerCase);
      first = last;
    }
  }

  /// Whether most long words are capitalised, so that capitals say nothing.
  private static boolean isTitleCase(List<Word> words) {
    long longer = words.stream().filter(word -> word.text().length() >= 4).count();
    long capital =
        words.stream().filter(word -> word.text().length() >= 4 && word.isCapitalised()).count();
    return longer >= 5 && 10 * capital >= 7 * longer;
  }

  private void capital(String text, List<Word> words, int first, int last, Set<String> lowerCase) {
    boolean opens = first == 0 || ".!?:“\"(—".indexOf(before(text, words.get(first).start())) >= 0;
    int from = first;
    String opener = words.get(first).folded();
    boolean plainOpener =
        lowerCase.contains(opener)
            || NOUN_OR_VERB.matcher(opener).find()
            || functionWords.contains(opener)
            || CommonWords.isGeneral(opener) && !words.get(Math.min(first + 1, last)).hasDigit();
    if (opens && last > first && plainOpener) {
      from++;
    }
    Word only = words.get(from);
    boolean marked = only.isAcronym() || only.hasInnerCapital();
    if (from == last
        && (opens && !marked
            || nounsAreCapitalised && !marked
            || CommonWords.isGeneral(only.text()))) {
      return;
    }
    if (words.subList(from, last + 1).stream()
            .allMatch(word -> CommonWords.isGeneral(word.text()) || !word.hasLetter())
        && opens) {
      return;
    }
    int end = words.get(last).end();
    boolean compound =
        end + 1 < text.length()
            && text.charAt(end) == '-'
            && Character.isLetterOrDigit(text.charAt(end + 1));
    if (compound && from == last) {
      return;
    }
    String key = NameKey.of(words, from, last + 1);
    mark(key, Mark.PROPER);
    if (last > from) {
      capitalised.putIfAbsent(key, List.copyOf(words.subList(from, last + 1)));
    }
  }

  private static char before(String text, int start) {
    int i = start - 1;
    while (i >= 0 && (text.charAt(i) == ' ')) {
      i--;
    }
    return i < 0 ? '.' : text.charAt(i);
  }

  private boolean startsName(List<Word> words, int i) {
    Word word = words.get(i);
    return (word.isCapitalised() || word.hasInnerCapital()) && !isStop(word);
  }

  private static boolean belongs(Word word) {
    return word.isCapitalised()
        || word.hasInnerCapital()
        || word.hasDigit() && !word.folded().matches("[12][0-9]{3}");
  }
}
