package dev.cairn.ask;

import dev.cairn.ask.Answer.PageName;
import dev.cairn.ask.Question.Wants;
import dev.cairn.search.IndexedPages;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Page;
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
import java.util.TreeMap;

/// The answer without a model: the statements of the sources that answer best, put together.
final class Extracts {
  private static final int MOST = 5;
  private static final int MOST_PAGES = 5;

  /// A statement that answers less well than this part of the best is left out.
  private static final double CLOSE = 0.7;

  /// Two statements that share more of their words say the same.
  private static final double SAME = 0.7;

  /// What likeness to what was said before, and another sentence of one source, take from a score.
  private static final double REPEATED = 0.25;

  private static final double SAME_SOURCE = 0.04;

  /// What a statement must have of the question's words, with what stands around it and by itself,
  /// for the question to be answered.
  private static final double COVERED = 0.6;

  private static final double OWNED = 0.3;

  /// Nothing with less of the question is worth showing.
  private static final double BEARING = 0.35;

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

  Answer answer(IndexedPages pages, Proof proof) throws IOException {
    List<Candidate> chosen = chosen();
    Quotations quotations = new Quotations();
    List<Said> said = new ArrayList<>();
    for (Candidate candidate : chosen) {
      Optional<Citation> citation = quotations.of(candidate.witness(), candidate.statement());
      citation.ifPresent(c -> said.add(new Said("", candidate.text(), List.of(c))));
    }
    Candidate best = candidates.isEmpty() ? null : candidates.getFirst();
    if (System.getenv("DBG") != null) candidates.stream().limit(6).forEach(c -> System.err.printf("   %.2f cover %.2f own %.2f fits %s  %s%n", c.score(), c.cover(), c.own(), c.fits(), c.text()));
    if (System.getenv("DBG") != null) System.err.println("   " + question);
    boolean confident = best != null && answers(best);
    Answer answer =
        new Answer(
            question,
            confident,
            said,
            pageNames(said),
            files(found.all()),
            chosen.stream().allMatch(candidate -> candidate.witness().ingested()),
            confident ? new Missing(List.of(), List.of(), waiting()) : missing(pages),
            "baseline");
    return proof.of(answer).answer();
  }

  private boolean answers(Candidate candidate) {
    boolean must = question.wants() == Wants.DATE || question.wants() == Wants.NUMBER;
    return candidate.cover() >= COVERED
        && candidate.own() >= OWNED
        && (candidate.fits() || !must);
  }

  private List<Candidate> chosen() {
    List<Candidate> chosen = new ArrayList<>();
    if (candidates.isEmpty() || candidates.getFirst().cover() < BEARING) {
      return chosen;
    }
    List<Candidate> open =
        new ArrayList<>(
            candidates.stream()
                .filter(candidate -> Quotations.hasLength(candidate.statement().text()) || isLong(candidate))
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

  Missing missing(IndexedPages pages) throws IOException {
    List<String> words = new ArrayList<>();
    BitSet near = new BitSet();
    candidates.stream().limit(MOST).forEach(candidate -> near.or(candidate.near()));
    for (int i = 0; i < question.words().size(); i++) {
      if (!near.get(i)) {
        words.add(question.words().get(i).word());
      }
    }
    return new Missing(words, wanted(pages), waiting());
  }

  /// Pages that nobody has written and whose names the question speaks of.
  private List<String> wanted(IndexedPages pages) throws IOException {
    Map<String, Integer> wanted = new TreeMap<>();
    for (var links : pages.links()) {
      for (var link : links.links()) {
        String name = link.name();
        if (!link.citation()
            && !weighing.hits(name.replace('-', ' '), "en").isEmpty()
            && pages.resolve(name, links.page()) instanceof dev.cairn.vault.FileNames.Missing) {
          wanted.merge(name, 1, Integer::sum);
        }
      }
    }
    return wanted.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_PAGES)
        .map(Map.Entry::getKey)
        .toList();
  }

  List<Page> pages() {
    return found.pages();
  }
}
