package dev.cairn.compile;

import dev.cairn.compile.NameUse.Mark;
import dev.cairn.compile.NameUse.Role;
import dev.cairn.source.Passage;
import dev.cairn.source.Source;
import dev.cairn.text.Language;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The extractor that needs no model: names by form and place, statements by what they are about.
public final class BaselineExtractor implements Extractor {

  @Override
  public Digest digest(Source source, String fileName) {
    Source plain = source.withoutInstructions();
    return new Reader(plain).digest(plain.title().isBlank() ? fileName : plain.title());
  }

  private static final java.util.regex.Pattern LEDE =
      java.util.regex.Pattern.compile(
          "^(?:an?|the|one)\\s", java.util.regex.Pattern.CASE_INSENSITIVE);

  private static final java.util.regex.Pattern GLOSS =
      java.util.regex.Pattern.compile(
          "^(?:an?|the|one|his|her|its|their)\\s", java.util.regex.Pattern.CASE_INSENSITIVE);

  /// The work on one source.
  private static final class Reader {
    private final Source source;
    private final Set<String> functionWords;
    private final List<Statement> statements;
    private final NameMarks marks;
    private final Aliases aliases = new Aliases();
    private final Map<String, List<String>> headingKeys = new HashMap<>();
    private final Map<String, List<String>> labelKeys = new HashMap<>();
    private final Map<String, Map<Integer, Integer>> scores = new TreeMap<>();
    private final Map<String, Integer> subjects = new HashMap<>();
    private final Map<String, Integer> leads = new HashMap<>();
    private final Set<String> lowerCase = new HashSet<>();
    private final Map<String, Integer> alone = new HashMap<>();
    private final Set<String> acronyms = new HashSet<>();
    private final List<StatementShape> shapes = new ArrayList<>();
    private final Set<String> opened = new HashSet<>();
    private List<String> titleKeys = List.of();

    Reader(Source source) {
      this.source = source;
      this.functionWords = Language.functionWords(source.language());
      this.statements = StatementSplitter.of(source.passages(), source.language(), source.title());
      this.marks = new NameMarks(functionWords, source.language());
    }

    Digest digest(String title) {
      titleKeys = source.title().isBlank() ? List.of() : marks.phrases(source.title(), Mark.TITLE);
      marks.title(source.title());
      source.passages().forEach(this::marksOf);
      statements.forEach(statement -> countWords(statement.text()));
      statements.forEach(this::read);
      aliases.surnames(marks, lowerCase, alone);
      String subject = subject();
      source
          .aliases()
          .forEach(alias ->
              aliases.add(new AliasPair(AliasPair.Kind.SAID, NameKey.of(alias), subject, title)));
      statements.forEach(statement -> implied(statement, subject));
      if (!subject.isEmpty()) {
        marks.mark(subject, Mark.ABOUT);
      }
      return new Digest(
          title,
          source.language(),
          source.format().name().toLowerCase(Locale.ROOT),
          source.metadata(),
          source.tags(),
          subject,
          outline(),
          statements,
          names(),
          aliases.pairs(),
          source.injections(),
          null);
    }

    private List<String> outline() {
      return source.passages().stream()
          .filter(passage ->
              passage.kind() == Passage.Kind.HEADING && !passage.text().equals(source.title()))
          .map(passage ->
              "  ".repeat(Math.max(0, Math.min(passage.headings().size(), 5))) + passage.text())
          .toList();
    }

    private void marksOf(Passage passage) {
      switch (passage.kind()) {
        case HEADING -> {
          String text = passage.text();
          if (!text.equals(source.title())) {
            headingKeys.computeIfAbsent(
                text, heading -> marks.phrases(Headings.subject(heading), Mark.HEADING));
          }
        }
        case PARAGRAPH, LIST_ITEM, QUOTE -> marks.passage(passage);
        case TABLE_ROW, CODE -> {}
      }
    }

    private void read(Statement statement) {
      String text = statement.text();
      List<Word> words = Word.of(text);
      StatementShape shape = StatementShape.of(statement, words);
      shapes.add(shape);
      marks.capitals(text, words, lowerCase);
      aliases.statement(text, marks);
      List<String> inLabel =
          statement.label().isEmpty()
              ? List.of()
              : labelKeys.computeIfAbsent(
                  statement.label(), label -> marks.phrases(label, Mark.LABEL));
      for (Grams.Gram gram : Grams.of(text, words, functionWords)) {
        int score = score(statement, shape, words, gram, inLabel);
        if (words.get(gram.first()).text().equals(words.get(gram.first()).folded())) {
          marks.mark(gram.key(), Mark.LOWER);
        }
        scores
            .computeIfAbsent(gram.key(), key -> new TreeMap<>())
            .merge(statement.number(), score, Math::max);
        if (gram.first() == shape.subject()) {
          leads.merge(gram.key(), 1, Integer::sum);
        }
        if (gram.first() >= shape.subject() && gram.first() <= shape.subject() + 2) {
          subjects.merge(gram.key(), 1, Integer::sum);
        }
      }
    }

