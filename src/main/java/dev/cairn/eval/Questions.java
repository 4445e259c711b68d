package dev.cairn.eval;

import dev.cairn.source.Reading;
import dev.cairn.source.Source;
import dev.cairn.source.SourceReader;
import dev.cairn.text.Word;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Content;
import dev.cairn.vault.Page;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Collects the questions of a vault: the owner's, those of saved answers, and ones made from
/// sources.
final class Questions {
  /// Questions made from sources, of which half are held out.
  private static final int MOST_MADE = 240;

  private static final int LEAST_OF_A_SOURCE = 3;

  /// Quotations of a saved answer that must be read again.
  private static final int QUOTATIONS = 3;

  private static final int MOST_SAVED = 200;

  private Questions() {}

  /// All questions of a period, each kind in its order.
  ///
  /// @param pages the pages below `wiki/answers/`
  /// @param raw the raw files that count, in any order
  /// @param period with it the questions made from sources change; the same for the same
  static List<Question> of(
      Vault vault, Collection<VaultPath> pages, Collection<VaultPath> raw, String period)
      throws IOException {
    List<Question> questions = new ArrayList<>();
    QuestionFile.read(vault).stream()
        .map(QuestionFile::question)
        .flatMap(Optional::stream)
        .forEach(questions::add);
    for (VaultPath path : pages.stream().sorted().limit(MOST_SAVED).toList()) {
      vault.page(path).flatMap(Questions::saved).ifPresent(questions::add);
    }
    questions.addAll(made(vault, raw, period));
    return questions;
  }

  private static Optional<Question> saved(Page page) {
    List<Fact> facts =
        page.citations().stream()
            .map(Citation::quotation)
            .distinct()
            .limit(QUOTATIONS)
            .map(Fact::stated)
            .toList();
    return facts.isEmpty() || !page.type().equals("answer")
        ? Optional.empty()
        : Optional.of(
            new Question(
                "saved:" + page.path().basename(),
                Question.Kind.ANSWERED,
                page.title(),
                Question.query(Word.of(page.title()).stream()),
                facts));
  }

  /// Takes sources in an order that the period decides until there are enough, so that a large
  /// vault is not read to ask some of it.
  private static List<Question> made(Vault vault, Collection<VaultPath> raw, String period)
      throws IOException {
    List<VaultPath> order =
        raw.stream().sorted(Comparator.comparing(path -> hash(path + "\n" + period))).toList();
    int most = Math.max(LEAST_OF_A_SOURCE, Math.ceilDiv(MOST_MADE, Math.max(1, order.size())));
    List<Question> made = new ArrayList<>();
    int batch = Math.ceilDiv(MOST_MADE, most);
    for (int from = 0; from < order.size() && made.size() < MOST_MADE; from += batch) {
      List<VaultPath> next = order.subList(from, Math.min(order.size(), from + batch));
      try {
        next.parallelStream()
            .map(path -> made(vault, path, period, most))
            .toList()
            .forEach(made::addAll);
      } catch (UncheckedIOException e) {
        throw Objects.requireNonNull(e.getCause());
      }
    }
    return made.subList(0, Math.min(MOST_MADE, made.size()));
  }

  private static List<Question> made(Vault vault, VaultPath path, String period, int most) {
    try {
      Optional<Content> content = vault.read(path);
      if (content.isEmpty()
          || !(SourceReader.read(path.fileName(), content.get().bytes())
              instanceof Reading.Read(Source source))) {
        return List.of();
      }
      String seed = content.get().sha256().hex() + "\n" + period;
      return Cloze.of(source, seed).stream().limit(most).map(Cloze::question).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
