package dev.cairn.ask;

import dev.cairn.search.IndexedPages;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.Set;

/// One question to a vault. For one thread, for one question.
public final class Asking {
  private final Question question;
  private final Witnesses found;
  private final IndexedPages pages;
  private final Set<String> allowedUrls;

  /// Reads the question and looks for what bears on it.
  ///
  /// @param index equal to the files
  /// @param allowedUrls addresses that the owner allows in pages
  public Asking(String question, Vault vault, SearchIndex index, Set<String> allowedUrls)
      throws IOException {
    this.pages = index.pages();
    this.question = Question.of(question, pages);
    this.allowedUrls = Set.copyOf(allowedUrls);
    this.found = new Witnesses(vault, index);
    found.find(this.question);
  }

  /// The answer without a model.
  public Answer extracts() throws IOException {
    return new Extracts(question, found)
        .answer(pages, new Proof(found.all(), found.pages(), allowedUrls));
  }
}
