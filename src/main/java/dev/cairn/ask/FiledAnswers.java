package dev.cairn.ask;

import dev.cairn.search.IndexedPages;
import dev.cairn.text.Slug;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The answers that were filed below `wiki/answers/`. Two questions that differ in nothing but
/// letter case and the marks between words are one.
public final class FiledAnswers {
  private final Vault vault;
  private final IndexedPages pages;

  public FiledAnswers(Vault vault, IndexedPages pages) {
    this.vault = vault;
    this.pages = pages;
  }

  /// The answer to a question that was filed before.
  public Optional<Page> find(Question question) throws IOException {
    return vault.page(place(question)).filter(page -> page.type().equals("answer"));
  }

  /// Where an answer is filed: under its question's slug, with six digits of its hash where another
  /// page has that name.
  private VaultPath place(Question question) throws IOException {
    Slug slug = Slug.of(question.text());
    VaultPath plain = at(slug);
    boolean taken =
        switch (pages.resolve(slug.value(), Vault.INDEX)) {
          case FileNames.Found(VaultPath path) -> !path.equals(plain);
          case FileNames.Ambiguous _ -> true;
          case FileNames.Missing _ -> false;
        };
    Sha256 hash = Sha256.of(slug.value().getBytes(StandardCharsets.UTF_8));
    return taken ? at(Slug.of(question.text(), hash.abbreviated())) : plain;
  }

  private static VaultPath at(Slug slug) {
    return VaultPath.of(Vault.ANSWERS + "/" + slug + ".md");
  }

  /// An answer as the page that is to be filed; empty where the page that is there says the same.
  ///
  /// @param today as an ISO date
  public Optional<Page> page(Answer given, Form form, String today) throws IOException {
    Optional<Page> before = find(given.question());
    Answer answer = before.map(page -> given.asIn(page.title())).orElse(given);
    String created = before.flatMap(page -> page.front().get("created")).orElse(today);
    String updated = before.flatMap(page -> page.front().get("updated")).orElse(today);
    String same = AnswerPage.of(answer, form, created, updated).text();
    if (before.isPresent() && before.get().text().equals(same)) {
      return Optional.empty();
    }
    String text = AnswerPage.of(answer, form, created, today).text();
    return Optional.of(Page.of(place(answer.question()), text));
  }
}
