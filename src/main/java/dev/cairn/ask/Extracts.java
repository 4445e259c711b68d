package dev.cairn.ask;

import dev.cairn.ask.Answer.PageName;
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

  /// A statement that answers less well than this part of the best is left out.
  private static final double CLOSE = 0.75;

  /// Two statements that share more of their words say the same.
  private static final double SAME = 0.7;

  /// What likeness to what was said before, and another sentence of one source, take from a score.
  private static final double REPEATED = 0.25;

  private static final double SAME_SOURCE = 0.04;

  /// What a statement must have of the question's words, with what stands around it and by itself,
  /// for the question to be answered.
  private static final double COVERED = 0.6;

  private static final double OWNED = 0.3;

  /// A word that is less rare is in the vault's texts, if not beside the others.
  private static final double TELLING = 2;

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
  }

  /// All that was weighed, the best first.
  List<Candidate> candidates() {
    return candidates;
  }

  Answer answer(Proof proof, Form form) throws IOException {
    List<Candidate> chosen = chosen();
    Quotations quotations = new Quotations();
    List<Said> said = new ArrayList<>();
    for (Candidate candidate : chosen) {
      Optional<Citation> citation = quotations.of(candidate.witness(), candidate.statement());
      citation.ifPresent(c -> said.add(said(candidate, c, form)));
    }
    Candidate best = candidates.isEmpty() ? null : candidates.getFirst();
    boolean confident = best != null && answers(best);
    Answer answer =
        new Answer(
            question,
            confident,
            said,
            pageNames(said),
            files(found.all()),
            chosen.stream().allMatch(candidate -> candidate.witness().ingested()),
            confident ? new Missing(List.of(), List.of(), waiting(), "") : missing(""),
            "baseline");
    return proof.of(answer, form).answer();
  }

  /// In a table a source is a row; on slides each source has its own.
  private static Said said(Candidate candidate, Citation citation, Form form) {
    String title = candidate.witness().title();
    return form.isTable()
        ? new Said(title, "What it says", candidate.text(), List.of(citation))
        : Said.sentence(form == Form.SLIDES ? title : "", candidate.text(), List.of(citation));
  }

  private boolean answers(Candidate candidate) {
    return candidate.cover() >= COVERED
        && candidate.own() >= OWNED
        && (candidate.fits() || !question.wants().isMust());
  }

  private List<Candidate> chosen() {
    List<Candidate> chosen = new ArrayList<>();
    if (candidates.isEmpty() || candidates.getFirst().cover() < BEARING) {
      return chosen;
    }
    List<Candidate> open =
        new ArrayList<>(
            candidates.stream()
                .filter(candidate ->
                    Quotations.hasLength(candidate.statement().text()) || isLong(candidate))
                .limit(60)
                .toList());
    double best = open.isEmpty() ? 0 : open.getFirst().score();
    boolean fitting = !open.isEmpty() && open.getFirst().fits();
    while (chosen.size() < MOST && !open.isEmpty()) {
      Candidate next = open.stream().max(Comparator.comparingDouble(c -> worth(c, chosen))).get();
      open.remove(next);
      boolean same = chosen.stream().anyMatch(other -> other.likeness(next) > SAME);
      if (worth(next, chosen) < CLOSE * best) {
        break;
      }
      if (!same && (next.fits() || !fitting)) {
        chosen.add(next);
      }
    }
    return chosen;
  }

  private static boolean isLong(Candidate candidate) {
    return candidate.statement().text().length() > 300;
  }

  private static double worth(Candidate candidate, List<Candidate> chosen) {
    double likeness = chosen.stream().mapToDouble(candidate::likeness).max().orElse(0);
    long same = chosen.stream().filter(c -> c.witness() == candidate.witness()).count();
    return candidate.score() - REPEATED * likeness - SAME_SOURCE * same;
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
