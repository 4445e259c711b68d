package dev.cairn.eval;

import dev.cairn.compile.VaultSources;
import dev.cairn.gate.PageChecks;
import dev.cairn.gate.Surroundings;
import dev.cairn.search.Excerpts;
import dev.cairn.search.Query.Scope;
import dev.cairn.search.SearchIndex;
import dev.cairn.text.Word;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A vault under evaluation: its pages as they were read, an index of its own, its questions with
/// what it took to answer them.
///
/// The questions stay the same until it is closed. After a change [#refresh] reads the touched
/// files only, and asks only the questions that they may bear on. For use by one thread.
public final class Evaluation implements Closeable {
  /// The part of a question's words that a touched page must have to be worth asking again for.
  private static final double BEARING = 0.5;

  /// What an evaluation rests on beside the vault's files.
  ///
  /// @param allowedUrls addresses that the owner allows in pages
  /// @param removed raw files that were taken out and stay where they are
  /// @param period the questions made from sources change with it; such as the week
  public record Terms(Set<String> allowedUrls, Set<VaultPath> removed, String period) {
    public Terms {
      allowedUrls = Set.copyOf(allowedUrls);
      removed = Set.copyOf(removed);
    }
  }

  private final Vault vault;
  private final Terms terms;
  private final SearchIndex index;
  private final Map<VaultPath, Page> sourcePages = new ConcurrentHashMap<>();
  private final List<Question> questions;
  private final Map<String, Answered> answers = new HashMap<>();
  private final Map<String, Set<VaultPath>> readIn = new HashMap<>();
  private final FileNames names;
  private final Wiki wiki;

  private Evaluation(Vault vault, Terms terms, SearchIndex index) throws IOException {
    this.vault = vault;
    this.terms = terms;
    this.index = index;
    List<VaultPath> files = vault.files("").stream().map(Vault.FileEntry::path).toList();
    this.names = new FileNames(files);
    this.wiki = new Wiki(names, files.stream().filter(this::isSource).toList());
    readPages(
        files.stream().filter(path -> path.isUnder(Vault.WIKI) && path.isMarkdown()).toList());
    this.questions =
        Questions.of(
            vault,
            wiki.pages().keySet().stream().filter(path -> path.isUnder(Vault.ANSWERS)).toList(),
            wiki.sources().keySet(),
            terms.period());
    ask(questions);
  }

  /// Reads a vault and asks its questions. The vault is not changed.
  public static Evaluation of(Vault vault, Terms terms) throws IOException {
    SearchIndex index = SearchIndex.scratch(vault);
    boolean open = false;
    try {
      Evaluation evaluation = new Evaluation(vault, terms, index);
      open = true;
      return evaluation;
    } finally {
      if (!open) {
        index.close();
      }
    }
  }

  /// What the vault is worth as it was last read.
  public Scorecard scorecard() {
    return Scorecard.of(
        wiki.totals(),
        questions.stream()
            .map(question -> Objects.requireNonNull(answers.get(question.id())))
            .toList());
  }

  /// Reads what was touched since and asks again what it may bear on.
  ///
  /// @param touched files that were made, written or removed
  public Scorecard refresh(Collection<VaultPath> touched) throws IOException {
    Set<VaultPath> pages = new HashSet<>();
    for (VaultPath path : touched) {
      if (isSource(path)) {
        wiki.raw(path, vault.entry(path).isPresent());
      }
    }
    touched.stream()
        .filter(path -> path.isUnder(Vault.WIKI) && path.isMarkdown())
        .forEach(pages::add);
    pages.addAll(wiki.restingOn(wiki.slugsOf(touched)));
    touched.forEach(sourcePages::remove);
    readPages(pages);
    if (!questions.isEmpty()) {
      index.refresh(touched);
      ask(borneOnBy(touched));
    }
    return scorecard();
  }

  private boolean isSource(VaultPath path) {
    return path.isUnder(Vault.RAW)
        && !path.isUnder("raw/assets")
        && !terms.removed().contains(path);
  }

  private void readPages(Collection<VaultPath> paths) throws IOException {
    VaultSources sources = new VaultSources(vault);
    PageReader reader =
        new PageReader(
            new PageChecks(
                new Surroundings(names, this::sourcePage, sources, terms.allowedUrls()), false),
            new CopiedText(sources));
    try {
      paths.parallelStream()
          .map(path -> Map.entry(path, page(path).map(reader::read)))
          .toList()
          .forEach(read ->
              read.getValue()
                  .ifPresentOrElse(
                      page -> wiki.put(read.getKey(), page), () -> wiki.remove(read.getKey())));
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private Optional<Page> page(VaultPath path) {
    try {
      return vault.page(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Of the pages of sources only the front matter is asked for, again and again.
  private Optional<Page> sourcePage(VaultPath path) {
    if (!path.isUnder(Vault.SOURCES)) {
      return page(path);
    }
    Page known = sourcePages.get(path);
    if (known == null) {
      Optional<Page> read = page(path).map(page -> new Page(path, page.front(), ""));
      read.ifPresent(page -> sourcePages.put(path, page));
      return read;
    }
    return Optional.of(known);
  }

  private void ask(Collection<Question> asked) throws IOException {
    if (asked.isEmpty()) {
      return; // the index, which costs most in a large vault, is made for the first question
    }
    record Told(Answered answered, Set<VaultPath> files) {}
    Excerpts excerpts = index.excerpts();
    Reader reader = new Reader(excerpts);
    List<Told> told;
    try {
      told =
          asked.parallelStream()
              .map(question -> {
                Set<VaultPath> files = new HashSet<>();
                int[] tokens = new int[Scope.values().length];
                for (Scope scope : Scope.values()) {
                  Reader.Read read = read(reader, question, scope);
                  tokens[scope.ordinal()] = read.tokens();
                  files.addAll(read.files());
                }
                return new Told(
                    new Answered(
                        question,
                        tokens[Scope.WIKI.ordinal()],
                        tokens[Scope.RAW.ordinal()],
                        tokens[Scope.ALL.ordinal()]),
                    files);
              })
              .toList();
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    for (Told each : told) {
      answers.put(each.answered().question().id(), each.answered());
      readIn.put(each.answered().question().id(), each.files());
    }
  }

  private static Reader.Read read(Reader reader, Question question, Scope scope) {
    try {
      return reader.read(question, scope);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The questions for which a touched file was read before, or might be now.
  private List<Question> borneOnBy(Collection<VaultPath> touched) throws IOException {
    List<Set<String>> words = new ArrayList<>();
    for (VaultPath path : touched) {
      Optional<Page> page = path.isMarkdown() ? vault.page(path) : Optional.empty();
      page.ifPresent(text -> words.add(ContentWords.of(Word.of(text.text()))));
    }
    List<Question> asked = new ArrayList<>();
    for (Question question : questions) {
      Set<VaultPath> read = readIn.getOrDefault(question.id(), Set.of());
      Set<String> sought = ContentWords.of(Word.of(question.query()));
      boolean bears =
          words.stream()
              .anyMatch(page ->
                  sought.stream().filter(page::contains).count() >= BEARING * sought.size());
      if (bears || touched.stream().anyMatch(read::contains)) {
        asked.add(question);
      }
    }
    return asked;
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
