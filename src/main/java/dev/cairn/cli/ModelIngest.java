package dev.cairn.cli;

import dev.cairn.compile.Account;
import dev.cairn.compile.Candidate;
import dev.cairn.compile.Estimate;
import dev.cairn.compile.ModelUse;
import dev.cairn.compile.Workbench;
import dev.cairn.model.ModelStopped;
import dev.cairn.model.Models;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One ingest with a model, and what is said to its owner meanwhile.
final class ModelIngest implements ModelUse.Talk {
  private final Models models;
  private final Cairn cairn;
  private final Console console;
  private final boolean asks;
  private final Map<String, String> wishes;

  /// @param asks whether each source is talked over before anything is written
  /// @param wishes what was said before about sources, by their titles
  ModelIngest(
      Models models, Cairn cairn, Console console, boolean asks, Map<String, String> wishes) {
    this.models = models;
    this.cairn = cairn;
    this.console = console;
    this.asks = asks;
    this.wishes = new HashMap<>(wishes);
  }

  /// What was said about sources, by their titles.
  Map<String, String> wishes() {
    return Map.copyOf(wishes);
  }

  Workbench.Result ingest(Workbench bench, List<Candidate> candidates, String language)
      throws IOException, ModelStopped {
    try {
      return bench.ingest(
          candidates,
          new ModelUse(models.run("ingest"), "ingest", new ModelUse.Wishes(language), this),
          false);
    } finally {
      console.end();
    }
  }

  @Override
  public void expect(Estimate estimate) {
    if (!models.isLarge(estimate.tokens(), estimate.usd())) {
      return;
    }
    String sum =
        String.format(
            Locale.ROOT,
            "This may take about %,d tokens in %s, %s.",
            estimate.tokens(),
            Console.count(estimate.calls(), "call"),
            estimate.usd() == null
                ? "at a price that is not known"
                : "$" + estimate.usd().setScale(2, RoundingMode.HALF_UP));
    console.note(sum);
    String answer = cairn.noInput ? null : console.ask("Go on? [y/N] ");
    if (answer != null && !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
      throw Failure.usage(
          "declined", "Nothing was read or written.", "Without a model: --no-model.");
    }
  }

  @Override
  public String about(String title, Account account) {
    @Nullable String said = wishes.get(title);
    if (said != null || !asks) {
      return said == null ? "" : said;
    }
    console.end();
    console.line(console.styled(title, Console.Style.BOLD));
    account.gist().forEach(gist -> console.line("  " + plain(gist.text())));
    List<String> main = account.mainNames();
    if (!main.isEmpty()) {
      console.line("  It bears on: " + plain(String.join(", ", main)));
    }
    String answer = console.ask("What matters in it? (Enter: nothing in particular) ");
    if (answer == null) {
      throw Failure.usage(
          "needs-an-answer",
          "--ask talks with somebody at a terminal, and nobody is there.",
          "Leave --ask out.");
    }
    wishes.put(title, answer.strip());
    return answer.strip();
  }

  /// Text of a source or a model with nothing in it that a terminal would obey.
  private static String plain(String text) {
    return text.replaceAll("\\p{C}", " ");
  }
}
