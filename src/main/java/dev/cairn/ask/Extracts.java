package dev.cairn.ask;

import dev.cairn.ask.Answer.PageName;
import dev.cairn.ask.Shortlist.Entry;
import dev.cairn.search.AskedWord;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The answer without a model: the statements of the sources that answer best, put together.
final class Extracts {
  private static final int MOST = 5;
  private static final int MOST_PAGES = 5;

  /// A word that is less rare is in the vault's texts, if not beside the others.
  private static final double TELLING = 2;

  /// What answers goes before what has no more than this part of its score besides.
  private static final double NEARLY = 0.6;

  /// Nothing with less of the question is worth showing.
  private static final double BEARING = 0.3;

  private final Question question;
  private final Witnesses found;
  private final Weighing weighing;
  private final List<Candidate> candidates = new ArrayList<>();

  Extracts(Question question, Witnesses found) {
    this.question = question;
    this.found = found;
    this.weighing = new Weighing(question, found.names());
    List<Witness> witnesses = found.all();
    for (int rank = 0; rank < witnesses.size(); rank++) {
      candidates.addAll(weighing.of(witnesses.get(rank), rank, found));
    }
    candidates.sort(
        Comparator.comparingDouble((Candidate candidate) -> -candidate.score())
            .thenComparing(candidate -> candidate.witness().name())
            .thenComparing(candidate -> candidate.statement().number()));
    promote();
  }

  /// Puts what answers before what only has more of the question's words.
  private void promote() {
    double least = candidates.isEmpty() ? 0 : NEARLY * candidates.getFirst().score();
    candidates.stream()
        .takeWhile(candidate -> candidate.score() >= least)
        .filter(candidate -> candidate.answers(question))
        .findFirst()
        .ifPresent(answer -> {
          candidates.remove(answer);
          candidates.addFirst(answer);
        });
  }

  /// What a model should read: what would be said without one, then all that was weighed, the best
  /// first.
  List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    shortlist().forEach(entry -> all.add(entry.candidate()));
    all.addAll(candidates);
    return all;
  }

  private List<Entry> shortlist() {
    return new Shortlist(question, candidates, found).entries();
  }

  Answer answer(Proof proof, Form form) throws IOException {
    Candidate best = candidates.isEmpty() ? null : candidates.getFirst();
    List<Entry> chosen = best != null && bears(best) ? shortlist() : List.of();
    Citations citations = new Citations();
    List<Said> said = new ArrayList<>();
    for (Entry entry : chosen) {
      Candidate candidate = entry.candidate();
      Optional<Citation> citation = citations.of(candidate.witness(), candidate.statement());
      citation.ifPresent(c -> said.add(said(entry, c, form)));
    }
    boolean confident = best != null && best.answers(question);
    Answer answer =
        new Answer(
            question,
            confident,
            said,
            pageNames(said),
            files(found.all()),
            chosen.stream().allMatch(entry -> entry.candidate().witness().ingested()),
            confident ? new Missing(List.of(), List.of(), waiting(), "") : missing(""),
            "baseline");
    return proof.of(answer, form).answer();
  }

  /// In a table a source is a row; on slides each source has its own.
  private static Said said(Entry entry, Citation citation, Form form) {
    String title = entry.candidate().witness().title();
    String text = entry.candidate().text();
    if (form.isTable()) {
      return new Said(title, "What it says", text, List.of(citation));
    }
    boolean slide = form == Form.SLIDES && entry.heading().isEmpty();
    return Said.sentence(slide ? title : entry.heading(), text, List.of(citation));
  }

  /// Whether it is worth showing where nothing answers: it has some part of the question, or most
  /// of that part of it which the vault knows of.
  private boolean bears(Candidate candidate) {
    if (candidate.cover() >= BEARING) {
      return true;
    }
    BitSet known = new BitSet();
    candidates.forEach(other -> known.or(other.near()));
    double[] weights = question.weights();
    double whole = 0;
    double sum = 0;
    boolean telling = false;
    for (int i = 0; i < weights.length; i++) {
      whole += weights[i];
      sum += known.get(i) ? weights[i] : 0;
      telling |= candidate.near().get(i) && question.words().get(i).rarity() > TELLING;
    }
    return telling && candidate.cover() * whole >= Candidate.COVERED * sum;
  }

  /// Pages that the question names or that cite what is said.
  List<PageName> pageNames(List<Said> said) {
    Set<String> labels = new HashSet<>();
    said.forEach(sentence -> sentence.citations().forEach(c -> labels.add(c.label())));
    return found.pages().stream()
        .filter(page -> !page.type().equals("source"))
        .filter(page ->
            found.isNamed(page)
                || page.citations().stream().anyMatch(c -> labels.contains(c.label())))
        .limit(MOST_PAGES)
        .map(page -> new PageName(page.path(), page.title()))
        .toList();
  }

  static Map<String, PageName> files(List<Witness> witnesses) {
    Map<String, PageName> files = new HashMap<>();
    witnesses.forEach(
        witness -> files.put(witness.name(), new PageName(witness.path(), witness.title())));
    return files;
  }

  /// Raw files that were found and are no sources.
  private List<String> waiting() {
    return found.all().stream()
        .filter(witness -> !witness.ingested() && witness.path().isUnder(Vault.RAW))
        .map(witness -> witness.path().value())
        .toList();
  }

  /// What would have to be known.
  ///
  /// @param told what a model says of that
  Missing missing(String told) throws IOException {
    List<String> words = new ArrayList<>();
    BitSet near = new BitSet();
    candidates.stream().limit(MOST).forEach(candidate -> near.or(candidate.near()));
    for (int i = 0; i < question.words().size(); i++) {
      AskedWord word = question.words().get(i);
      if (!near.get(i) && word.rarity() > TELLING && !words.contains(word.word())) {
        words.add(word.word());
      }
    }
    return new Missing(words, found.wanted(weighing), waiting(), told);
  }
}