    private void countWords(String text) {
      List<Word> words = Word.of(text);
      for (int i = 0; i < words.size(); i++) {
        Word word = words.get(i);
        if (word.isAcronym()) {
          acronyms.add(NameKey.of(words, i, i + 1));
        }
        if (!word.isCapitalised() && !isInSlug(text, word)) {
          lowerCase.add(word.folded());
        } else if (word.isCapitalised() && (i == 0 || !words.get(i - 1).isCapitalised())) {
          alone.merge(
              word.folded().endsWith("'s")
                  ? word.folded().substring(0, word.folded().length() - 2)
                  : word.folded(),
              1,
              Integer::sum);
        }
      }
    }

    /// Whether a word is a part of a path, a handle or a name joined by hyphens.
    private static boolean isInSlug(String text, Word word) {
      boolean before = word.start() > 0 && "-/@".indexOf(text.charAt(word.start() - 1)) >= 0;
      return before || word.end() < text.length() && "-/@".indexOf(text.charAt(word.end())) >= 0;
    }

    private int score(
        Statement statement,
        StatementShape shape,
        List<Word> words,
        Grams.Gram gram,
        List<String> inLabel) {
      if (!shape.quotable()) {
        return 0;
      }
      int from = gram.first() - shape.subject();
      int place = from < 0 || from > 2 || Grams.isPart(statement.text(), words, gram) ? 0 : 30;
      boolean verbFirst = gram.first() > 0 && words.getFirst().folded().endsWith("ed");
      boolean possessive = place > 0 && isPossessive(statement.text(), words, gram.last());
      int score =
          20
              + (possessive || verbFirst && place > 0 ? 20 : place)
              + shape.bonus()
              - shape.penalty();
      if (Definitions.defines(statement.text(), words, gram, shape.subject(), source.language())) {
        marks.mark(gram.key(), Mark.DEFINED);
        score +=
            words.get(gram.first()).isCapitalised() && gram.first() > 0
                    || words.getFirst().folded().matches("an?")
                ? 38
                : 34;
      } else if (Definitions.names(statement.text(), words, gram.first(), gram.last())) {
        marks.mark(gram.key(), Mark.DEFINED);
        score += 62;
      }
      score += headingBonus(statement, gram.key()) + (inLabel.contains(gram.key()) ? 15 : 0);
      score += titleKeys.contains(gram.key()) ? 8 : 0;
      boolean part =
          words.get(gram.first()).isCapitalised() && Grams.isPart(statement.text(), words, gram);
      return Math.clamp(
          score, 1, part ? Grams.isTail(statement.text(), words, gram) ? 20 : 26 : 99);
    }

    private int headingBonus(Statement statement, String key) {
      List<String> headings = statement.headings();
      for (int i = headings.size() - 1; i >= 0; i--) {
        if (headingKeys.getOrDefault(headings.get(i), List.of()).contains(key)) {
          return i == headings.size() - 1 ? 20 : 10;
        }
      }
      return 0;
    }

    private static boolean isPossessive(String text, List<Word> words, int last) {
      int end = words.get(last).end();
      return text.startsWith("’s", end) || text.startsWith("'s", end);
    }

    /// Adds what a statement says of the things that its section, its label and its source are
    /// about.
    private void implied(Statement statement, String subject) {
      StatementShape shape = shapes.get(statement.number() - 1);
      if (!shape.quotable()) {
        return;
      }
      int base = 20 + shape.bonus() - shape.penalty() + (shape.fragment() ? 6 : 0);
      boolean opensSection = opened.add(String.join("\n", statement.headings()));
      for (String key : labelKeys.getOrDefault(statement.label(), List.of())) {
        boolean gloss = statement.opens() && isGloss(statement, key);
        raise(
            key, statement, gloss ? 82 + shape.bonus() : base + 20 + headingBonus(statement, key));
      }
      if (!statement.heading().isEmpty()) {
        int personal = shape.personal() ? 12 : 0;
        for (String key : headingKeys.getOrDefault(statement.heading(), List.of())) {
          boolean lede =
              opensSection
                  && isWholly(statement.heading(), key)
                  && isLede(statement, true)
                  && LEDE.matcher(statement.text()).find();
          raise(
              key,
              statement,
              lede
                  ? 88 + shape.bonus()
                  : base + (isWholly(statement.heading(), key) ? 26 : 16) - personal);
        }
      }
      if (!subject.isEmpty()) {
        boolean lede = isLede(statement, statement.number() == 1);
        int pointing = Headings.isPointing(statement.heading()) ? 20 : 0;
        raise(
            subject,
            statement,
            lede
                ? 90 + shape.bonus()
                : base - pointing + (shape.fragment() || shape.personal() ? 30 : 6));
      }
    }

