package dev.cairn.compile;

import dev.cairn.text.CommonWords;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds where a source says that two names mean one thing.
///
/// Acronyms are matched with the words before them as Schwartz and Hearst describe ("A simple
/// algorithm for identifying abbreviation definitions in biomedical text", 2003), restricted to
/// initials.
final class Aliases {
  private static final Pattern BRACKET = Pattern.compile("\\(([^()]{2,60})\\)");
  private static final Pattern SAID =
      Pattern.compile(
          "([\\p{L}\\p{N}][\\p{L}\\p{N} .’'-]{1,50}?),? (?:\\(|, )?(?:also known as|also"
              + " called|sometimes called|better known as|known as|abbreviated(?: as| to)?|short"
              + " for) (?:the |an? )?[“\"]?([\\p{L}\\p{N}][\\p{L}\\p{N}"
              + " .’'-]{1,40}?)[”\"]?(?=[,.;:)—–]| is | are | was )");
  private static final Pattern NOUN_BEHIND =
      Pattern.compile(
          "^ (?:cells?|receptors?|genes?|proteins?|mice|patients?|factors?|disease|syndrome|lines?|agents?|models?|systems?|networks?|pathways?|domains?|channels?|inhibitors?|subunits?|family)\\b");
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "the", "of", "in", "to", "for", "and", "or", "his", "her", "its", "their",
          "see", "not", "as", "by", "from", "with", "is", "then", "now", "also");

  /// One of these stands in whatever [#SAID] matches; looking for them is much cheaper.
  private static final List<String> SAYING =
      List.of("known as", "also called", "sometimes called", "abbreviated", "short for");

  private static final int MOST_WORDS = 6;

  private final Set<AliasPair> pairs = new LinkedHashSet<>();

  List<AliasPair> pairs() {
    return List.copyOf(pairs);
  }

  void add(AliasPair pair) {
    if (!pair.shorter().equals(pair.longer())
        && !pair.shorter().isEmpty()
        && !pair.longer().isEmpty()) {
      pairs.add(pair);
    }
  }

  /// Reads one statement.
  void statement(String text, NameMarks marks) {
    Matcher bracket = BRACKET.matcher(text);
    while (bracket.find()) {
      bracketed(
          text.substring(0, bracket.start()),
          bracket.group(1),
          text.substring(bracket.end()),
          marks);
    }
    if (SAYING.stream().anyMatch(text::contains)) {
      Matcher said = SAID.matcher(text);
      while (said.find()) {
        said(said.group(1), said.group(2), marks);
      }
    }
  }

  private void said(String left, String right, NameMarks marks) {
    List<Word> before = Word.of(left);
    List<Word> after = Word.of(right);
    boolean named =
        !after.isEmpty() && after.size() <= 4 && !before.isEmpty() && before.size() <= 4;
    if (!named
        || after.size() == 1 && CommonWords.isGeneral(right)
        || before.size() == 1 && CommonWords.isGeneral(left)) {
      return;
    }
    String longer = NameKey.of(left);
    String shorter = NameKey.of(right);
    marks.mark(shorter, NameUse.Mark.DEFINED);
    add(new AliasPair(AliasPair.Kind.SAID, shorter, longer, left.strip()));
  }

  private void bracketed(String before, String inside, String after, NameMarks marks) {
    String acronym = inside.split("[,;]")[0].strip();
    List<Word> words = Word.of(before);
    Word only = Word.of(acronym).size() == 1 ? Word.of(acronym).getFirst() : null;
    if (only != null && only.isAcronym() && !words.isEmpty()) {
      int first = expansion(before, words, acronym);
      if (first >= 0 && !modifies(after)) {
        expanded(before, words, first, words.size(), acronym, marks);
      }
      return;
    }
    if (isTranslation(before, words, inside)) {
      add(
          new AliasPair(
              AliasPair.Kind.SAID,
              NameKey.of(inside),
              NameKey.of(words, words.size() - 1, words.size()),
              words.getLast().text()));
      marks.mark(NameKey.of(inside), NameUse.Mark.DEFINED);
      return;
    }
    // The other way round: `BM25 (Best Matching 25)`.
    if (!words.isEmpty()
        && words.getLast().isAcronym()
        && before.endsWith(words.getLast().text() + " ")) {
      List<Word> full = Word.of(inside);
      String shortForm = words.getLast().text();
      if (full.size() <= MOST_WORDS && !full.isEmpty() && expansion(inside, full, shortForm) == 0) {
        expanded(inside, full, 0, full.size(), shortForm, marks);
      }
    }
  }

  /// Whether a noun follows to which the name belongs: `embryonic stem (ES) cells`.
  private static boolean modifies(String after) {
    return NOUN_BEHIND.matcher(after).find();
  }

  /// Whether a bracket gives a name's meaning in plain words, as in `Zettelkasten (slip box)`.
  private static boolean isTranslation(String before, List<Word> words, String inside) {
    if (words.isEmpty() || !before.endsWith(words.getLast().text() + " ")) {
      return false;
    }
    Word name = words.getLast();
    List<Word> plain = Word.of(inside);
    return name.isCapitalised()
        && words.size() > 1
        && !name.hasDigit()
        && !name.isAcronym()
        && !CommonWords.isGeneral(name.text())
        && plain.size() >= 2
        && plain.size() <= 3
        && inside.chars().allMatch(c -> Character.isLowerCase(c) || c == ' ' || c == '-')
        && plain.stream().noneMatch(word -> SMALL.contains(word.folded()));
  }

  private void expanded(
      String text, List<Word> words, int from, int to, String acronym, NameMarks marks) {
    String longer = NameKey.of(words, from, to);
    String shorter = NameKey.of(acronym);
    if (longer.endsWith(shorter)) {
      return;
    }
    marks.mark(longer, NameUse.Mark.ACRONYM);
    marks.mark(shorter, NameUse.Mark.ACRONYM);
    String full = text.substring(words.get(from).start(), words.get(to - 1).end());
    add(new AliasPair(AliasPair.Kind.ACRONYM, shorter, longer, full));
  }

  /// The index of the first word of the acronym's expansion at the end of `words`; -1 where there
  /// is none.
  private static int expansion(String text, List<Word> words, String acronym) {
    String letters =
        (acronym.endsWith("s") ? acronym.substring(0, acronym.length() - 1) : acronym)
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]", "");
    String tail = text.substring(words.getLast().end());
    if (!tail.isBlank() || letters.length() < 2) {
      return -1;
    }
    for (int first = words.size() - 1; first >= Math.max(0, words.size() - MOST_WORDS); first--) {
      if (spells(words.subList(first, words.size()), letters)) {
        return first;
      }
    }
    return -1;
  }

  /// Whether the letters are the initials of the words in order, small words skipped, numbers taken
  /// whole.
  private static boolean spells(List<Word> words, String letters) {
    int at = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).folded();
      int inner = at < letters.length() ? inner(words.get(i), letters, at) : 0;
      if (inner > 1) {
        at += inner;
      } else if (at < letters.length()
          && Character.isDigit(word.charAt(0))
          && letters.startsWith(word, at)) {
        at += word.length();
      } else if (at < letters.length() && word.charAt(0) == letters.charAt(at)) {
        at++;
      } else if (i == 0 || word.length() > 3) {
        return false;
      }
    }
    return at == letters.length();
  }

  /// How many letters from `at` on are the capitals of one word: two for the `IP` of
  /// `InterPlanetary`.
  private static int inner(Word word, String letters, int at) {
    StringBuilder capitals = new StringBuilder();
    word.text()
        .chars()
        .filter(Character::isUpperCase)
        .forEach(c -> capitals.append((char) Character.toLowerCase(c)));
    return capitals.length() > 1 && letters.startsWith(capitals.toString(), at)
        ? capitals.length()
        : 0;
  }

  /// Joins a person's surname to the full name, where the source uses both and the surname is no
  /// other word there.
  void surnames(
      NameMarks marks, Set<String> lowerCaseWords, Map<String, Integer> capitalisedWords) {
    List<Map.Entry<String, List<Word>>> full = new ArrayList<>(marks.capitalised().entrySet());
    full.sort(Map.Entry.comparingByKey());
    for (Map.Entry<String, List<Word>> entry : full) {
      List<Word> words = entry.getValue();
      Word last = words.getLast();
      boolean name =
          words.size() <= 4
              && words.stream().allMatch(Aliases::isNamePart)
              && last.text().length() > 2
              && !last.isAcronym()
              && !CommonWords.isGeneral(last.text())
              && !CommonWords.isGeneral(words.getFirst().text())
              && !words.getFirst().isAcronym()
              && !last.hasInnerCapital()
              && !mayBeNounWithOwner(words, marks);
      for (int from = 1; from < words.size() - 1; from++) {
        String suffix = NameKey.of(words, from, words.size());
        if (name && marks.capitalised().containsKey(suffix)) {
          marks.mark(entry.getKey(), NameUse.Mark.PERSON);
          add(
              new AliasPair(
                  AliasPair.Kind.SURNAME,
                  suffix,
                  entry.getKey(),
                  String.join(" ", words.stream().map(Word::text).toList())));
        }
      }
      String surname = NameKey.of(words, words.size() - 1, words.size());
      if (name
          && !lowerCaseWords.contains(last.folded())
          && capitalisedWords.getOrDefault(last.folded(), 0) > 0) {
        marks.mark(entry.getKey(), NameUse.Mark.PERSON);
        String shown = String.join(" ", words.stream().map(Word::text).toList());
        add(new AliasPair(AliasPair.Kind.SURNAME, surname, entry.getKey(), shown));
      }
    }
  }

  /// Whether a name with a particle may be a noun and its owner, as in `Zettelkasten von Luhmann`.
  private static boolean mayBeNounWithOwner(List<Word> words, NameMarks marks) {
    return marks.nounsAreCapitalised() && words.stream().anyMatch(word -> !word.isCapitalised());
  }

  private static boolean isNamePart(Word word) {
    return word.isCapitalised()
            && !word.hasDigit()
            && word.text().codePoints().allMatch(Character::isLetter)
        || Set.of("von", "van", "de", "der", "la", "du").contains(word.folded());
  }
}
