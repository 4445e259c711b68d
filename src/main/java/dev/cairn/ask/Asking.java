package dev.cairn.ask;

import dev.cairn.compile.Rules;
import dev.cairn.model.Chat;
import dev.cairn.model.ModelStopped;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.Set;

/// One question to a vault. For one thread, for one question.
public final class Asking {
  private final Vault vault;
  private final Question question;
  private final Witnesses found;
  private final Extracts extracts;
  private final Set<String> allowedUrls;

  /// An answer, and what went wrong on the way to it.
  ///
  /// @param form that of the answer, which is a page where the one that was asked for cannot be had
  /// @param trouble a sentence; empty where all went well
  public record Outcome(Answer answer, Form form, String trouble) {}

  /// Reads the question and looks for what bears on it.
  ///
  /// @param index equal to the files
  /// @param allowedUrls addresses that the owner allows in pages
  public Asking(String question, Vault vault, SearchIndex index, Set<String> allowedUrls)
      throws IOException {
    this.vault = vault;
    this.found = new Witnesses(vault, index);
    this.question = found.question(question);
    this.allowedUrls = Set.copyOf(allowedUrls);
    found.find(this.question);
    this.extracts = new Extracts(this.question, found);
  }

  public Question question() {
    return question;
  }

  /// The answer without a model. A chart is not to be had so: nobody else says which numbers belong
  /// together.
  public Answer extracts(Form form) throws IOException {
    return extracts.answer(new Proof(found.all(), found.pages(), allowedUrls), form);
  }

  /// The answer of a model; where nothing that it says stands, the one without.
  ///
  /// @throws ModelStopped where the model cannot be asked, or may not be any more
  public Outcome answer(Form form, Chat chat) throws ModelStopped, IOException {
    String rules = Rules.of(vault);
    ModelTask task = new ModelTask(form, rules);
    ModelAnswer.Result result =
        new ModelAnswer(question, found, extracts, allowedUrls, form, task, chat).answer();
    Answer answer = result.answer();
    if (answer != null) {
      return new Outcome(answer, form, result.trouble());
    }
    String trouble = result.trouble();
    Form without = form == Form.CHART ? Form.PAGE : form;
    return new Outcome(
        extracts(without),
        without,
        trouble.isEmpty() ? "" : trouble + " These are the sources' own words.");
  }
}
