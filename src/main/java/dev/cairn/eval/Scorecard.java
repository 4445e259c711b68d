package dev.cairn.eval;

import dev.cairn.eval.Measure.Better;
import dev.cairn.eval.Measure.Guard;
import dev.cairn.eval.Measure.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a wiki is worth: its measures, and what it took to answer each question. A function of the
/// vault's files and the period of the questions.
///
/// @param measures those that apply, in the order in which they are shown
/// @param answers by question, in the order of the questions
/// @param writers pages by who wrote them
public record Scorecard(
    List<Measure> measures, List<Answered> answers, SortedMap<String, Integer> writers) {
  /// Words that one claim takes where half of the worth is left.
  private static final double WORDY = 50;

  public Scorecard {
    measures = List.copyOf(measures);
    answers = List.copyOf(answers);
    writers = Collections.unmodifiableSortedMap(new TreeMap<>(writers));
  }

  static Scorecard of(Totals totals, List<Answered> answers) {
    List<Measure> measures = new ArrayList<>();
    Asked.ALL.forEach(asked -> asked.measure(answers).ifPresent(measures::add));
    if (totals.pages() > 0 || totals.sources() > 0) {
      addTrust(totals, measures);
    }
    if (totals.pages() > 0) {
      addShape(totals, measures);
    }
    return new Scorecard(measures, answers, totals.writers());
  }

  private static void addTrust(Totals all, List<Measure> to) {
    Part trust = Part.TRUST;
    int judged = all.cited() + all.uncited();
    to.add(
        Measure.faults(
            "citations-unverified", trust, all.unverified(), all.citations(), 6, Guard.LOSS));
    to.add(
        Measure.faults(
            "sentences-ungrounded", trust, all.ungrounded(), all.cited(), 6, Guard.LOSS));
    to.add(Measure.faults("sentences-uncited", trust, all.uncited(), judged, 6, Guard.LOSS));
    to.add(
        Measure.faults(
            "sources-unreflected", trust, all.unreflected(), all.sources(), 6, Guard.LOSS));
    to.add(
        Measure.faults(
            "citations-superseded", trust, all.superseded(), all.citations(), 3, Guard.NONE));
    to.add(Measure.count("sources", trust, all.sources(), Better.HIGHER, Guard.LOSS));
    to.add(Measure.count("claims", trust, all.claims(), Better.HIGHER, Guard.LOSS));
    to.add(
        Measure.count(
            "disagreements", trust, all.open() + all.decided(), Better.HIGHER, Guard.LOSS));
    to.add(Measure.count("disagreements-open", trust, all.open(), Better.LOWER, Guard.NONE));
    to.add(Measure.count("pages-unchecked", trust, all.unchecked(), Better.LOWER, Guard.LOSS));
  }

  private static void addShape(Totals all, List<Measure> to) {
    Part shape = Part.SHAPE;
    int nowhere = all.broken() + all.ambiguous();
    to.add(Measure.faults("links-broken", shape, nowhere, all.links(), 6, Guard.LOSS));
    to.add(Measure.count("links-ambiguous", shape, all.ambiguous(), Better.LOWER, Guard.NONE));
    to.add(Measure.faults("links-imprecise", shape, all.imprecise(), all.judged(), 3, Guard.ADDED));
    to.add(Measure.faults("orphans", shape, all.orphans(), all.topics(), 3, Guard.NONE));
    to.add(Measure.faults("wanted-links", shape, all.demand(), all.links(), 1, Guard.NONE));
    to.add(Measure.count("wanted-pages", shape, all.wanted(), Better.LOWER, Guard.NONE));
    to.add(Measure.faults("duplicates", shape, all.duplicates(), all.topics(), 4, Guard.LOSS));
    to.add(Measure.faults("oversized", shape, all.oversized(), all.pages(), 2, Guard.NONE));
    to.add(Measure.faults("stubs", shape, all.stubs(), all.topics(), 2, Guard.NONE));
    to.add(Measure.faults("copies", shape, all.copies(), all.topics(), 2, Guard.ADDED));
    to.add(Measure.faults("unreachable", shape, all.unreachable(), all.pages(), 2, Guard.NONE));
    double clicks = all.clicks();
    to.add(Measure.amount("clicks", shape, clicks, clicks <= 1 ? 1 : 1 / clicks, 1));
    if (all.claims() > 0) {
      double words = (double) all.words() / all.claims();
      to.add(Measure.amount("words-per-claim", shape, words, WORDY / (WORDY + words), 3));
    }
    to.add(Measure.count("pages", shape, all.pages(), Better.HIGHER, Guard.NONE));
    to.add(Measure.count("words", shape, all.words(), Better.LOWER, Guard.NONE));
  }

  /// The measure of this name; empty where it does not apply.
  public Optional<Measure> measure(String name) {
    return measures.stream().filter(measure -> measure.name().equals(name)).findFirst();
  }

  /// One number from 0 to 100: the worth of all measures by their weight. NaN where none applies.
  public double score() {
    double weight = measures.stream().mapToDouble(Measure::weight).sum();
    return 100 * measures.stream().mapToDouble(m -> m.weight() * m.worth()).sum() / weight;
  }

  /// How far off the score may be, had other questions been asked: one standard error, the errors
  /// of its parts added up, for they rest on the same questions.
  public double noise() {
    double weight = measures.stream().mapToDouble(Measure::weight).sum();
    return weight == 0
        ? 0
        : 100 * measures.stream().mapToDouble(m -> m.weight() * m.noise()).sum() / weight;
  }
}
