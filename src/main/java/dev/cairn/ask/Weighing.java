package dev.cairn.ask;

import dev.cairn.ask.Question.Wants;
import dev.cairn.compile.Statement;
import dev.cairn.search.Stems;
import dev.cairn.source.Passage;
import dev.cairn.text.DateMention;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Weighs the statements of witnesses by how well they answer a question: by the question's words
/// that they have, the rarer the more, and by whether they hold what it wants. A word that stands
/// beside a statement, above it or in the title of its source counts in part.
final class Weighing {
  private static final double IN_LABEL = 0.9;
  private static final double IN_HEADING = 0.7;
  private static final double IN_PASSAGE = 0.6;
  private static final double IN_TITLE = 0.6;
  private static final double IN_OUTER_HEADING = 0.5;

  /// How much of the score is for words of the statement's own.
  private static final double OWN = 0.35;

  private static final double FITS = 0.2;
  private static final double DEFINES = 0.2;
  private static final double PAIR = 0.05;
  private static final int MOST_PAIRS = 4;
  private static final int NEAR = 4;
  private static final int SHORT = 5;
  private static final int LONG = 45;

  private static final Pattern NUMBER =
      Pattern.compile(
          "[0-9]|\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty"
              + "|thirty|forty|fifty|hundreds?|thousands?|millions?|billions?|trillions?|half|twice"
              + "|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|deux"
              + "|trois|quatre|cinq|sept|huit|neuf|dix|cent|mille)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern TIME =
      Pattern.compile(
          "(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|night"
              + "|overnight|Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?|heures?|jours?"
              + "|semaines?|mois|ans|années?)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// An entry of a list of links, as wikis have them: it says little by itself.
  private static final Pattern ENTRY = Pattern.compile("^[a-z]+(?:-[a-z]+)+ [—–-] ");

  private static final Pattern REASON =
      Pattern.compile(
          "\\b(?:because|since|so that|reasons?|due to|therefore|thus|in order to|result|weil|denn"
              + "|damit|deshalb|parce|car|porque)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> LINKING =
      Set.of(
          "is",
          "are",
          "was",
          "were",
          "means",
          "refers",
          "denotes",
          "describes",
          "called",
          "ist",
          "sind",
          "war",
          "heißt",
          "est",
          "sont",
          "es",
          "son");

  private final Question question;
  private final double[] weights;
  private final double whole;
  private final List<Set<String>> terms;
  private final List<OtherName> otherNames;
  private final Map<String, List<Set<String>>> stems = new HashMap<>();

  /// Words that mean what some of the question's words mean, because a page has both for names.
  ///
  /// @param places the terms of the name, word by word
  /// @param words the words of the question that it stands for
  record OtherName(List<Set<String>> places, BitSet words) {}

  /// @param names the names of pages of which the question has one
  Weighing(Question question, List<List<String>> names) {
    this.question = question;
    this.terms = question.words().stream().map(word -> VerbForms.with(word.terms())).toList();
    this.otherNames = otherNames(names);
    this.weights = question.weights();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    this.whole = sum;
  }

  private List<OtherName> otherNames(List<List<String>> names) {
    List<OtherName> others = new ArrayList<>();
    for (List<String> same : names) {
      BitSet words = new BitSet();
      for (String name : same) {
        List<Set<String>> places = Stems.of(name, "en");
        BitSet meant = wordsAt(places);
        if (places.stream().allMatch(place -> hasAny(place))) {
          words.or(meant);
        }
      }
      for (String name : same) {
        List<Set<String>> places = Stems.of(name, "en");
        if (!words.isEmpty() && !places.isEmpty() && !places.stream().allMatch(this::hasAny)) {
          others.add(new OtherName(places, words));
        }
      }
    }
    return others;
  }

  private boolean hasAny(Set<String> place) {
    return terms.stream().anyMatch(word -> word.stream().anyMatch(place::contains));
  }

  private BitSet wordsAt(List<Set<String>> places) {
    BitSet words = new BitSet();
    for (Set<String> place : places) {
      for (int word = 0; word < terms.size(); word++) {
        if (has(place, word)) {
          words.set(word);
        }
      }
    }
    return words;
  }

  /// All statements that have any of the question's words, in no order.
  ///
  /// @param witness what testifies
  /// @param rank its place among the witnesses, from 0
  /// @param found whose citations are on pages that were found
  List<Candidate> of(Witness witness, int rank, Witnesses found) {
    List<Candidate> candidates = new ArrayList<>();
    if (whole == 0) {
      return candidates;
    }
    String language = witness.source().language();
    double[] outer = new double[weights.length];
    raise(
        outer,
        hits(witness.title() + " " + String.join(" ", witness.source().aliases()), language),
        IN_TITLE);
    Map<Integer, BitSet> passages = new HashMap<>();
    for (Statement statement : witness.statements()) {
      BitSet own = hits(statement.text(), language);
      if (statement.opens()) {
        own.or(hits(statement.label(), language));
      }
      if (own.isEmpty() || isTableHead(witness, statement)) {
        continue;
      }
      double[] values = outer.clone();
      raiseByPlace(values, statement, witness, language, passages);
      raise(values, own, 1);
      boolean cited = found.isCited(witness.slug() + "-" + statement.number());
      candidates.add(candidate(witness, statement, own, values, bonus(rank, cited)));
    }
    return candidates;
  }

  private static double bonus(int rank, boolean cited) {
    return 0.05 / (1 + rank) + (cited ? 0.03 : 0);
  }

  private void raiseByPlace(
      double[] values,
      Statement statement,
      Witness witness,
      String language,
      Map<Integer, BitSet> passages) {
    raise(values, hits(statement.label(), language), IN_LABEL);
    List<String> headings = statement.headings();
    for (int i = 0; i < headings.size(); i++) {
      boolean inner = i == headings.size() - 1;
      raise(values, hits(headings.get(i), language), inner ? IN_HEADING : IN_OUTER_HEADING);
    }
    int passage = statement.passage();
    BitSet around =
        passages.computeIfAbsent(
            passage, number -> hits(witness.source().passages().get(number).text(), language));
    raise(values, around, IN_PASSAGE);
    if (witness.passage(statement).kind() == Passage.Kind.TABLE_ROW) {
      raise(values, hits(headOf(witness, passage), language), IN_PASSAGE);
    }
  }

  private static boolean isTableHead(Witness witness, Statement statement) {
    List<Passage> passages = witness.source().passages();
    int at = statement.passage();
    return passages.get(at).kind() == Passage.Kind.TABLE_ROW
        && (at == 0 || passages.get(at - 1).kind() != Passage.Kind.TABLE_ROW);
  }

  /// The first row of the table that a row stands in.
  private static String headOf(Witness witness, int row) {
    List<Passage> passages = witness.source().passages();
    int first = row;
    while (first > 0 && passages.get(first - 1).kind() == Passage.Kind.TABLE_ROW) {
      first--;
    }
    return passages.get(first).text();
  }

  private static void raise(double[] values, BitSet words, double to) {
    words.stream().forEach(word -> values[word] = Math.max(values[word], to));
  }

  private Candidate candidate(
      Witness witness, Statement statement, BitSet own, double[] values, double bonus) {
    double cover = 0;
    double owned = 0;
    BitSet near = new BitSet();
    for (int i = 0; i < weights.length; i++) {
      cover += weights[i] * values[i];
      near.set(i, values[i] > 0);
      owned += own.get(i) ? weights[i] : 0;
    }
    List<Set<String>> places = stems(statement.text(), witness.source().language());
    boolean fits = fits(statement, witness);
    double score = (1 - OWN) * cover / whole + OWN * owned / whole + bonus;
    score += fits ? wanted() : 0;
    score += PAIR * pairs(places);
    score += question.wants() == Wants.DEFINITION && defines(statement, places) ? DEFINES : 0;
    score -= penalty(statement);
    Set<String> terms = new HashSet<>();
    places.forEach(terms::addAll);
    return new Candidate(
        witness, statement, score, cover / whole, owned / whole, fits, near, terms);
  }

  private double wanted() {
    return switch (question.wants()) {
      case DATE, NUMBER, DURATION -> FITS;
      case NAME, REASON -> FITS / 2;
      case DEFINITION, ANYTHING -> 0;
    };
  }

  private static double penalty(Statement statement) {
    String text = statement.text();
    int words = Word.of(text).size();
    double penalty = text.endsWith("?") || text.endsWith("?”") || text.endsWith(":") ? 0.3 : 0;
    penalty += ENTRY.matcher(text).find() ? 0.2 : 0;
    return penalty + (words < SHORT && statement.label().isEmpty() ? 0.1 : words > LONG ? 0.05 : 0);
  }

  private boolean fits(Statement statement, Witness witness) {
    String text =
        statement.opens() && !statement.label().isEmpty()
            ? statement.label() + ": " + statement.text()
            : statement.text();
    return switch (question.wants()) {
      case DATE -> !DateMention.of(text).isEmpty();
      case NUMBER -> NUMBER.matcher(text).find();
      case DURATION -> NUMBER.matcher(text).find() && TIME.matcher(text).find();
      case NAME -> hasOtherName(text, witness.source().language());
      case REASON -> REASON.matcher(text).find();
      case DEFINITION, ANYTHING -> true;
    };
  }

  /// Whether it names something that the question does not.
  private boolean hasOtherName(String text, String language) {
    List<Word> words = Word.of(text);
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean inside = i > 0 && text.charAt(word.start() - 1) == ' ' && goesOn(text, word.start());
      boolean capital = inside && word.isCapitalised() && word.text().length() > 1;
      if ((capital || word.isAcronym() || word.hasInnerCapital())
          && hits(word.text(), language).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// Whether what stands before a word ends no sentence, so that its capital says something.
  private static boolean goesOn(String text, int start) {
    return ".!?:".indexOf(text.charAt(Math.max(0, start - 2))) < 0;
  }

  /// How many neighbours of the question stand near each other.
  private int pairs(List<Set<String>> places) {
    int pairs = 0;
    for (int i = 0; i + 1 < weights.length; i++) {
      int first = i;
      int last = -NEAR - 1;
      boolean near = false;
      int other = -NEAR - 1;
      for (int at = 0; at < places.size(); at++) {
        last = has(places.get(at), first) ? at : last;
        other = has(places.get(at), first + 1) ? at : other;
        near |= Math.abs(last - other) <= NEAR && last >= 0 && other >= 0;
      }
      pairs += near ? 1 : 0;
    }
    return Math.min(pairs, MOST_PAIRS);
  }

  /// Whether it says what the thing is that is asked about: its name and a linking verb open it, or
  /// its label is the name.
  private boolean defines(Statement statement, List<Set<String>> places) {
    List<Set<String>> label = Stems.of(statement.opens() ? statement.label() : "", "en");
    if (!label.isEmpty() && label.stream().allMatch(this::hasAny)) {
      return true;
    }
    int last = -1;
    for (int at = 0; at < Math.min(places.size(), 8); at++) {
      for (int word = 0; word < weights.length; word++) {
        last = has(places.get(at), word) ? at : last;
      }
    }
    List<Word> words = Word.of(statement.text());
    return last >= 0
        && words.stream().skip(last + 1L).limit(2).anyMatch(w -> LINKING.contains(w.folded()));
  }

  private boolean has(Set<String> place, int word) {
    return terms.get(word).stream().anyMatch(place::contains);
  }

  /// Which of the question's words a text has, under whatever name.
  BitSet hits(String text, String language) {
    if (text.isEmpty()) {
      return new BitSet();
    }
    List<Set<String>> places = stems(text, language);
    BitSet hits = wordsAt(places);
    for (OtherName name : otherNames) {
      if (stands(name.places(), places)) {
        hits.or(name.words());
      }
    }
    return hits;
  }

  private static boolean stands(List<Set<String>> name, List<Set<String>> places) {
    for (int at = 0; at + name.size() <= places.size(); at++) {
      int i = 0;
      while (i < name.size() && !Collections.disjoint(name.get(i), places.get(at + i))) {
        i++;
      }
      if (i == name.size()) {
        return true;
      }
    }
    return false;
  }

  private List<Set<String>> stems(String text, String language) {
    return stems.computeIfAbsent(language + " " + text, key -> Stems.of(text, language));
  }
}