    /// Whether a label is the name and what follows it says what that is.
    private static boolean isGloss(Statement statement, String key) {
      List<Word> label = Word.of(statement.label());
      boolean pattern = label.size() > 1 && NameMarks.isPatternWord(label.getLast());
      boolean whole =
          NameKey.of(statement.label()).equals(key)
              || pattern && NameKey.of(label, 0, label.size() - 1).equals(key);
      return whole && GLOSS.matcher(statement.text()).find();
    }

    private static boolean isWholly(String heading, String key) {
      return NameKey.of(Headings.subject(heading)).equals(key);
    }

    /// Whether the statement opens the source by saying, without a subject, what its subject is.
    private static boolean isLede(Statement statement, boolean opens) {
      List<Word> words = Word.of(statement.text());
      return opens
          && (statement.label().isEmpty() || Character.isLowerCase(statement.text().codePointAt(0)))
          && !statement.item()
          && words.size() <= 30
          && words.size() >= 4
          && words.stream()
              .noneMatch(word ->
                  word.folded()
                      .matches(
                          "is|are|was|were|has|have|had|will|can|i|we|you|he|she|it|they|this"))
          && !words.getFirst().folded().endsWith("ed");
    }

    private void raise(String key, Statement statement, int score) {
      scores
          .computeIfAbsent(key, name -> new TreeMap<>())
          .merge(statement.number(), Math.clamp(score, 1, 99), Math::max);
    }

    private Map<String, NameUse> names() {
      Map<String, NameUse> names = new TreeMap<>();
      scores.forEach((key, roles) -> {
        List<Role> list = new ArrayList<>();
        roles.forEach((statement, score) -> list.add(new Role(statement, score)));
        names.put(key, new NameUse(marks.marks().getOrDefault(key, 0), list));
      });
      marks
          .marks()
          .forEach((key, bits) -> names.computeIfAbsent(key, name -> new NameUse(bits, List.of())));
      return names;
    }

    /// The key of what the source is about: a name in its title that it keeps speaking of, or
    /// without a title the one name that it speaks of far more than of any other.
    private String subject() {
      Map<String, String> fullNames = new HashMap<>();
      aliases.pairs().stream()
          .filter(pair ->
              pair.kind() == AliasPair.Kind.SURNAME || pair.kind() == AliasPair.Kind.ACRONYM)
          .forEach(pair -> fullNames.putIfAbsent(pair.shorter(), pair.longer()));
      Map<String, Integer> counts = new TreeMap<>();
      Map<String, Integer> openings = new TreeMap<>();
      leads.forEach(
          (key, count) -> openings.merge(fullNames.getOrDefault(key, key), count, Integer::sum));
      subjects.forEach(
          (key, count) -> counts.merge(fullNames.getOrDefault(key, key), count, Integer::sum));
      String whole = NameKey.of(source.title());
      if (titleKeys.contains(whole) && mentions(whole) > 0) {
        return whole;
      }
      int enough = Math.max(3, statements.size() / 8);
      return titleKeys.isEmpty()
          ? dominant(openings)
          : titleKeys.stream()
              .filter(key -> counts.getOrDefault(key, 0) >= enough && isName(key))
              .max(
                  java.util.Comparator.<String>comparingInt(key -> counts.getOrDefault(key, 0))
                      .thenComparing(key -> key))
              .orElse("");
    }

    /// In how many statements a name occurs, or the surname that stands for it.
    private int mentions(String key) {
      int count = scores.getOrDefault(key, Map.of()).size();
      for (AliasPair pair : aliases.pairs()) {
        count +=
            pair.longer().equals(key) ? scores.getOrDefault(pair.shorter(), Map.of()).size() : 0;
      }
      return count;
    }

    private boolean isName(String key) {
      int bits = marks.marks().getOrDefault(key, 0);
      return Mark.PROPER.in(bits)
          || Mark.ACRONYM.in(bits)
          || Mark.DEFINED.in(bits)
          || Mark.PERSON.in(bits);
    }

    private String dominant(Map<String, Integer> counts) {
      List<Map.Entry<String, Integer>> named =
          counts.entrySet().stream()
              .filter(entry ->
                  !acronyms.contains(entry.getKey())
                      && !Mark.HEADING.in(marks.marks().getOrDefault(entry.getKey(), 0)))
              .filter(entry ->
                  Mark.PROPER.in(marks.marks().getOrDefault(entry.getKey(), 0))
                      || Mark.PERSON.in(marks.marks().getOrDefault(entry.getKey(), 0)))
              .sorted(
                  Map.Entry.<String, Integer>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey()))
              .toList();
      if (named.isEmpty() || named.getFirst().getValue() < 2) {
        return "";
      }
      int next = named.size() < 2 ? 0 : named.get(1).getValue();
      boolean clear = named.getFirst().getValue() >= 2 * next;
      return clear ? named.getFirst().getKey() : "";
    }
  }
}
